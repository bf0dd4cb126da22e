import type { Dataset } from "../dataset.schema.js";
import type { DatasetPath } from "../dataset-error.js";
import type { Faults } from "../faults.js";
import { ordered, refer, unique } from "./common.js";
import type { DatasetIndex, Project } from "./dataset-index.js";

type Indicator = Dataset["indicators"][number];

// What the figures count by the day of the funder's decision.
const decided: ReadonlySet<Project["outcome"]> = new Set(["GRANTED", "PARTLY_GRANTED", "REJECTED"]);

/** Projects with their funding lines, and indicators with their values (I26). */
export function checkProjects(dataset: Dataset, index: DatasetIndex, faults: Faults): void {
  unique(
    dataset.projects,
    (project) => project.key,
    (i) => ["projects", i, "key"],
    faults,
  );
  dataset.projects.forEach((project, p) => {
    checkProject(project, index, ["projects", p], faults);
  });
  unique(
    dataset.indicators,
    (one) => `${one.key} ${one.year} ${one.period}`,
    (i) => ["indicators", i, "key"],
    faults,
  );
  dataset.indicators.forEach((indicator, i) => {
    checkIndicator(indicator, index, ["indicators", i], faults);
  });
}

function checkProject(project: Project, index: DatasetIndex, path: DatasetPath, faults: Faults): void {
  refer(index.actions, project.action, "action", [...path, "action"], faults);
  unique(project.municipalities, String, (i) => [...path, "municipalities", i], faults);
  project.municipalities.forEach((code, i) => {
    refer(index.municipalities, code, "municipality", [...path, "municipalities", i], faults);
  });
  if (decided.has(project.outcome) && project.decidedOn === null) {
    faults.add([...path, "decidedOn"], `is missing: a ${project.outcome} project has a day of decision`);
  }
  ordered(project.startDate, project.endDate, [...path, "endDate"], faults);
  unique(
    project.fundingLines,
    (line) => line.municipality,
    (i) => [...path, "fundingLines", i, "municipality"],
    faults,
  );
  project.fundingLines.forEach(({ municipality }, i) => {
    const here = [...path, "fundingLines", i, "municipality"];
    if (!refer(index.municipalities, municipality, "municipality", here, faults)) return;
    if (!project.municipalities.includes(municipality))
      faults.add(here, `"${municipality}" is not of the project's municipalities`);
  });
}

function checkIndicator(indicator: Indicator, index: DatasetIndex, path: DatasetPath, faults: Faults): void {
  const { year, period, aggregation, values } = indicator;
  unique(
    values,
    (value) => value.municipality,
    (i) => [...path, "values", i, "municipality"],
    faults,
  );
  values.forEach((value, v) => {
    const here = [...path, "values", v];
    const { municipality, outcome, numerator, denominator, weight, targetMin, targetMax } = value;
    if (
      refer(index.municipalities, municipality, "municipality", [...here, "municipality"], faults) &&
      !index.periods.has(`${municipality} ${year} ${period}`)
    ) {
      faults.addKeyFault([...here, "municipality"], `no period ${period} ${year} of "${municipality}"`);
    }
    const demand = (key: string, figure: number | null, needed: boolean, why: string): void => {
      if (needed && figure === null) faults.add([...here, key], `is missing: ${why}`);
    };
    const ratio = aggregation === "RATIO" && outcome !== null;
    demand("numerator", numerator, ratio || denominator !== null, "a RATIO is kept as numerator and denominator");
    demand("denominator", denominator, ratio || numerator !== null, "a RATIO is kept as numerator and denominator");
    demand(
      "weight",
      weight,
      aggregation === "WEIGHTED_MEAN" && outcome !== null,
      "a WEIGHTED_MEAN needs the weight of each value",
    );
    if (targetMin !== null && targetMax !== null && targetMax < targetMin) {
      faults.add([...here, "targetMax"], `${targetMax} is less than ${targetMin}`);
    }
  });
}
