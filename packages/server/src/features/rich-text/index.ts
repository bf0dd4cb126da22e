import { RichTextFields } from "./rich-text.fields.js";

export { readMarkdown } from "./read-markdown.js";
export { readRichText } from "./read-rich-text.js";
export { richTextOf, type StoredText } from "./rich-text.js";

export const richTextResolvers = [RichTextFields] as const;
