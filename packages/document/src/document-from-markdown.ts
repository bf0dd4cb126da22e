import type { Token } from "markdown-it";
import type { Attrs, Mark, Node, NodeType } from "prosemirror-model";
import { DocumentError } from "./document-error.js";
import type { DocumentJson } from "./document-json.js";
import { documentLimits } from "./limits.js";
import { documentTokens } from "./markdown-tokens.js";
import { documentJson, tooDeep, tooLong, tooManyParts } from "./parse-document.js";
import { documentSchema } from "./schema.js";
import { tidy } from "./tidy.js";

const { nodes, marks } = documentSchema;

const blocks: Record<string, NodeType> = {
  paragraph: nodes.paragraph,
  heading: nodes.heading,
  bullet_list: nodes.bulletList,
  ordered_list: nodes.orderedList,
  list_item: nodes.listItem,
  blockquote: nodes.blockquote,
  hr: nodes.horizontalRule,
  table: nodes.table,
  tr: nodes.tableRow,
  th: nodes.tableHeader,
  td: nodes.tableCell,
};
const emphasis: Record<string, Mark> = {
  strong: marks.bold.create(),
  em: marks.italic.create(),
  s: marks.strike.create(),
};

type Frame = { type: NodeType; attrs: Attrs | null; content: Node[] };

/**
 * Reads CommonMark with tables and strike-through. Indented lines and grave accents are ordinary text; titles of links
 * are left out.
 * @throws DocumentError with the line (`line 3: …`) for raw HTML, images, other links than web and mail, characters no
 * text may hold, and for a text beyond `documentLimits`.
 */
export function documentFromMarkdown(markdown: string): DocumentJson {
  const root: Frame = { type: nodes.doc, attrs: null, content: [] };
  const stack = [root];
  let line = 1;
  for (const token of documentTokens(markdown)) {
    const top = stack.at(-1) ?? root;
    if (token.map) line = token.map[0] + 1;
    if (stack.length >= documentLimits.depth) throw tooDeep(`line ${line}`);
    if (token.type === "inline") {
      top.content.push(...inline(token.children ?? []));
      continue;
    }
    const type = blocks[token.type.replace(/_(?:open|close)$/u, "")];
    if (!type) continue; // thead and tbody: the rows alone make the table
    if (token.nesting >= 0) stack.push({ type, attrs: attributes(token), content: [] });
    if (token.nesting <= 0) {
      const closed = stack.pop() ?? root;
      stack.at(-1)?.content.push(node(closed));
    }
  }
  const doc = tidy(node(root));
  if (doc.textContent.length > documentLimits.text) throw tooLong();
  let parts = 1;
  doc.descendants(() => {
    parts += 1;
  });
  if (parts > documentLimits.nodes) throw tooManyParts();
  return documentJson(doc);
}

function node({ type, attrs, content }: Frame): Node {
  const isCell = type === nodes.tableHeader || type === nodes.tableCell;
  // An item that begins with a list or a heading gets the empty paragraph that the schema asks for.
  const filled = type.createAndFill(attrs, isCell ? nodes.paragraph.create(null, content) : content);
  if (!filled) throw new DocumentError("", `a ${type.name} cannot hold what this Markdown puts in it`);
  return filled;
}

function attributes(token: Token): Attrs | null {
  switch (token.type) {
    case "heading_open":
      return { level: Number(token.tag.slice(1)) };
    case "ordered_list_open":
      return { start: Number(token.attrGet("start") ?? 1) };
    case "th_open":
    case "td_open":
      return { align: /left|center|right/u.exec(String(token.attrGet("style")))?.[0] ?? null };
    default:
      return null;
  }
}

function inline(tokens: Token[]): Node[] {
  const content: Node[] = [];
  let active: readonly Mark[] = [];
  for (const token of tokens) {
    const mark = markOf(token);
    if (mark) active = token.nesting > 0 ? mark.addToSet(active) : mark.type.removeFromSet(active);
    else if (token.type === "hardbreak") content.push(nodes.hardBreak.create(null, null, active));
    else if (token.type === "softbreak") content.push(documentSchema.text(" ", active));
    else if (token.content !== "") content.push(documentSchema.text(token.content, active));
  }
  return content;
}

function markOf(token: Token): Mark | undefined {
  if (token.type === "link_open") return marks.link.create({ href: token.attrGet("href") });
  if (token.type === "link_close") return marks.link.create({ href: "" });
  return emphasis[token.type.replace(/_(?:open|close)$/u, "")];
}
