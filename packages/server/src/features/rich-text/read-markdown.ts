import { checkMarkdown, DocumentError } from "@samplan/document";
import type { RequestContext } from "../../context/request-context.js";
import type { Problem } from "../../errors/domain-error.js";
import { problem } from "../../errors/problem.js";

/** A note, comment or description that came in; null where it is empty or has what no text may have, noted in `problems`. */
export function readMarkdown(
  context: RequestContext,
  text: string,
  path: readonly string[],
  problems: Problem[],
): string | null {
  if (text.trim() === "") {
    problems.push(
      problem(context, "EMPTY_STRING", path, {
        sv: "Tom text: utelämna fältet, eller skriv något.",
        en: "An empty text: leave the field out, or write something.",
      }),
    );
    return null;
  }
  try {
    return checkMarkdown(text);
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    problems.push(
      problem(context, "INVALID_TEXT", path, {
        sv: `Texten kan inte tas emot: ${error.message}`,
        en: `The text cannot be taken: ${error.message}`,
      }),
    );
    return null;
  }
}
