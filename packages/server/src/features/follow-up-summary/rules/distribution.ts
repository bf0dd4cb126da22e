import type { Figures } from "../summary.js";
import { percentage } from "./rounding.js";
import { scores } from "./score.js";
import type { Unit } from "./units.js";

const COUNTER = {
  GREEN: "green",
  YELLOW: "yellow",
  RED: "red",
  NOT_ASSESSABLE: "notAssessable",
  MISSING: "missing",
} as const;

/** R-D: the counts of the lights with the reasons for MISSING, coverage, response rate and (R-E) the scores. */
export function figures(units: readonly Unit[]): Figures {
  const counts = {
    actions: units.length,
    green: 0,
    yellow: 0,
    red: 0,
    notAssessable: 0,
    missing: 0,
    notReported: 0,
    awaitingApproval: 0,
    returned: 0,
    notStarted: 0,
    incomplete: 0,
  };
  for (const { consolidated } of units) {
    if (consolidated === null) {
      counts.notStarted += 1;
      continue;
    }
    counts[COUNTER[consolidated.light]] += 1;
    if (consolidated.reason !== null) counts[consolidated.reason] += 1;
    if (consolidated.incomplete) counts.incomplete += 1;
  }
  const assessed = counts.green + counts.yellow + counts.red;
  const started = counts.actions - counts.notStarted;
  return {
    ...counts,
    coverage: percentage(assessed, started),
    responseRate: percentage(assessed + counts.notAssessable, started),
    greenShare: percentage(counts.green, assessed),
    ...scores(units),
  };
}
