import type { Dataset } from "../dataset.schema.js";

export type Action = Dataset["actions"][number];
export type Body = Dataset["bodies"][number];
export type CommonSection = Dataset["commonSections"][number];
export type Project = Dataset["projects"][number];
export type Report = Dataset["reports"][number];

/** What a dataset's keys stand for, so that every reference is one look-up. Of two equal keys the first counts. */
export interface DatasetIndex {
  municipalities: ReadonlySet<string>;
  collaborations: ReadonlySet<string>;
  domains: ReadonlySet<string>;
  bodies: ReadonlyMap<string, Body>;
  /** The municipalities that are or were members of the strategy's collaboration. */
  members: ReadonlySet<string>;
  /** The area of each strategy point. */
  areaOfPoint: ReadonlyMap<string, string>;
  areas: ReadonlySet<string>;
  principles: ReadonlySet<string>;
  /** By `year version`. */
  commonSections: ReadonlyMap<string, CommonSection>;
  /** `body year` of each plan. */
  plans: ReadonlySet<string>;
  /** `municipality year kind` of each period. */
  periods: ReadonlySet<string>;
  reports: readonly Report[];
  actions: ReadonlyMap<string, Action>;
  projects: ReadonlyMap<string, Project>;
}

export function datasetIndex(dataset: Dataset): DatasetIndex {
  const { strategy } = dataset;
  const collaboration = dataset.collaborations.find((one) => one.key === strategy.collaboration);
  return {
    municipalities: new Set(dataset.municipalities.map((one) => one.code)),
    collaborations: new Set(dataset.collaborations.map((one) => one.key)),
    domains: new Set(dataset.policyDomains.map((one) => one.key)),
    bodies: byKey(dataset.bodies),
    members: new Set(collaboration?.members.map((one) => one.municipality)),
    areaOfPoint: new Map(strategy.areas.flatMap((area) => area.points.map((point) => [point.code, area.code]))),
    areas: new Set(strategy.areas.map((one) => one.code)),
    principles: new Set(strategy.principles.map((one) => one.code)),
    commonSections: new Map(dataset.commonSections.map((one) => [`${one.year} ${one.version}`, one])),
    plans: new Set(dataset.plans.map((one) => `${one.body} ${one.year}`)),
    periods: new Set(dataset.periods.map((one) => `${one.municipality} ${one.year} ${one.kind}`)),
    reports: dataset.reports,
    actions: byKey(dataset.actions),
    projects: byKey(dataset.projects),
  };
}

function byKey<T extends { key: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.toReversed().map((item) => [item.key, item]));
}
