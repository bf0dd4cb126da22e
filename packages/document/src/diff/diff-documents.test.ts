import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { documentFromMarkdown } from "../document-from-markdown.js";
import type { DocumentJson } from "../document-json.js";
import { blocksOf } from "./blocks-of.js";
import { diffDocuments } from "./diff-documents.js";
import type { BlockDiff, Change } from "./text-diff.js";

const diff = (before: string, after: string) =>
  diffDocuments(documentFromMarkdown(before), documentFromMarkdown(after));

/** "[-gick-]" went, "{+kom+}" came. */
function shown({ segments }: BlockDiff): string {
  const frame: Record<Change, (text: string) => string> = {
    SAME: (text) => text,
    REMOVED: (text) => `[-${text}-]`,
    ADDED: (text) => `{+${text}+}`,
  };
  return segments.map(({ change, text }) => frame[change](text)).join("");
}

const outline = (before: string, after: string) =>
  diff(before, after).blocks.map((block) => `${block.change} ${block.kind}${block.level || ""} ${shown(block)}`);

/** What is left of a diff without what was added, or without what was removed. */
function side(blocks: readonly BlockDiff[], left: "ADDED" | "REMOVED") {
  return blocks
    .filter(({ change }) => change !== left)
    .map(({ kind, level, segments }) => ({
      ...{ kind, level },
      characters: segments
        .filter(({ change }) => change !== left)
        .flatMap(({ text, marks }) => [...text].map((character) => ({ character, marks }))),
    }));
}

function whole(doc: DocumentJson) {
  return blocksOf(doc).map(({ kind, level, tokens }) => ({
    ...{ kind, level },
    characters: tokens.flatMap(({ text, marks }) => [...text].map((character) => ({ character, marks }))),
  }));
}

