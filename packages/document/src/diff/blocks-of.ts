import type { DocumentJson, MarkJson, NodeJson } from "../document-json.js";
import type { BlockKind } from "./text-diff.js";

/** A word, a space, a punctuation mark or a line break, with its marks. Together they are the text, nothing left out. */
export interface Token {
  text: string;
  marks: readonly MarkJson[];
  /** Equal for equal text with equal marks. */
  key: string;
}

export interface Block {
  kind: BlockKind;
  level: number;
  tokens: Token[];
  /** Equal for blocks that read the same. */
  key: string;
}

// Words as Swedish has them: å, ä and ö are letters, "EU-projekt" is two words and a hyphen.
const words = new Intl.Segmenter("sv", { granularity: "word" });

/** What stands around a block: the innermost of cell, item and quote says what it is. */
interface Surroundings {
  kind: BlockKind;
  listDepth: number;
}

/** A document's blocks in reading order, without the lists, rows and quotes that hold them. */
export function blocksOf(doc: DocumentJson): Block[] {
  return doc.content.flatMap((node) => blocksIn(node, { kind: "PARAGRAPH", listDepth: 0 }));
}

function blocksIn(node: NodeJson, around: Surroundings): Block[] {
  if (node.type === "horizontalRule") return [block("RULE", 0, [])];
  if (node.type === "heading") return [block("HEADING", Number(node.attrs?.level ?? 1), tokensOf(node))];
  if (node.type === "paragraph")
    return [block(around.kind, around.kind === "LIST_ITEM" ? around.listDepth : 0, tokensOf(node))];
  return (node.content ?? []).flatMap((child) => blocksIn(child, within(node, around)));
}

function within({ type }: NodeJson, around: Surroundings): Surroundings {
  if (type === "listItem") return { kind: "LIST_ITEM", listDepth: around.listDepth + 1 };
  if (type === "blockquote") return { ...around, kind: "QUOTE" };
  if (type === "tableCell" || type === "tableHeader") return { ...around, kind: "TABLE_CELL" };
  return around;
}

function block(kind: BlockKind, level: number, tokens: Token[]): Block {
  return { kind, level, tokens, key: JSON.stringify([kind, level, tokens.map(({ key }) => key)]) };
}

function tokensOf({ content = [] }: NodeJson): Token[] {
  return content.flatMap((node) => {
    const marks = node.marks ?? [];
    const markKey = JSON.stringify(marks.map(({ type, attrs }) => [type, attrs?.href ?? null]));
    const texts =
      node.type === "hardBreak" ? ["\n"] : Array.from(words.segment(node.text ?? ""), ({ segment }) => segment);
    return texts.map((text) => ({ text, marks, key: `${text}\u0000${markKey}` }));
  });
}
