import type { ConsolidatedAssessment } from "@samplan/schema";
import DataLoader from "dataloader";
import type { RequestContext } from "../../../context/request-context.js";
import { actionLight } from "../action-light.js";
import type { Consolidation, SummaryBasis } from "../facts.js";
import { indexReports } from "../rules/report-index.js";
import { answerableDay, basisRefusal } from "../scope.js";
import { membersOn, type Occasion } from "./load-members.js";
import { loadParts } from "./load-parts.js";
import { loadFollowUps, loadReports } from "./load-reports.js";
import { vocabularyOn } from "./load-vocabulary.js";
import { oncePer } from "./once-per.js";

/** How the actions of a collaboration are to be judged. EACH joins nothing, and so gives no one light of an action. */
export interface LightsWanted extends Occasion {
  basis: SummaryBasis;
  rule: Exclude<Consolidation, "EACH">;
}

/** Loads lights by action id; one loader for each way to ask, so that the actions of a page share their statements. */
export const lightsOfActions = oncePer(
  async (context: RequestContext, wanted: LightsWanted) =>
    new DataLoader<string, ConsolidatedAssessment>((actionIds) => judge(context, wanted, actionIds)),
);

/**
 * Five statements, whatever the number of actions. The question as a whole is refused as the summary would refuse it;
 * INCLUDE_SUBMITTED for each action by itself, since one that others take part in is not the viewer's own.
 */
async function judge(
  context: RequestContext,
  { rule, basis, ...occasion }: LightsWanted,
  actionIds: readonly string[],
): Promise<(ConsolidatedAssessment | Error)[]> {
  const { collaborationId, year, period } = occasion;
  const all = await context.loader(membersOn).load(occasion);
  const lastDay = answerableDay(all, occasion, "period");
  const members = all.municipalities.map(({ id }) => id);
  const periods = all.periods.filter(({ kind }) => kind === period).map(({ id }) => id);
  const vocabulary = await context.loader(vocabularyOn).load({ collaborationId, day: lastDay });
  const wanted = { collaborationId, year, members, actions: actionIds, lastDay };
  const parts = await loadParts(context, wanted, vocabulary);
  const counted = [...new Set(parts.map(({ actionId }) => actionId))];
  const submitted = basis === "INCLUDE_SUBMITTED";
  const [reports, followUps] = await Promise.all([
    loadReports(context, { collaborationId, periods }),
    loadFollowUps(context, { collaborationId, periods, submitted, actions: counted }),
  ]);
  const lights = { reports: indexReports(reports, followUps), period, lastDay, basis, consolidation: rule };
  return actionIds.map((id) => {
    const { municipalities, light, incomplete } = actionLight(id, parts, members, lights);
    return basisRefusal(basis, municipalities, context.actor, "basis", context.instant) ?? { light, incomplete, rule };
  });
}
