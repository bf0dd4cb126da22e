import { type DocumentJson, emptyDocument, isEmptyDocument } from "@samplan/document";
import { canonicalHash } from "@samplan/document/hash";
import type { PlanUpdateArgs, PlanUpdateInput } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import type { Problem } from "../../errors/domain-error.js";
import { problem } from "../../errors/problem.js";
import { readRichText } from "../rich-text/index.js";
import { changePlan } from "./change-plan.js";
import { chosenCommonSections, writeChoices } from "./choose-common-sections.js";
import type { PlanRow } from "./plan.row.js";
import { requirePlan } from "./plan.store.js";
import type { PlanChanges } from "./write-plan.js";

/**
 * Changes a plan that is being written, was returned or put off, or whose text is open after a decision with changes.
 * What is as it was already is no change: nothing is written then.
 */
export async function updatePlan(context: RequestContext, args: PlanUpdateArgs): Promise<PlanRow> {
  const { input } = args;
  let choices: Awaited<ReturnType<typeof chosenCommonSections>> = [];
  const plan = await changePlan(context, "update", args, async (before) => {
    const problems: Problem[] = [];
    const changes = textChanges(context, before, input, problems);
    choices = await chosenCommonSections(context, before, input.commonSections, problems);
    const isChanged = Object.keys(changes).length > 0 || choices.length > 0;
    return { problems, changes: isChanged ? changes : null };
  });
  if (choices.length === 0) return plan;
  await writeChoices(context, plan, choices);
  return await requirePlan(context, plan.id);
}

function textChanges(context: RequestContext, plan: PlanRow, input: PlanUpdateInput, problems: Problem[]): PlanChanges {
  const text = textAfter(context, input, problems) ?? plan.localTextDocument;
  const hasLocalText = !isEmptyDocument(text);
  if (hasLocalText && input.hasNoLocalText)
    problems.push(
      problem(context, "INVALID", ["input", "hasNoLocalText"], {
        sv: "Planen har en egen text: ta bort den först, eller låt uppgiften vara.",
        en: "The plan has a text of its own: clear it first, or leave this out.",
      }),
    );
  const isStated = input.hasNoLocalText === undefined ? plan.hasNoLocalText : input.hasNoLocalText === true;
  const hasNoLocalText = !hasLocalText && isStated;
  return {
    ...(isSame(text, plan.localTextDocument) ? {} : { localTextDocument: text, hasLocalText }),
    ...(hasNoLocalText === plan.hasNoLocalText ? {} : { hasNoLocalText }),
  };
}

/** Null where it is not to be changed, or cannot be what is given. */
function textAfter(context: RequestContext, { localText }: PlanUpdateInput, problems: Problem[]): DocumentJson | null {
  if (localText === undefined) return null;
  return localText === null ? emptyDocument() : readRichText(context, localText, ["input", "localText"], problems);
}

function isSame(one: DocumentJson, other: DocumentJson): boolean {
  return one === other || canonicalHash(one) === canonicalHash(other);
}
