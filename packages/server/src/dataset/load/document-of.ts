import { type DocumentJson, documentFromMarkdown, emptyDocument } from "@samplan/document";

/** A document text, empty where the dataset has none. */
export function documentOf(markdown: string | null): DocumentJson {
  return markdown === null ? emptyDocument() : documentFromMarkdown(markdown);
}
