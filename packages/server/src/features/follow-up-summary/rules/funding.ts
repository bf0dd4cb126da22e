import { groupBy } from "../../../group-by.js";
import type { ApplicationTotals, FundingLineFact, MunicipalityFact, ProjectFact } from "../facts.js";
import type { CountAndShare, FundingSummary } from "../summary.js";
import type { ActionInSet } from "./action-set.js";
import { isGrantedInYear, isRunning } from "./funding-state.js";
import { amountsByMunicipality, sum } from "./money.js";
import { perInhabitant } from "./per-inhabitant.js";
import { percentage, ratio } from "./rounding.js";

const swedish = new Intl.Collator("sv");

/** R-I, R-J, R-M: over the members' own lines, so that a joint project is never doubled. */
export function fundingSummary(
  projects: readonly ProjectFact[],
  applications: ApplicationTotals,
  members: readonly MunicipalityFact[],
  year: number,
  lastDay: string,
): FundingSummary {
  const ids = members.map((member) => member.id);
  const linesOf = (some: readonly ProjectFact[]) =>
    some.flatMap(({ programme, lines }) =>
      lines.filter((line) => ids.includes(line.municipalityId)).map((line) => ({ programme, ...line })),
    );
  const running = linesOf(projects.filter((project) => isRunning(project, year, lastDay)));
  const decided = linesOf(projects.filter((project) => isGrantedInYear(project, year, lastDay)));
  const granted = sum(running.map(grantedOf));
  const own = sum(running.map((line) => ({ amount: line.own })));
  const eligible = sum(running.map((line) => ({ amount: line.eligible })));
  const disbursed = sum(running.flatMap((line) => line.disbursements.filter(({ date }) => date <= lastDay)));
  return {
    granted,
    grantedByMunicipality: amountsByMunicipality(running.map(grantedOf), ids),
    grantedInYear: sum(decided.map(grantedOf)),
    own,
    eligible,
    disbursed,
    externalShare: percentage(granted, eligible),
    leverage: ratio(granted, own),
    disbursementRate: percentage(disbursed, granted),
    successRateNumber: percentage(applications.granted, applications.decided),
    successRateAmount: percentage(applications.grantedAmount, applications.appliedAmount),
    grantedPerInhabitant: perInhabitant(granted, members, year),
    byProgramme: [...groupBy(running, (line) => line.programme)]
      .map(([programme, lines]) => ({ programme, amount: sum(lines.map(grantedOf)) }))
      .sort((a, b) => swedish.compare(a.programme, b.programme)),
  };
}

/** Question 25: actions linked to at least one running project, whoever of the owners was granted it. */
export function externallyFunded(
  actions: readonly ActionInSet[],
  projects: readonly ProjectFact[],
  year: number,
  lastDay: string,
  targetOf: (actionId: string) => string,
): CountAndShare {
  const running = projects.filter((project) => isRunning(project, year, lastDay));
  const linked = new Set(running.flatMap((project) => project.actionIds.map(targetOf)));
  const count = actions.filter((action) => linked.has(action.id)).length;
  return { count, share: percentage(count, actions.length) };
}

function grantedOf({ municipalityId, granted }: Pick<FundingLineFact, "municipalityId" | "granted">) {
  return { municipalityId, amount: granted };
}
