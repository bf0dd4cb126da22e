import type { DocumentJson, NodeJson } from "./document-json.js";

// What stands between the parts of a node: a blank line between blocks, a line break between items and rows, a tab
// between cells, so that a pasted table falls into a spreadsheet's columns.
const between: Record<string, string> = { bulletList: "\n", orderedList: "\n", listItem: "\n", table: "\n" };
const textblocks = new Set(["paragraph", "heading"]);

/** A document's words alone: for search, excerpts and counting. No markup, no list markers, no addresses of links. */
export function plainFromDocument(doc: DocumentJson): string {
  return plain(doc);
}

function plain(node: NodeJson): string {
  if (node.type === "text") return node.text ?? "";
  if (node.type === "hardBreak") return "\n";
  const parts = (node.content ?? []).map(plain);
  if (textblocks.has(node.type)) return parts.join("");
  // A row keeps its empty cells, or the columns would shift.
  if (node.type === "tableRow") return parts.map((cell) => cell.replace(/\s+/gu, " ")).join("\t");
  return parts.filter((part) => part !== "").join(between[node.type] ?? "\n\n");
}
