import type { CommonSectionConsultArgs } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { problem } from "../../errors/problem.js";
import { changeCommonSection } from "./change-common-section.js";
import type { CommonSectionVersionRow } from "./common-section-version.row.js";

/** Sends a draft out for consultation: from here on everyone in the members reads it. */
export async function consultOnCommonSection(
  context: RequestContext,
  args: CommonSectionConsultArgs,
): Promise<CommonSectionVersionRow> {
  return await changeCommonSection(context, "consult", args, (_version, _to, problems) => {
    if (args.answerBy < context.clock.today())
      problems.push(
        problem(context, "INVALID", ["answerBy"], {
          sv: "Sista svarsdag har redan varit: ange i dag eller en kommande dag.",
          en: "The last day to answer has been already: give today or a coming day.",
        }),
      );
    return { consultationAnswerBy: args.answerBy };
  });
}
