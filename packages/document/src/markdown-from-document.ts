import type { Node } from "prosemirror-model";
import type { DocumentJson } from "./document-json.js";
import { inlineMarkdown } from "./inline-markdown.js";
import { documentSchema } from "./schema.js";
import { tableLines } from "./table-markdown.js";
import { isEmptyParagraph, tidy } from "./tidy.js";

/**
 * A document as CommonMark with tables and strike-through; reading it again gives the same document. What Markdown
 * cannot say is left out: empty paragraphs, and in tables header cells beyond the first row, merged cells, and more than
 * one paragraph in a cell.
 * @param doc a document that `parseDocument` or `documentFromMarkdown` gave
 */
export function markdownFromDocument(doc: DocumentJson): string {
  return lines(tidy(documentSchema.nodeFromJSON(doc))).join("\n");
}

/** The lines of the blocks in a node. `marker` is that of the list item they are in. */
function lines(parent: Node, marker?: string): string[] {
  const blocks = parent.children.filter((node) => !isEmptyParagraph(node));
  // A list on its parent's own line takes another bullet: `- - -` would be a rule.
  const shifted = blocks[0]?.type.name === "bulletList" && marker === "-";
  return blocks.flatMap((block, i) => {
    const own = blockLines(block, isAlternate(blocks, i) !== shifted);
    return i === 0 || isTight(parent, blocks, i) ? own : ["", ...own];
  });
}

function blockLines(block: Node, alternate: boolean): string[] {
  switch (block.type.name) {
    case "heading":
      return [`${"#".repeat(block.attrs.level)} ${headingText(block)}`.trimEnd()];
    case "bulletList":
      return bulletLines(block, alternate ? "*" : "-");
    case "orderedList":
      return orderedLines(block, alternate ? ")" : ".");
    case "blockquote":
      return orBlank(lines(block)).map((line) => (line === "" ? ">" : `> ${line}`));
    case "horizontalRule":
      return ["___"]; // `---` would underline a heading, `- ---` and `* ***` are rules themselves
    case "table":
      return tableLines(block);
    default:
      return inlineMarkdown(block).split("\n");
  }
}

/** A heading ends with its line, and number signs at its end would be taken for its closing. */
function headingText(block: Node): string {
  return inlineMarkdown(block).replace(/(^|\s)(#+)$/u, "$1\\$2");
}

function bulletLines(list: Node, bullet: string): string[] {
  return listLines(list, () => bullet);
}

function orderedLines(list: Node, delimiter: string): string[] {
  return listLines(list, (i) => `${Math.min(Number(list.attrs.start) + i, 999_999_999)}${delimiter}`);
}

function listLines(list: Node, markerOf: (index: number) => string): string[] {
  const tight = list.children.every((item) =>
    item.children.every((_, i) => i === 0 || isTight(item, item.children, i)),
  );
  return list.children.flatMap((item, i) => {
    const marker = markerOf(i);
    const indent = " ".repeat(marker.length + 1);
    const [head = "", ...rest] = orBlank(lines(item, marker));
    const own = [`${marker} ${head}`.trimEnd(), ...rest.map((line) => (line === "" ? "" : indent + line))];
    return i === 0 || tight ? own : ["", ...own];
  });
}

/** Whether a block in a list item may follow without a blank line: a list below the item's own line. */
function isTight(parent: Node, blocks: readonly Node[], index: number): boolean {
  const [before, block] = [blocks[index - 1], blocks[index]];
  if (parent.type.name !== "listItem" || before?.type.name !== "paragraph" || index !== 1) return false;
  const interrupts =
    block?.type.name === "bulletList" || (block?.type.name === "orderedList" && block.attrs.start === 1);
  // A list whose first item is empty cannot interrupt a paragraph: its marker would be read as an underline.
  return interrupts && !isEmptyParagraph(before) && (block?.firstChild?.firstChild?.content.size ?? 0) > 0;
}

/** Two lists of one kind beside each other are told apart by their markers, every second with the other one. */
function isAlternate(blocks: readonly Node[], index: number): boolean {
  let run = 0;
  while (index - run > 0 && blocks[index - run - 1]?.type === blocks[index]?.type) run += 1;
  return run % 2 === 1;
}

function orBlank(own: string[]): string[] {
  return own.length === 0 ? [""] : own;
}
