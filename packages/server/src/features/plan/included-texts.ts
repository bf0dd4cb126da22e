import { validOn } from "../../context/calendar.js";
import type { RequestContext } from "../../context/request-context.js";
import { loadPresent } from "../../db/load-present.js";
import { membershipsOfMunicipality } from "../collaboration/index.js";
import {
  type CommonSectionVersionRow,
  commonSectionById,
  commonSectionsOfCollaboration,
} from "../common-section/index.js";
import {
  isInForce,
  type SharedStrategyVersionRow,
  strategyVersionById,
  versionsOfCollaboration,
} from "../strategy/index.js";
import { commonSectionsOfPlan, strategyVersionsOfPlan } from "./plan.loaders.js";
import type { PlanRow } from "./plan.row.js";
import { underWay } from "./plan.transitions.js";
import type { PlanCommonSectionRow } from "./plan-common-section.row.js";

/** How a plan includes a common section: the row of a pin or of a choice, or the same shape made from what is in force. */
export type IncludedCommonSection = Omit<PlanCommonSectionRow, "municipalityId" | "planId">;

/** I12: the common sections pinned at adoption; before it what is chosen, else in force, else under adoption, as of today. */
export async function commonSectionsOf(context: RequestContext, plan: PlanRow): Promise<IncludedCommonSection[]> {
  if (underWay.includes(plan.state)) return await commonSectionsOn(context, plan, context.clock.today());
  const kept = await context.loader(commonSectionsOfPlan).load(plan.id);
  return kept.filter(saysSomething);
}

/** The same for a plan that is not decided on yet, as of a day: of today, or of the decision that adopts it. */
export async function commonSectionsOn(
  context: RequestContext,
  plan: PlanRow,
  day: string,
): Promise<IncludedCommonSection[]> {
  const rows = (await context.loader(commonSectionsOfPlan).load(plan.id)).filter(saysSomething);
  const included: IncludedCommonSection[] = [];
  for (const collaborationId of await collaborationsOf(context, plan, day)) {
    const chosen = rows.find((row) => row.collaborationId === collaborationId);
    const versions = (await context.loader(commonSectionsOfCollaboration).load(collaborationId)).filter(
      ({ year }) => year === plan.year,
    );
    const version = chosen
      ? versions.find(({ id }) => id === chosen.commonSectionVersionId)
      : (versions.find((one) => isInForce(one, day)) ?? versions.find(isUnderAdoption));
    if (!chosen && !version) continue;
    const commonSectionVersionId = chosen ? chosen.commonSectionVersionId : (version?.id ?? null);
    const conditional = commonSectionVersionId !== null && !(version && isInForce(version, day));
    const exemptionReason = chosen?.exemptionReason ?? null;
    included.push({ collaborationId, commonSectionVersionId, conditional, exemptionReason, contentHash: null });
  }
  return included;
}

/** The strategy versions pinned at adoption; before it those in force today. */
export async function strategyVersionsOf(context: RequestContext, plan: PlanRow): Promise<SharedStrategyVersionRow[]> {
  if (underWay.includes(plan.state)) return await strategyVersionsOn(context, plan, context.clock.today());
  const pins = await context.loader(strategyVersionsOfPlan).load(plan.id);
  return await loadPresent(
    context.loader(strategyVersionById),
    pins.map((pin) => pin.strategyVersionId),
  );
}

/** Those in force on a day, in the collaborations that the plan's municipality is a member of. */
export async function strategyVersionsOn(
  context: RequestContext,
  plan: PlanRow,
  day: string,
): Promise<SharedStrategyVersionRow[]> {
  const versions: SharedStrategyVersionRow[] = [];
  for (const id of await collaborationsOf(context, plan, day))
    versions.push(...(await context.loader(versionsOfCollaboration).load(id)));
  return versions.filter((version) => isInForce(version, day));
}

/** The version included; null for an exemption, and where the text is a draft again that the viewer does not see. */
export async function versionOf(
  context: RequestContext,
  { commonSectionVersionId }: Pick<IncludedCommonSection, "commonSectionVersionId">,
): Promise<CommonSectionVersionRow | null> {
  return commonSectionVersionId === null ? null : await context.loader(commonSectionById).load(commonSectionVersionId);
}

/**
 * The collaborations whose common part the plan is to have: of the memberships on the day, or on the nearest day of the
 * plan's year. Who has left by then, or not joined yet, has no part in it.
 */
export async function collaborationsOf(
  context: RequestContext,
  { municipalityId, year }: PlanRow,
  day: string,
): Promise<string[]> {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const nearest = day < first ? first : day > last ? last : day;
  const memberships = await context.loader(membershipsOfMunicipality).load(municipalityId);
  return [...new Set(validOn(memberships, nearest).map(({ collaborationId }) => collaborationId))];
}

/** Whether the members are deciding on it. */
export function isUnderAdoption({ state }: Pick<CommonSectionVersionRow, "state">): boolean {
  return state === "PROPOSED" || state === "PARTLY_ADOPTED";
}

/** Not a choice that was taken back. */
function saysSomething({ commonSectionVersionId, exemptionReason }: PlanCommonSectionRow): boolean {
  return commonSectionVersionId !== null || exemptionReason !== null;
}
