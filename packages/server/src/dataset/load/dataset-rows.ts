import type { Dataset } from "../dataset.schema.js";
import { actionRows } from "./actions.js";
import { adoptionRows } from "./adoptions.js";
import { commonSectionRows } from "./common-sections.js";
import { indicatorRows } from "./indicators.js";
import type { TableRows } from "./insert-rows.js";
import { organisationRows } from "./organisation.js";
import { participationRows } from "./participations.js";
import { peopleRows } from "./people.js";
import { planRows } from "./plans.js";
import { projectRows } from "./projects.js";
import { Register } from "./register.js";
import { reportRows } from "./reports.js";
import { strategyRows } from "./strategy.js";

const chapters = [
  organisationRows,
  peopleRows,
  strategyRows,
  commonSectionRows,
  adoptionRows,
  planRows,
  actionRows,
  participationRows,
  reportRows,
  projectRows,
  indicatorRows,
];

/** Everything that a dataset puts into an empty database, in an order in which each row finds what it refers to. */
export function datasetRows(dataset: Dataset): TableRows[] {
  const register = new Register(dataset);
  return chapters.flatMap((rowsOf) => rowsOf(register));
}