describe("diffDocuments", () => {
  it("tells which words came and went", () => {
    expect(outline("Vi söker två projekt i år.", "Vi söker tre nya projekt i år.")).toEqual([
      "CHANGED PARAGRAPH Vi söker [-två-]{+tre+} {+nya +}projekt i år.",
    ]);
  });

  it.each([
    ["Nämnden åker.", "Nämnden äger.", "Nämnden [-åker-]{+äger+}."],
    ["Öppna data", "öppna data", "[-Öppna-]{+öppna+} data"],
    ["EU-projekt, t.ex. Erasmus+", "EU-medel, t.ex. Erasmus+", "EU-[-projekt-]{+medel+}, t.ex. Erasmus+"],
    ["Klart 2026.", "Klart 2027!", "Klart [-2026.-]{+2027!+}"],
    ["högst 1 500 kr", "högst 2 500 kr", "högst [-1-]{+2+} 500 kr"],
  ])("takes Swedish words whole: %s", (before, after, expected) => {
    expect(diff(before, after).blocks.map(shown)).toEqual([expected]);
  });

  it("knows what a block is", () => {
    const text = "# Mål\n\nText\n\n- ett\n  - inne\n\n> citat\n\n---\n\n| a | b |\n|---|---|\n| c | d |";
    expect(outline(text, text)).toEqual([
      ...["SAME HEADING1 Mål", "SAME PARAGRAPH Text", "SAME LIST_ITEM1 ett", "SAME LIST_ITEM2 inne"],
      ...["SAME QUOTE citat", "SAME RULE ", "SAME TABLE_CELL a", "SAME TABLE_CELL b"],
      ...["SAME TABLE_CELL c", "SAME TABLE_CELL d"],
    ]);
  });

  it("does not take all that follows for changed where a paragraph was put in", () => {
    const before = "## Mål\n\nFler elever reser.\n\nFler lärare lär av andra kommuner.";
    const after =
      "## Mål\n\nEtt nytt stycke om vänorter.\n\nFler elever och lärlingar reser.\n\nFler lärare lär av andra.";
    expect(outline(before, after)).toEqual([
      "SAME HEADING2 Mål",
      "ADDED PARAGRAPH {+Ett nytt stycke om vänorter.+}",
      "CHANGED PARAGRAPH Fler elever {+och lärlingar +}reser.",
      "CHANGED PARAGRAPH Fler lärare lär av andra[- kommuner-].",
    ]);
  });

  it("shows what has nothing in common as removed and added, not as one changed block", () => {
    expect(outline("Alla elever reser.", "Budgeten är två miljoner.")).toEqual([
      "REMOVED PARAGRAPH [-Alla elever reser.-]",
      "ADDED PARAGRAPH {+Budgeten är två miljoner.+}",
    ]);
    expect(outline("Samma ord", "# Samma ord")).toEqual([
      "REMOVED PARAGRAPH [-Samma ord-]",
      "ADDED HEADING1 {+Samma ord+}",
    ]);
  });

  it("takes a word with other marks, or a link that leads elsewhere, for changed", () => {
    const [block] = diff("Det är viktigt nu.", "Det är **viktigt** nu.").blocks;
    expect(block?.segments).toEqual([
      { change: "SAME", text: "Det är ", marks: [] },
      { change: "REMOVED", text: "viktigt", marks: [] },
      { change: "ADDED", text: "viktigt", marks: [{ type: "bold" }] },
      { change: "SAME", text: " nu.", marks: [] },
    ]);
    expect(diff("[avtal](https://a.se)", "[avtal](https://b.se)").changed).toBe(true);
  });

  it("answers for two long texts with nothing in common, in the time of a request", () => {
    const words = (stem: string) => Array.from({ length: 8_000 }, (_, n) => `${stem}${n}`).join(" ");
    const { blocks } = diff(words("a"), words("b"));
    expect(blocks.map(({ change }) => change)).toEqual(["REMOVED", "ADDED"]);
    const lines = (stem: string) => words(stem).replaceAll(" ", "\n\n");
    expect(diff(lines("a"), lines("b")).blocks).toHaveLength(16_000);
  }, 10_000);

  // Few words, so that texts have much in common; everything that a document has.
  const word = fc.constantFrom(
    "mål",
    "åtgärd",
    "elev",
    "ö",
    "2026",
    "och",
    "EU-medel.",
    "**fet**",
    "_kursiv_",
    "[länk](https://a.se)",
  );
  const sentence = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(" "));
  const block = fc.oneof(
    sentence,
    sentence.map((text) => `## ${text}`),
    fc.array(sentence, { minLength: 1, maxLength: 3 }).map((items) => items.map((text) => `- ${text}`).join("\n")),
    sentence.map((text) => `> ${text}`),
    fc.tuple(sentence, sentence).map(([a, b]) => `| ${a} | ${b} |\n|---|---|\n| ${b} | |`),
    fc.constant("---"),
    fc.tuple(sentence, sentence).map(([a, b]) => `${a}\\\n${b}`),
  );
  const document = fc.array(block, { maxLength: 6 }).map((blocks) => documentFromMarkdown(blocks.join("\n\n")));

  it("gives both texts back, word for word and mark for mark", () => {
    fc.assert(
      fc.property(document, document, (before, after) => {
        const { blocks } = diffDocuments(before, after);
        expect(side(blocks, "ADDED")).toEqual(whole(before));
        expect(side(blocks, "REMOVED")).toEqual(whole(after));
      }),
    );
  });

  it("has nothing but SAME exactly where nothing changed", () => {
    fc.assert(
      fc.property(document, document, (before, after) => {
        const same = diffDocuments(before, before);
        expect([
          same.changed,
          same.blocks.every(({ change, segments }) => change === "SAME" && segments.every((s) => s.change === "SAME")),
        ]).toEqual([false, true]);
        const { changed, blocks } = diffDocuments(before, after);
        expect(changed).toBe(JSON.stringify(whole(before)) !== JSON.stringify(whole(after)));
        for (const { change, segments } of blocks) {
          const kinds = new Set(segments.map((segment) => segment.change));
          if (change !== "CHANGED") expect([...kinds].filter((kind) => kind !== change)).toEqual([]);
          else expect(kinds.has("ADDED") || kinds.has("REMOVED")).toBe(true);
        }
      }),
    );
  });
});
