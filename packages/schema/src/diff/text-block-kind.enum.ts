import { enumType } from "../core/enum-type.js";

export const TextBlockKind = enumType("TextBlockKind", "What a block of a document text is.", {
  HEADING: "A heading.",
  PARAGRAPH: "A paragraph.",
  LIST_ITEM: "An item of a list, or one paragraph of it.",
  QUOTE: "A paragraph of a quotation.",
  TABLE_CELL: "A cell of a table.",
  RULE: "A line across the page; it has no text.",
});

export type TextBlockKind = keyof typeof TextBlockKind;
