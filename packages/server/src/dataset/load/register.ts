import { v7 as uuidv7 } from "uuid";
import type { Dataset } from "../dataset.schema.js";

/** The entries of a dataset that more than one chapter of the loader handles. */
export type BodyEntry = Dataset["bodies"][number];
export type CommonSectionEntry = Dataset["commonSections"][number];
export type PlanEntry = Dataset["plans"][number];
export type PeriodEntry = Dataset["periods"][number];
export type ActionEntry = Dataset["actions"][number];
export type ParticipationEntry = ActionEntry["participations"][number];
export type ReportEntry = Dataset["reports"][number];
export type FollowUpEntry = ParticipationEntry["followUps"][number];

/** What has an id that other rows refer to. */
export type Noun =
  | "municipality"
  | "collaboration"
  | "body"
  | "period"
  | "user"
  | "strategy"
  | "strategy version"
  | "area"
  | "point"
  | "principle"
  | "common section"
  | "plan"
  | "plan decision"
  | "action"
  | "revision"
  | "participation"
  | "report"
  | "project"
  | "funding line"
  | "indicator";

type Key = readonly (string | number)[];

/**
 * A dataset by its keys, and the ids of what is in it. A key that is not there is a mistake of the caller's: the
 * dataset has been validated.
 */
export class Register {
  readonly #ids = new Map<string, string>();
  readonly #bodies: ReadonlyMap<string, BodyEntry>;
  readonly #plans: ReadonlyMap<string, PlanEntry>;
  readonly #commonSections: ReadonlyMap<string, CommonSectionEntry>;
  readonly #reports: ReadonlyMap<string, ReportEntry>;
  readonly #periods: ReadonlyMap<string, PeriodEntry>;
  readonly newId: () => string;

  constructor(
    readonly dataset: Dataset,
    newId: () => string = uuidv7,
  ) {
    this.newId = newId;
    this.#bodies = indexed(dataset.bodies, ({ key }) => [key]);
    this.#plans = indexed(dataset.plans, ({ body, year }) => [body, year]);
    this.#commonSections = indexed(dataset.commonSections, ({ year, version }) => [year, version]);
    this.#reports = indexed(dataset.reports, ({ body, year, period }) => [body, year, period]);
    this.#periods = indexed(dataset.periods, ({ municipality, year, kind }) => [municipality, year, kind]);
  }

  /** The same id for the same thing, made when it is first asked for. */
  id(noun: Noun, ...key: Key): string {
    const thing = text([noun, ...key]);
    const id = this.#ids.get(thing) ?? this.newId();
    this.#ids.set(thing, id);
    return id;
  }

  body(key: string): BodyEntry {
    return known(this.#bodies.get(key), "body", [key]);
  }

  commonSection(year: number, version: number): CommonSectionEntry {
    return known(this.#commonSections.get(text([year, version])), "common section", [year, version]);
  }

  /** Undefined where the municipality's calendar has no such period. */
  period(municipality: string, year: number, kind: string): PeriodEntry | undefined {
    return this.#periods.get(text([municipality, year, kind]));
  }

  periodOf({ body, year, period }: ReportEntry): PeriodEntry {
    const { municipality } = this.body(body);
    return known(this.period(municipality, year, period), "period", [municipality, year, period]);
  }

  /** Undefined where a body takes part in an action before it has a plan of the year. */
  plan(body: string, year: number): PlanEntry | undefined {
    return this.#plans.get(text([body, year]));
  }

  municipalityId(code: string): string {
    return this.id("municipality", code);
  }

  /** A follow-up names its period, and its year only where the body reported on several of the action's years. */
  report({ years }: ActionEntry, body: string, { period, year }: FollowUpEntry): ReportEntry {
    const candidates = (year === null ? years : [year]).map((one) => this.#reports.get(text([body, one, period])));
    return known(
      candidates.find((report) => report !== undefined),
      "report",
      [body, period],
    );
  }

  periodId({ municipality, year, kind, from }: PeriodEntry): string {
    return this.id("period", municipality, year, kind, from);
  }

  /** The columns by which a row belongs to a body and so to its municipality. */
  bodyColumns(key: string): { municipality_id: string; body_id: string } {
    return { municipality_id: this.municipalityId(this.body(key).municipality), body_id: this.id("body", key) };
  }

  /** The collaboration whose strategy the dataset has; everything that is shared is shared in it. */
  get collaborationId(): string {
    return this.id("collaboration", this.dataset.strategy.collaboration);
  }
}

function indexed<T>(entries: readonly T[], key: (entry: T) => Key): ReadonlyMap<string, T> {
  return new Map(entries.map((entry) => [text(key(entry)), entry]));
}

function text(key: Key): string {
  return key.join("\n");
}

function known<T>(entry: T | undefined, noun: Noun, key: Key): T {
  if (entry === undefined) throw new Error(`The dataset has no ${noun} ${key.join(" ")}`);
  return entry;
}
