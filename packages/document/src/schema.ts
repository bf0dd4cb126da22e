import { Schema } from "prosemirror-model";

const cell = {
  content: "block+",
  attrs: { colspan: { default: 1 }, rowspan: { default: 1 }, align: { default: null } },
  isolating: true,
} as const;

/**
 * What a document is made of. Names, content and attributes are those of Tiptap 3 (StarterKit and its tables), so that
 * the web's editor and the server agree. Code, images and underline are left out: they have no place in a plan.
 *
 * The order of the marks is the order they are stored in; `link` is last, so that in Markdown it is innermost.
 */
export const documentSchema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: { group: "block", content: "inline*" },
    heading: { group: "block", content: "inline*", attrs: { level: {} }, defining: true },
    bulletList: { group: "block list", content: "listItem+" },
    orderedList: { group: "block list", content: "listItem+", attrs: { start: { default: 1 } } },
    listItem: { content: "paragraph block*", defining: true },
    blockquote: { group: "block", content: "block+", defining: true },
    horizontalRule: { group: "block" },
    table: { group: "block", content: "tableRow+", tableRole: "table", isolating: true },
    tableRow: { content: "(tableCell | tableHeader)*", tableRole: "row" },
    tableHeader: { ...cell, tableRole: "header_cell" },
    tableCell: { ...cell, tableRole: "cell" },
    text: { group: "inline" },
    hardBreak: { group: "inline", inline: true },
  },
  marks: {
    bold: {},
    italic: {},
    strike: {},
    link: { attrs: { href: {} }, inclusive: false },
  },
});
