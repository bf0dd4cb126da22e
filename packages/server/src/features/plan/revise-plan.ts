import type { PlanIdArgs } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { DomainError } from "../../errors/domain-error.js";
import { refusal } from "../../errors/problem.js";
import { copyParts, linkParts } from "../participation/index.js";
import { writeChoices } from "./choose-common-sections.js";
import { insertPlan } from "./insert-plan.js";
import { commonSectionsOfPlan, plansOfBody } from "./plan.loaders.js";
import { mayPlan } from "./plan.policy.js";
import type { PlanRow } from "./plan.row.js";
import { lockPlans, planInPlace, requirePlan } from "./plan.store.js";
import { planFacts } from "./plan-facts.js";

/**
 * Begins a revision of a plan in force: a plan of its own, with its text and parts as they are in it. The old one stays
 * in force until the revision is decided on (I13). Exemptions go along; what is included besides is chosen anew.
 * @throws DomainError NOT_FOUND, FORBIDDEN, WRONG_STATE, ALREADY_EXISTS
 */
export async function revisePlan(context: RequestContext, { id }: PlanIdArgs): Promise<PlanRow> {
  await lockPlans(context, await planInPlace(context, id));
  const from = await requirePlan(context, id);
  const may = mayPlan("revise", context.actor, await planFacts(context, from));
  if (!may.allowed) throw new DomainError(refusal(context, may));
  const ofYear = (await context.loader(plansOfBody).load(from.bodyId)).filter(({ year }) => year === from.year);
  const revision = Math.max(...ofYear.map((plan) => plan.revision)) + 1;
  const pins = await context.loader(commonSectionsOfPlan).load(from.id);
  const plan = await insertPlan(context, { ...from, revision });
  await writeChoices(
    context,
    plan,
    pins.filter(({ exemptionReason }) => exemptionReason !== null),
  );
  await copyParts(context, from, plan);
  // What the body has accepted for the year since the plan was adopted.
  await linkParts(context, plan);
  return await requirePlan(context, plan.id);
}
