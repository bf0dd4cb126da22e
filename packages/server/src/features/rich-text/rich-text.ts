import type { DocumentJson } from "@samplan/document";

/** A text as it is stored; its other forms are derived when somebody asks for them. */
export interface StoredText {
  document: DocumentJson;
}

/** The API's RichText of a stored document. */
export function richTextOf(document: DocumentJson): StoredText {
  return { document };
}
