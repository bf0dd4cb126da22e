import { DocumentError, type DocumentJson, documentFromMarkdown, parseDocument } from "@samplan/document";
import type { RichTextInput } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import type { Problem } from "../../errors/domain-error.js";
import { problem } from "../../errors/problem.js";

/** The document of a text that came in, in its stored form; null where it has what no text may have, noted in `problems`. */
export function readRichText(
  context: RequestContext,
  { markdown, document }: RichTextInput,
  path: readonly string[],
  problems: Problem[],
): DocumentJson | null {
  const form = markdown === undefined ? "document" : "markdown";
  try {
    return markdown === undefined ? parseDocument(document) : documentFromMarkdown(markdown);
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    problems.push(
      problem(context, "INVALID_TEXT", [...path, form], {
        sv: `Texten kan inte tas emot: ${error.message}`,
        en: `The text cannot be taken: ${error.message}`,
      }),
    );
    return null;
  }
}
