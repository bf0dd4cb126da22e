import type { Tenant } from "../factories/tenant.js";
import type { Answer, TestApi } from "./api.js";
import { decisionOf as decisionOn, type Section, type UserErrorAnswer } from "./common-section.js";
import { type TestDatabase, withConnection } from "./database.js";

export interface Point {
  id: string;
  code: string;
  name: string;
  text: { markdown: string };
  lineage: { from: { id: string; code: string }; to: { id: string; code: string } | null; kind: string }[];
}

export interface Area {
  id: string;
  code: string;
  name: string;
  points: Point[];
}

export interface Version {
  id: string;
  number: number;
  version: number;
  state: string;
  contentHash: string | null;
  effectiveFrom: string | null;
  effectiveTo: string | null;
  basedOn: { id: string; number: number } | null;
  areas: Area[];
  principles: { code: string; name: string }[];
  adoptions: { municipality: { code: string }; outcome: string; lapsed: boolean }[];
  missingAdoptions: { code: string }[];
  viewerCan: Record<"update" | "propose" | "recordDecision", { allowed: boolean; reason: string | null }>;
}

export interface Payload {
  strategyVersion: Version | null;
  userErrors: UserErrorAnswer[];
}

const versionFields = `id number version state contentHash effectiveFrom effectiveTo basedOn { id number }
  areas { id code name points { id code name text { markdown } lineage { from { id code } to { id code } kind } } }
  principles { code name } adoptions { municipality { code } outcome lapsed } missingAdoptions { code }
  viewerCan { update { allowed reason } propose { allowed reason } recordDecision { allowed reason } }`;
const answer = `{ strategyVersion { ${versionFields} } userErrors { code field message } }`;

const mutations = {
  strategyVersionDraft: ["$collaboration: String!", "collaboration: $collaboration"],
  strategyVersionUpdate: [
    "$id: ID!, $expectedVersion: Int!, $input: StrategyVersionInput!",
    "id: $id, expectedVersion: $expectedVersion, input: $input",
  ],
  strategyVersionPropose: ["$id: ID!, $expectedVersion: Int!", "id: $id, expectedVersion: $expectedVersion"],
  adoptionRecord: [
    "$id: ID!, $contentHash: String!, $outcome: DecisionOutcome!, $decision: DecisionInput!",
    "id: $id, contentHash: $contentHash, outcome: $outcome, decision: $decision",
  ],
} as const;

export type StrategyMutation = keyof typeof mutations;

/** The mutation as that user, whatever the server answers. */
export async function attempt(
  api: TestApi,
  email: string | null,
  name: StrategyMutation,
  variables: object,
  language = "sv",
): Promise<Answer<Record<string, Payload | null>>> {
  const [declared, given] = mutations[name];
  return await api.query(email, `mutation (${declared}) { ${name}(${given}) ${answer} }`, variables, { language });
}

/** The mutation's payload, where the server is expected to answer one. */
export async function send(api: TestApi, email: string, name: StrategyMutation, variables: object): Promise<Payload> {
  const { data, errors } = await attempt(api, email, name, variables);
  const payload = data?.[name];
  if (!payload || errors.length > 0) throw new Error(`${name} was not answered: ${JSON.stringify(errors)}`);
  return payload;
}

/** The same, where it is expected to succeed. */
export async function succeed(
  api: TestApi,
  email: string,
  name: StrategyMutation,
  variables: object,
): Promise<Version> {
  const { strategyVersion, userErrors } = await send(api, email, name, variables);
  if (!strategyVersion || userErrors.length > 0) throw new Error(`${name} was refused: ${JSON.stringify(userErrors)}`);
  return strategyVersion;
}

/** The codes of a refusal, whether it is data or an error. */
export function codesOf({ data, errors }: Answer<Record<string, Payload | null>>): string[] {
  const [payload] = Object.values(data ?? {});
  return [...errors.map(({ extensions }) => extensions.code), ...(payload?.userErrors ?? []).map(({ code }) => code)];
}

export interface PointSketch {
  code: string;
  text?: string;
  /** Ids of earlier points with what became of them. */
  from?: { point: string; kind: string }[];
}

