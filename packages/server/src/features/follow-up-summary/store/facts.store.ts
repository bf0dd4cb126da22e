import type { RequestContext } from "../../../context/request-context.js";
import type { FollowUpFacts } from "../facts.js";
import { loadIndicators } from "./load-indicators.js";
import { membersOn, type Occasion } from "./load-members.js";
import { loadParts } from "./load-parts.js";
import { loadPlans } from "./load-plans.js";
import { type GrantedProject, loadProjects } from "./load-projects.js";
import { loadFollowUps, loadReports } from "./load-reports.js";
import { vocabularyOn } from "./load-vocabulary.js";
import { oncePer } from "./once-per.js";

/** Everything but the applications, which depend on whose are asked for. */
export type OccasionFacts = Omit<FollowUpFacts, "applications" | "projects"> & { projects: GrantedProject[] };

/** An occasion whose last day is known, and whether reports handed in are to be read as well (R-B). */
export interface FactsWanted extends Occasion {
  lastDay: string;
  submitted: boolean;
}

/**
 * The facts of a collaboration's follow-up, of all members on the period's last day: nine statements, the members' own
 * included, whatever the number of municipalities and actions. Under the viewer's own rights, and only what is shared
 * with every member, so that two viewers never get two totals for one question.
 */
export const factsOf = oncePer(async (context: RequestContext, wanted: FactsWanted): Promise<OccasionFacts> => {
  const { collaborationId, year, period, lastDay, submitted } = wanted;
  const { municipalities, periods } = await context.loader(membersOn).load({ collaborationId, year, period });
  const vocabulary = await context.loader(vocabularyOn).load({ collaborationId, day: lastDay });
  const members = municipalities.map(({ id }) => id);
  const periodIds = periods.map(({ id }) => id);
  const [plans, parts, reports, followUps, projects, indicators] = await Promise.all([
    loadPlans(context, { collaborationId, year, members }),
    loadParts(context, { collaborationId, year, members, actions: null, lastDay }, vocabulary),
    loadReports(context, { collaborationId, periods: periodIds }),
    loadFollowUps(context, { collaborationId, periods: periodIds, submitted, actions: null }),
    loadProjects(context, { collaborationId, year }),
    loadIndicators(context, { collaborationId, year, period }, members),
  ]);
  return {
    ...{ year, municipalities, periods, areas: vocabulary.areas, earlierPoints: vocabulary.earlierPoints },
    ...{ plans, parts, reports, followUps, projects, indicators },
  };
});
