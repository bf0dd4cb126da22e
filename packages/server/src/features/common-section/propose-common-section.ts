import { isEmptyDocument } from "@samplan/document";
import { canonicalHash } from "@samplan/document/hash";
import type { CommonSectionProposeArgs } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { problem } from "../../errors/problem.js";
import { adoptionsOfCommonSection, chosenStart, lastDayOfYear } from "../adoption/index.js";
import { changeCommonSection } from "./change-common-section.js";
import type { CommonSectionVersionRow } from "./common-section-version.row.js";

/**
 * Locks the text and puts it to the members for decision, by its hash (I6, I7). A returned text that nobody has changed
 * keeps its hash, and so what members have adopted, with the first day that was chosen (I9).
 */
export async function proposeCommonSection(
  context: RequestContext,
  args: CommonSectionProposeArgs,
): Promise<CommonSectionVersionRow> {
  const adoptions = await context.loader(adoptionsOfCommonSection).load(args.id);
  return await changeCommonSection(context, "propose", args, (version, _to, problems) => {
    if (isEmptyDocument(version.textDocument))
      problems.push(
        problem(context, "INCOMPLETE", ["id"], {
          sv: "Texten är tom: skriv den innan den läggs fram för beslut.",
          en: "The text is empty: write it before it is put to decision.",
        }),
      );
    const startOn = chosenStart(
      context,
      { text: version, adoptions },
      args.startOn,
      lastDayOfYear(version.year),
      problems,
    );
    return { contentHash: version.contentHash ?? canonicalHash(version.textDocument), startOn };
  });
}