const part = (code: string, text = `Text ${code}.`) => ({ code, name: `Namn ${code}`, text: { markdown: text } });

/** A content from the codes of its areas and points. */
export function contentOf(
  areas: Record<string, (string | PointSketch)[]>,
  dropped: string[] = [],
  principles: string[] = ["R1"],
) {
  const pointOf = (sketch: string | PointSketch) => {
    const { code, text, from = [] } = typeof sketch === "string" ? { code: sketch, text: undefined } : sketch;
    return { ...part(code, text), from };
  };
  return {
    areas: Object.entries(areas).map(([code, points]) => ({ ...part(code), points: points.map(pointOf) })),
    principles: principles.map((code) => part(code)),
    dropped,
  };
}

export function versionOf({ id, version }: Version): { id: string; expectedVersion: number } {
  return { id, expectedVersion: version };
}

/** The points of a version by code. */
export function pointsOf({ areas }: Version): Map<string, Point> {
  return new Map(areas.flatMap(({ points }) => points).map((point) => [point.code, point]));
}

/** The id of a version's point. */
export function pointId(version: Version, code: string): string {
  const point = pointsOf(version).get(code);
  if (!point) throw new Error(`Version ${version.number} has no point ${code}.`);
  return point.id;
}

export async function draft(api: TestApi, { email }: Tenant, collaboration: string): Promise<Version> {
  return await succeed(api, email.COORDINATOR, "strategyVersionDraft", { collaboration });
}

export async function update(api: TestApi, { email }: Tenant, version: Version, input: object): Promise<Version> {
  return await succeed(api, email.COORDINATOR, "strategyVersionUpdate", { ...versionOf(version), input });
}

export async function propose(api: TestApi, { email }: Tenant, version: Version): Promise<Version> {
  return await succeed(api, email.COORDINATOR, "strategyVersionPropose", versionOf(version));
}

/** What a secretary of the municipality sends for a decision of its one body. */
export function decisionOf(tenant: Tenant, version: Version, date: string, outcome = "ADOPTED"): object {
  return decisionOn(tenant, version as unknown as Section, date, outcome);
}

/** The secretary's recording, which is expected to succeed. */
export async function record(
  api: TestApi,
  tenant: Tenant,
  version: Version,
  date: string,
  outcome = "ADOPTED",
): Promise<Version> {
  return await succeed(api, tenant.email.SECRETARY, "adoptionRecord", decisionOf(tenant, version, date, outcome));
}

/** A version with this content, adopted by all of them on the day. */
export async function inForce(
  api: TestApi,
  tenants: readonly [Tenant, ...Tenant[]],
  collaboration: string,
  input: object,
  date: string,
): Promise<Version> {
  let version = await propose(
    api,
    tenants[0],
    await update(api, tenants[0], await draft(api, tenants[0], collaboration), input),
  );
  for (const tenant of tenants) version = await record(api, tenant, version, date);
  return version;
}

/** All versions that the user sees, newest first. */
export async function versionsOf(api: TestApi, email: string, key: string, language = "sv"): Promise<Version[]> {
  const query = `query ($key: String!) { collaboration(key: $key) { strategy { versions { ${versionFields} } } } }`;
  const { data, errors } = await api.query<{ collaboration: { strategy: { versions: Version[] } } | null }>(
    email,
    query,
    { key },
    { language },
  );
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data?.collaboration?.strategy.versions ?? [];
}

/** Everything that a mutation of the strategy may write, to see that a refused one wrote nothing. */
export async function writtenRows(database: TestDatabase): Promise<unknown> {
  return await withConnection(database.ownerUrl, async (owner) => {
    const tables = [
      ...["shared_strategy", "shared_strategy_version", "priority_area", "strategy_point", "guiding_principle"],
      ...["strategy_point_lineage", "adoption", "decision"],
    ];
    const all: unknown[] = [];
    for (const table of tables) all.push((await owner.query(`SELECT * FROM ${table} ORDER BY id`)).rows);
    return all;
  });
}
