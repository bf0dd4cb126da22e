import { canonicalHash } from "@samplan/document/hash";
import type { CommonSectionUpdateArgs } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { readRichText } from "../rich-text/index.js";
import { changeCommonSection } from "./change-common-section.js";
import type { CommonSectionVersionRow } from "./common-section-version.row.js";

/**
 * Changes the text of a version that is not put to decision. A returned one becomes a draft again, and what members had
 * adopted lapses with the earlier text (I8); the same text again changes nothing, so that no adoption, and of a draft
 * no consent to a consultation, is lost by it.
 */
export async function updateCommonSection(
  context: RequestContext,
  args: CommonSectionUpdateArgs,
): Promise<CommonSectionVersionRow> {
  return await changeCommonSection(context, "update", args, (version, _to, problems) => {
    const document = readRichText(context, args.text, ["text"], problems);
    if (document === null || canonicalHash(document) === canonicalHash(version.textDocument)) return null;
    return { textDocument: document, contentHash: null };
  });
}
