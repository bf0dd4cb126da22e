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

/** How a plan includes a common section; the row of a pin, or the same shape made from what is in force. */
export interface IncludedCommonSection {
  commonSectionVersionId: string | null;
  conditional: boolean;
  exemptionReason: string | null;
}

// A plan that the committee has decided on keeps what it was decided on, also when that is nothing.
const undecided: ReadonlySet<string> = new Set(["DRAFT", "IN_PREPARATION", "PROPOSED", "RETURNED", "POSTPONED"]);

/** I12: the common sections pinned at adoption; before it those in force for the plan's year, as they are today. */
export async function commonSectionsOf(context: RequestContext, plan: PlanRow): Promise<IncludedCommonSection[]> {
  if (!undecided.has(plan.state)) return await context.loader(commonSectionsOfPlan).load(plan.id);
  const versions = await acrossCollaborations(context, plan, (id) =>
    context.loader(commonSectionsOfCollaboration).load(id),
  );
  return versions
    .filter(
      (version: CommonSectionVersionRow) => version.year === plan.year && isInForce(version, context.clock.today()),
    )
    .map((version) => ({ commonSectionVersionId: version.id, conditional: false, exemptionReason: null }));
}

/** The strategy versions pinned at adoption; before it those in force today. */
export async function strategyVersionsOf(context: RequestContext, plan: PlanRow): Promise<SharedStrategyVersionRow[]> {
  if (undecided.has(plan.state)) {
    const versions = await acrossCollaborations(context, plan, (id) =>
      context.loader(versionsOfCollaboration).load(id),
    );
    return versions.filter((version) => isInForce(version, context.clock.today()));
  }
  const pins = await context.loader(strategyVersionsOfPlan).load(plan.id);
  return await loadPresent(
    context.loader(strategyVersionById),
    pins.map((pin) => pin.strategyVersionId),
  );
}

/** The pinned version; null for an exemption. */
export async function versionOf(
  context: RequestContext,
  { commonSectionVersionId }: IncludedCommonSection,
): Promise<CommonSectionVersionRow | null> {
  return commonSectionVersionId === null ? null : await context.loader(commonSectionById).load(commonSectionVersionId);
}

async function acrossCollaborations<Version>(
  context: RequestContext,
  plan: PlanRow,
  versionsIn: (collaborationId: string) => Promise<Version[]>,
): Promise<Version[]> {
  const memberships = await context.loader(membershipsOfMunicipality).load(plan.municipalityId);
  const current = validOn(memberships, context.clock.today());
  return (await Promise.all(current.map((one) => versionsIn(one.collaborationId)))).flat();
}
