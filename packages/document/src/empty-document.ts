import type { DocumentJson } from "./document-json.js";
import { plainFromDocument } from "./plain-from-document.js";

/** A document that says nothing: one empty paragraph, as an editor starts with. */
export function emptyDocument(): DocumentJson {
  return { type: "doc", content: [{ type: "paragraph" }] };
}

/** Whether a document says nothing: no text but white space, however many empty paragraphs or rules it has. */
export function isEmptyDocument(doc: DocumentJson): boolean {
  return plainFromDocument(doc).trim() === "";
}
