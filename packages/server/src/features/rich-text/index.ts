import { RichTextFields } from "./rich-text.fields.js";

export { richTextOf, type StoredText } from "./rich-text.js";

export const richTextResolvers = [RichTextFields] as const;
