import type { Dataset } from "../dataset.schema.js";
import type { DatasetPath } from "../dataset-error.js";
import type { Faults } from "../faults.js";
import { ordered, refer, unique } from "./common.js";
import type { DatasetIndex } from "./dataset-index.js";

type SharedText = Pick<Dataset["strategy"], "state" | "effectiveFrom" | "effectiveTo">;
type Decision = NonNullable<Dataset["adoptions"][number]["decision"]>;

// A text that is or was in force has a first day; one that nobody has adopted has none.
const inForceOnce = new Set(["EFFECTIVE", "SUPERSEDED"]);
const neverInForce = new Set(["DRAFT", "CONSULTATION", "PROPOSED", "RETURNED"]);

/** The strategy, the common sections and what the members decided on them. */
export function checkSharedTexts(dataset: Dataset, index: DatasetIndex, faults: Faults): void {
  checkStrategy(dataset, index, faults);
  checkCommonSections(dataset, faults);
  unique(
    dataset.adoptions,
    ({ outcome, municipality, subject, year, version }) =>
      outcome === "ADOPTED" ? `${municipality} ${subject} ${year ?? ""} version ${version}` : null,
    (i) => ["adoptions", i, "municipality"],
    faults,
  );
  dataset.adoptions.forEach((adoption, a) => {
    const path = ["adoptions", a];
    checkSubject(adoption, dataset, index, path, faults);
    if (refer(index.municipalities, adoption.municipality, "municipality", [...path, "municipality"], faults)) {
      const member = index.members.has(adoption.municipality);
      if (!member)
        faults.add(
          [...path, "municipality"],
          `"${adoption.municipality}" is not a member of "${dataset.strategy.collaboration}"`,
        );
    }
    checkDecision(adoption.decision, adoption.municipality, index, [...path, "decision"], faults);
  });
}

/** A decision's body exists and is the municipality's own, and nothing is announced or final before it was decided. */
export function checkDecision(
  decision: Decision | null,
  municipality: string | undefined,
  index: DatasetIndex,
  path: DatasetPath,
  faults: Faults,
): void {
  if (!decision) return;
  refer(index.bodies, decision.body, "body", [...path, "body"], faults);
  const owner = index.bodies.get(decision.body)?.municipality;
  if (owner !== undefined && municipality !== undefined && owner !== municipality) {
    faults.add([...path, "body"], `"${decision.body}" is a body of "${owner}", not of "${municipality}"`);
  }
  ordered(decision.date, decision.adjustedOn, [...path, "adjustedOn"], faults);
  ordered(decision.date, decision.announcedOn, [...path, "announcedOn"], faults);
  ordered(decision.date, decision.finalOn, [...path, "finalOn"], faults);
}

function checkStrategy({ strategy }: Dataset, index: DatasetIndex, faults: Faults): void {
  refer(index.collaborations, strategy.collaboration, "collaboration", ["strategy", "collaboration"], faults);
  checkInForce(strategy, ["strategy"], faults);
  unique(
    strategy.areas,
    (area) => area.code,
    (i) => ["strategy", "areas", i, "code"],
    faults,
  );
  unique(
    strategy.principles,
    (one) => one.code,
    (i) => ["strategy", "principles", i, "code"],
    faults,
  );
  const points = strategy.areas.flatMap((area, a) =>
    area.points.map(({ code }, p) => ({ code, path: ["strategy", "areas", a, "points", p, "code"] })),
  );
  unique(
    points,
    (point) => point.code,
    (i) => points[i]?.path ?? [],
    faults,
  );
}

function checkCommonSections({ commonSections }: Dataset, faults: Faults): void {
  unique(
    commonSections,
    (one) => `${one.year} version ${one.version}`,
    (i) => ["commonSections", i, "version"],
    faults,
  );
  unique(
    commonSections,
    (one) => (one.state === "EFFECTIVE" ? `EFFECTIVE ${one.year}` : null), // I9
    (i) => ["commonSections", i, "state"],
    faults,
  );
  commonSections.forEach((section, s) => {
    checkInForce(section, ["commonSections", s], faults);
    const other = commonSections.slice(0, s).find((one) => one.year === section.year && inForceTogether(one, section));
    if (other) {
      const path = ["commonSections", s, "effectiveFrom"];
      faults.add(path, `version ${other.version} of the common section ${other.year} is in force then`);
    }
  });
}

/** Whether two versions of one text have a day in common (I9): without a last day, a version is in force until the next. */
function inForceTogether(one: SharedText, other: SharedText): boolean {
  const [earlier, later] = [one, other]
    .filter(({ state }) => !neverInForce.has(state) && state !== "PARTLY_ADOPTED")
    .sort((a, b) => ((a.effectiveFrom ?? "") < (b.effectiveFrom ?? "") ? -1 : 1));
  if (!earlier?.effectiveFrom || !later?.effectiveFrom) return false;
  return earlier.effectiveFrom === later.effectiveFrom || later.effectiveFrom <= (earlier.effectiveTo ?? "");
}

function checkInForce({ state, effectiveFrom, effectiveTo }: SharedText, path: DatasetPath, faults: Faults): void {
  if (effectiveFrom === null && inForceOnce.has(state)) {
    faults.add([...path, "effectiveFrom"], `is missing: a text that is ${state} has a first day in force`);
  }
  if (effectiveFrom !== null && neverInForce.has(state)) {
    faults.add([...path, "effectiveFrom"], `a text that is ${state} has no day in force`);
  }
  ordered(effectiveFrom, effectiveTo, [...path, "effectiveTo"], faults);
}

function checkSubject(
  { subject, year, version }: Dataset["adoptions"][number],
  { strategy }: Dataset,
  index: DatasetIndex,
  path: DatasetPath,
  faults: Faults,
): void {
  const isStrategy = subject === "STRATEGY";
  const state = isStrategy
    ? version === strategy.version && strategy.state
    : index.commonSections.get(`${year} ${version}`)?.state;
  if (!state) {
    const text = isStrategy ? "the strategy" : `the common section ${year}`;
    faults.addKeyFault([...path, "version"], `no such version ${version} of ${text}`);
  } else if (state === "DRAFT" || state === "CONSULTATION") {
    // The text may still change: there is nothing firm to adopt (I7).
    const stage = state === "DRAFT" ? "a DRAFT" : "in CONSULTATION";
    faults.add([...path, "version"], `version ${version} is ${stage}, nobody can adopt it`);
  }
}
