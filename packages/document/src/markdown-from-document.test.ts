import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { documentFromMarkdown } from "./document-from-markdown.js";
import type { DocumentJson, NodeJson } from "./document-json.js";
import { markdownFromDocument } from "./markdown-from-document.js";
import { documentJson, parseDocument } from "./parse-document.js";
import { plainFromDocument } from "./plain-from-document.js";
import { documentSchema } from "./schema.js";
import { tidy } from "./tidy.js";

// Words made of what Markdown is made of, so that every accident of markup turns up.
const scrap = fc.constantFrom(
  ..."*_~`[]()<>!#|\\-+=:&;\"'/.{} \u00a0\tåÖé1a9😀",
  ..."**,__,~~,---,===,1.,2),&amp;,&#42;,<b>,![,](,|-|,:-:,https://a.se,Å,två ord, # ,> ,- ,+ ,\n,  \n,\\\n,\n\n,    ,Kommun".split(
    ",",
  ),
);
const jumble = fc.array(scrap, { maxLength: 40 }).map((scraps) => scraps.join(""));

const link = fc.constantFrom(
  "https://linkoping.se",
  "http://a.se/x_(y)?a=1&copy;=2",
  "mailto:a_b@norrkoping.se",
  "https://a.se/|*",
);
const marks = fc
  .record({ bold: fc.boolean(), italic: fc.boolean(), strike: fc.boolean(), link: fc.option(link, { freq: 2 }) })
  .map((on) => [
    ...(["bold", "italic", "strike"] as const).filter((type) => on[type]).map((type) => ({ type })),
    ...(on.link ? [{ type: "link", attrs: { href: on.link } }] : []),
  ]);
const text = fc
  .record({ text: jumble.filter((s) => s !== ""), marks })
  .map(({ text, marks }) => ({ type: "text", text, marks }));
const inline = fc.array(
  fc.oneof(
    { arbitrary: text, weight: 6 },
    marks.map((marks) => ({ type: "hardBreak", marks })),
  ),
  { maxLength: 6 },
);

const paragraph = inline.map((content): NodeJson => ({ type: "paragraph", content }));
const heading = fc
  .record({ level: fc.integer({ min: 1, max: 6 }), content: inline })
  .map(({ level, content }): NodeJson => ({ type: "heading", attrs: { level }, content }));
const rule = fc.constant<NodeJson>({ type: "horizontalRule" });
const align = fc.constantFrom(null, "left", "center", "right");
const table = fc.integer({ min: 1, max: 3 }).chain((width) =>
  fc
    .tuple(
      fc.array(align, { minLength: width, maxLength: width }),
      fc.array(fc.array(paragraph, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 3 }),
    )
    .map(
      ([aligns, rows]): NodeJson => ({
        type: "table",
        content: rows.map((row, y) => ({
          type: "tableRow",
          content: row.map((cell, x) => ({
            type: y === 0 ? "tableHeader" : "tableCell",
            attrs: { align: aligns[x] },
            content: [cell],
          })),
        })),
      }),
    ),
);
const { blocks } = fc.letrec<{ blocks: NodeJson[]; block: NodeJson; item: NodeJson }>((tie) => ({
  blocks: fc.array(tie("block"), { minLength: 1, maxLength: 4 }),
  block: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    paragraph,
    heading,
    rule,
    table,
    tie("blocks").map((content) => ({ type: "blockquote", content })),
    fc.array(tie("item"), { minLength: 1, maxLength: 3 }).map((content) => ({ type: "bulletList", content })),
    fc
      .record({
        start: fc.constantFrom(0, 1, 3, 999_999_999),
        content: fc.array(tie("item"), { minLength: 1, maxLength: 3 }),
      })
      .map(({ start, content }) => ({ type: "orderedList", attrs: { start }, content })),
  ),
  item: fc
    .tuple(paragraph, fc.option(tie("blocks"), { nil: [] }))
    .map(([first, rest]) => ({ type: "listItem", content: [first, ...rest] })),
}));
const document = blocks.map((content) => parseDocument({ type: "doc", content }));

/** What Markdown says of a document. */
function sayable(doc: DocumentJson): DocumentJson {
  return documentJson(tidy(documentSchema.nodeFromJSON(doc)));
}

describe("markdownFromDocument", () => {
  it("says everything a document says, whatever its marks and characters", () => {
    fc.assert(
      fc.property(document, (doc) => {
        const markdown = markdownFromDocument(doc);
        expect(documentFromMarkdown(markdown)).toEqual(sayable(doc));
      }),
      { numRuns: 400 },
    );
  });

  it("is stable: what Markdown gave, it gives again", () => {
    fc.assert(
      fc.property(jumble, (source) => {
        let doc: DocumentJson;
        try {
          doc = documentFromMarkdown(source);
        } catch {
          fc.pre(false);
          return;
        }
        expect(parseDocument(doc)).toEqual(doc);
        expect(documentFromMarkdown(markdownFromDocument(doc))).toEqual(doc);
      }),
      { numRuns: 1_000 },
    );
  });

  it("keeps every word of the plain text", () => {
    const words = (doc: DocumentJson): string => plainFromDocument(doc).replace(/\s+/gu, "");
    fc.assert(
      fc.property(document, (doc) => expect(words(documentFromMarkdown(markdownFromDocument(doc)))).toBe(words(doc))),
    );
  });
});
