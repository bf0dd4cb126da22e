import { Fragment, type Mark, type Node } from "prosemirror-model";
import { documentSchema } from "./schema.js";

/**
 * A document as Markdown can say it: no empty paragraphs, no white space at the edges of a paragraph or beside a line
 * break, none at the edge of a mark (`**word **` becomes `**word** `), and no line break in a heading or a cell.
 */
export function tidy(node: Node, oneLine = false): Node {
  const single = oneLine || node.type.name === "heading" || node.type.spec.tableRole !== undefined;
  if (node.isTextblock) return node.copy(Fragment.fromArray(tidyInline(node, single)));
  if (node.isLeaf) return node;
  const kept = node.children.map((child) => tidy(child, single)).filter((child) => !isEmptyParagraph(child));
  // An item that begins with a list, or a quote with nothing in it, keeps the paragraph that the schema asks for.
  return node.type.createAndFill(node.attrs, kept) ?? node;
}

/** A paragraph that is only there for the cursor. */
export function isEmptyParagraph(node: Node): boolean {
  return node.type.name === "paragraph" && node.content.size === 0;
}

/** A word, the white space between two words, or a line break. */
type Piece = { kind: "word" | "space" | "break"; text: string; marks: readonly Mark[] };

function tidyInline(block: Node, oneLine: boolean): Node[] {
  const nodes: Node[] = [];
  let gap: Piece[] = [];
  let before: Piece | null = null;
  for (const piece of block.children.flatMap((node) => pieces(node, oneLine))) {
    if (piece.kind !== "word") {
      gap.push(piece);
      continue;
    }
    if (before) nodes.push(...bridge(gap, before, piece));
    nodes.push(documentSchema.text(piece.text, piece.marks));
    before = piece;
    gap = [];
  }
  return nodes;
}

/** What is kept between two words: the line breaks, or else the space, with the marks that lie on all of it and on both. */
function bridge(gap: Piece[], before: Piece, after: Piece): Node[] {
  const marks = before.marks.filter((mark) => [...gap, after].every((piece) => mark.isInSet(piece.marks)));
  const breaks = gap.filter((piece) => piece.kind === "break");
  if (breaks.length > 0) return breaks.map(() => documentSchema.node("hardBreak", null, [], marks));
  return gap.map((piece) => documentSchema.text(piece.text, marks));
}

function pieces(node: Node, oneLine: boolean): Piece[] {
  const { marks } = node;
  if (!node.isText) return [{ kind: oneLine ? "space" : "break", text: " ", marks }];
  const runs = node.text?.normalize("NFC").match(/\s+|\S+/gu) ?? [];
  return runs.map((run) =>
    /\s/u.test(run)
      ? { kind: "space", text: run.replace(/[\n\v\f\r\u2028\u2029]/gu, " "), marks }
      : { kind: "word", text: run, marks },
  );
}
