import type { Mark, Node } from "prosemirror-model";
import { charClass, entity, escapeText } from "./escape-markdown.js";

const delimiters: Record<string, string> = { bold: "**", italic: "_", strike: "~~" };

/** A run of text with what of its ends must be written as a character reference, or the edge of a mark, or a break. */
type Piece =
  | { kind: "text"; text: string; encodeFirst: boolean; encodeLast: boolean }
  | { kind: "open" | "close"; mark: Mark }
  | { kind: "break" };

/**
 * The inline Markdown of a tidy textblock.
 *
 * Markdown opens and closes a mark by the characters beside it: `**(a)**b` closes nothing, since `)` is punctuation and
 * `b` a letter. There the letter is written as a character reference (`&#98;`), which counts as punctuation, so that
 * every document can be said. In ordinary text it never happens.
 */
export function inlineMarkdown(block: Node): string {
  const pieces = split(block);
  encodeEdges(pieces);
  return pieces.map((piece, i) => render(piece, pieces[i - 1])).join("");
}

function split(block: Node): Piece[] {
  const pieces: Piece[] = [];
  let active: Mark[] = [];
  const change = (wanted: Mark[]): void => {
    const changed = active.findIndex((mark, i) => !wanted[i]?.eq(mark));
    const keep = changed < 0 ? active.length : changed;
    for (const mark of active.slice(keep).reverse()) pieces.push({ kind: "close", mark });
    for (const mark of wanted.slice(keep)) pieces.push({ kind: "open", mark });
    active = wanted;
  };
  block.children.forEach((node, i) => {
    change(nesting(active, node.marks, block.children.slice(i, i + 50)));
    pieces.push(
      node.isText ? { kind: "text", text: node.text ?? "", encodeFirst: false, encodeLast: false } : { kind: "break" },
    );
  });
  change([]);
  return pieces;
}

/** In which order marks lie in each other: what is open stays, then the longest first, links always innermost. */
function nesting(active: readonly Mark[], marks: readonly Mark[], ahead: readonly Node[]): Mark[] {
  const end = active.findIndex((mark) => !mark.isInSet(marks) || mark.type.name === "link");
  const kept = end < 0 ? active : active.slice(0, end);
  const reach = (mark: Mark): number => {
    const stop = ahead.findIndex((node) => !mark.isInSet(node.marks));
    return mark.type.name === "link" ? 0 : stop < 0 ? ahead.length : stop;
  };
  const opened = marks.filter((mark) => !mark.isInSet(kept));
  return [...kept, ...opened.sort((a, b) => reach(b) - reach(a))];
}

/** Marks the characters that a delimiter needs as punctuation. Each pass only looks where earlier steps no longer change. */
function encodeEdges(pieces: Piece[]): void {
  const delimiterAt = (i: number): string | undefined => {
    const piece = pieces[i];
    return piece?.kind === "open" || piece?.kind === "close" ? delimiters[piece.mark.type.name] : undefined;
  };
  const opens = (i: number): boolean => pieces[i]?.kind === "open";
  const last = pieces.length - 1;

  // White space just inside a mark, where two marks overlap, would keep the delimiter from opening or closing.
  pieces.forEach((piece, i) => {
    if (piece.kind !== "text") return;
    if (delimiterAt(i - 1) && opens(i - 1) && first(piece) === "space") encodeFirst(piece);
    if (delimiterAt(i + 1) && !opens(i + 1) && final(piece) === "space") encodeLast(piece);
  });
  for (let i = last; i > 0; i -= 1) {
    const before = pieces[i - 1];
    if (before?.kind !== "text" || !opens(i)) continue;
    const delimiter = delimiterAt(i);
    if (!delimiter && before.text.endsWith("!")) encodeLast(before); // `![` would begin an image
    if (delimiter && final(before) === "word" && (delimiter === "_" || side(pieces[i + 1], first) === "punctuation")) {
      encodeLast(before);
    }
  }
  for (let i = 0; i < last; i += 1) {
    const after = pieces[i + 1];
    const delimiter = delimiterAt(i);
    if (after?.kind !== "text" || opens(i) || !delimiter) continue;
    if (first(after) === "word" && (delimiter === "_" || side(pieces[i - 1], final) === "punctuation"))
      encodeFirst(after);
  }
}

type Text = Extract<Piece, { kind: "text" }>;
type CharClass = ReturnType<typeof charClass>;

function first(piece: Text): CharClass {
  return piece.encodeFirst ? "punctuation" : charClass([...piece.text].at(0));
}

function final(piece: Text): CharClass {
  return piece.encodeLast ? "punctuation" : charClass([...piece.text].at(-1));
}

function side(piece: Piece | undefined, end: (text: Text) => CharClass): CharClass {
  if (!piece) return "space";
  return piece.kind === "text" ? end(piece) : "punctuation";
}

function encodeFirst(piece: Text): void {
  piece.encodeFirst = true;
  piece.encodeLast ||= [...piece.text].length === 1;
}

function encodeLast(piece: Text): void {
  piece.encodeLast = true;
  piece.encodeFirst ||= [...piece.text].length === 1;
}

function render(piece: Piece, previous: Piece | undefined): string {
  switch (piece.kind) {
    case "break":
      return "\\\n";
    case "open":
      return delimiters[piece.mark.type.name] ?? "[";
    case "close":
      return delimiters[piece.mark.type.name] ?? `](${destination(String(piece.mark.attrs.href))})`;
    case "text": {
      const chars = [...piece.text];
      const head = piece.encodeFirst ? entity(chars.shift()) : "";
      const tail = piece.encodeLast ? entity(chars.pop()) : "";
      const startsLine = head === "" && (!previous || previous.kind === "break");
      return head + escapeText(chars.join(""), startsLine) + tail;
    }
  }
}

function destination(href: string): string {
  const plain = href.replace(/&(?=#?\w+;)/gu, "\\&");
  return /[()]/u.test(plain) ? `<${plain}>` : plain;
}
