import type { Dataset } from "../dataset.schema.js";
import type { DatasetPath } from "../dataset-error.js";
import type { Faults } from "../faults.js";
import { ordered, overlap, refer, unique } from "./common.js";
import type { DatasetIndex } from "./dataset-index.js";
import { checkDecision } from "./shared-texts.js";

type Plan = Dataset["plans"][number];
type Period = Dataset["periods"][number];

/** Plans of bodies of the year (I4) with the common section they pin (I12), follow-up periods, and reports in them (I18). */
export function checkPlans(dataset: Dataset, index: DatasetIndex, faults: Faults): void {
  unique(
    dataset.plans,
    (one) => `${one.body} ${one.year}`,
    (i) => ["plans", i, "year"],
    faults,
  );
  dataset.plans.forEach((plan, p) => {
    const path = ["plans", p];
    refer(index.bodies, plan.body, "body", [...path, "body"], faults);
    checkBodyThen(plan, index, [...path, "year"], faults);
    checkDecision(plan.decision, index.bodies.get(plan.body)?.municipality, index, [...path, "decision"], faults);
    if (!plan.commonSection) return;
    const { version, exemptionReason } = plan.commonSection;
    const pinned = [...path, "commonSection"];
    if (version === null && exemptionReason === null) {
      faults.add([...pinned, "exemptionReason"], "is missing: a plan without a common section says why");
    }
    if (version !== null && !index.commonSections.has(`${plan.year} ${version}`)) {
      faults.addKeyFault([...pinned, "version"], `no such version ${version} of the common section ${plan.year}`);
    }
  });

  unique(
    dataset.periods,
    (one) => `${one.municipality} ${one.year} ${one.kind}`,
    (i) => ["periods", i, "kind"],
    faults,
  );
  dataset.periods.forEach((period, p) => {
    refer(index.municipalities, period.municipality, "municipality", ["periods", p, "municipality"], faults);
    ordered(period.from, period.to, ["periods", p, "to"], faults);
    checkWithinYear(period, ["periods", p], faults);
  });

  unique(
    dataset.reports,
    (one) => `${one.body} ${one.year} ${one.period}`,
    (i) => ["reports", i, "period"],
    faults,
  );
  dataset.reports.forEach((report, r) => {
    const path = ["reports", r];
    if (!refer(index.bodies, report.body, "body", [...path, "body"], faults)) return;
    const municipality = index.bodies.get(report.body)?.municipality ?? "";
    if (!index.plans.has(`${report.body} ${report.year}`)) {
      faults.addKeyFault([...path, "year"], `no plan of "${report.body}" for ${report.year}`);
    }
    if (!index.periods.has(`${municipality} ${report.year} ${report.period}`)) {
      faults.addKeyFault([...path, "period"], `no period ${report.period} ${report.year} of "${municipality}"`);
    }
  });
}

/** A plan is of a body that existed on some day of its year. */
function checkBodyThen(plan: Plan, index: DatasetIndex, path: DatasetPath, faults: Faults): void {
  const body = index.bodies.get(plan.body);
  if (!body || overlap(body.validFrom, body.validTo, `${plan.year}-01-01`, `${plan.year}-12-31`)) return;
  const time = body.validTo === null ? `from ${body.validFrom} on` : `from ${body.validFrom} to ${body.validTo}`;
  faults.add(path, `"${plan.body}" is a body ${time}, on no day of ${plan.year}`);
}

/** Tertials and the whole year are of one year; only another kind of period may cross into the next. */
function checkWithinYear({ kind, year, from, to }: Period, path: DatasetPath, faults: Faults): void {
  if (kind === "OTHER") return;
  for (const [key, day] of Object.entries({ from, to })) {
    if (!day.startsWith(`${year}-`)) faults.add([...path, key], `${day} is not in ${year}, the year of this ${kind}`);
  }
}
