import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { clockAt } from "../../packages/server/src/context/clock.js";
import { createPair, type TestCollaboration } from "../factories/collaboration.js";
import type { Tenant } from "../factories/tenant.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { respond, type UserErrorAnswer } from "../support/common-section.js";
import { emptyDatabase } from "../support/database.js";
import { contentOf, succeed, type Version, versionOf } from "../support/strategy.js";

let now = "2026-11-21T11:00:00Z";
let api: TestApi;
let first: Tenant;
let second: Tenant;
let pair: TestCollaboration;

beforeAll(async () => {
  const database = await emptyDatabase();
  [first, second, pair] = await createPair(database);
  api = await startTestApi(database, { clock: clockAt(() => new Date(now)) });
}, 60_000);
afterAll(() => api.stop());

interface Answered {
  id: string;
  version: number;
  state: string;
  contentHash: string | null;
  startOn: string | null;
  effectiveFrom: string | null;
  consultation: { sentOn: string | null; consents: object[]; responses: { answer: string }[] } | null;
  repeals: object[];
  viewerCan: Record<"consult" | "consent" | "respond" | "repeal", { allowed: boolean }>;
}

const fields = `strategyVersion { id version state contentHash startOn effectiveFrom consultation { sentOn consents { municipality { code } }
  responses { answer } } repeals { municipality { code } } viewerCan { consult { allowed } consent { allowed } respond { allowed } repeal { allowed } } }
  userErrors { code field message }`;

async function act(email: string, call: string, variables: object, declared: string) {
  const { data, errors } = await api.query<
    Record<string, { strategyVersion: Answered; userErrors: UserErrorAnswer[] }>
  >(email, `mutation (${declared}) { answer: ${call} { ${fields} } }`, variables);
  if (errors.length > 0 || !data?.answer) throw new Error(JSON.stringify(errors));
  return data.answer;
}

const consult = (tenant: Tenant, version: Pick<Answered, "id" | "version">) =>
  act(
    tenant.email.COORDINATOR,
    'strategyVersionConsult(id: $id, expectedVersion: $expectedVersion, answerBy: "2026-12-01")',
    { id: version.id, expectedVersion: version.version },
    "$id: ID!, $expectedVersion: Int!",
  );
const consent = (tenant: Tenant, version: Pick<Answered, "id" | "version">) =>
  act(
    tenant.email.COORDINATOR,
    "consultationConsent(id: $id, expectedVersion: $expectedVersion)",
    { id: version.id, expectedVersion: version.version },
    "$id: ID!, $expectedVersion: Int!",
  );
const propose = (tenant: Tenant, version: Pick<Answered, "id" | "version">, startOn: string) =>
  act(
    tenant.email.COORDINATOR,
    "strategyVersionPropose(id: $id, expectedVersion: $expectedVersion, startOn: $startOn)",
    { id: version.id, expectedVersion: version.version, startOn },
    "$id: ID!, $expectedVersion: Int!, $startOn: Date",
  );
const adopt = (tenant: Tenant, { id, contentHash }: Answered) =>
  act(
    tenant.email.SECRETARY,
    'adoptionRecord(id: $id, contentHash: $hash, outcome: ADOPTED, decision: { body: $body, date: "2026-11-10" })',
    { id, hash: contentHash, body: tenant.bodyId },
    "$id: ID!, $hash: String!, $body: ID!",
  );
const repeal = (tenant: Tenant, { id }: Answered, date: string) =>
  act(
    tenant.email.SECRETARY,
    "repealRecord(id: $id, decision: { body: $body, date: $date })",
    { id, body: tenant.bodyId, date },
    "$id: ID!, $body: ID!, $date: Date!",
  );

async function drafted(): Promise<Version> {
  const draft = await succeed(api, first.email.COORDINATOR, "strategyVersionDraft", { collaboration: pair.key });
  const input = contentOf({ P: ["P1"] });
  return await succeed(api, first.email.COORDINATOR, "strategyVersionUpdate", { ...versionOf(draft), input });
}

describe("a version of the strategy", () => {
  it("I9: is consulted on, answered, proposed with a first day, adopted, in force and repealed like a common section", async () => {
    const draft = await drafted();
    const asked = await consult(first, draft);
    expect(asked.strategyVersion).toMatchObject({ state: "DRAFT", consultation: { sentOn: null, consents: [{}] } });
    const changed = await succeed(api, second.email.COORDINATOR, "strategyVersionUpdate", {
      ...{ id: draft.id, expectedVersion: asked.strategyVersion.version, input: contentOf({ P: ["P1", "P2"] }) },
    });
    expect((await consent(second, changed)).userErrors).toMatchObject([{ code: "WRONG_STATE" }]);
    const again = (await consult(second, changed)).strategyVersion;
    const { strategyVersion: sent } = await consent(first, again);
    expect(sent).toMatchObject({ state: "CONSULTATION", consultation: { sentOn: "2026-11-21", consents: [{}, {}] } });

    const given = { id: sent.id, body: second.bodyId, answer: "Bra." };
    expect((await respond(api, second.email.MANAGER, given)).codes).toEqual([]);
    const { strategyVersion: proposed } = await propose(first, sent, "2027-01-01");
    expect(proposed).toMatchObject({ state: "PROPOSED", startOn: "2027-01-01", consultation: { responses: [{}] } });
    expect((await respond(api, first.email.MANAGER, { ...given, body: first.bodyId })).codes).toEqual(["WRONG_STATE"]);

    await adopt(first, proposed);
    const { strategyVersion: adopted } = await adopt(second, proposed);
    expect(adopted).toMatchObject({ state: "PARTLY_ADOPTED", effectiveFrom: "2027-01-01" });
    now = "2027-03-01T11:00:00Z";
    expect((await repeal(first, adopted, "2027-02-01")).strategyVersion.state).toBe("EFFECTIVE");
    const { strategyVersion: repealed } = await repeal(second, adopted, "2027-02-10");
    expect(repealed).toMatchObject({ state: "REPEALED", repeals: [{}, {}] });
    now = "2026-11-21T11:00:00Z";
  });

  it("is not found by the mutation for the other kind of text", async () => {
    const { id, version } = await drafted();
    const answer = await api.query<{ commonSectionConsult: { userErrors: UserErrorAnswer[] } }>(
      first.email.COORDINATOR,
      `mutation { commonSectionConsult(id: "${id}", expectedVersion: ${version}, answerBy: "2026-12-01") { userErrors { code field message } } }`,
    );
    expect(answer.data?.commonSectionConsult.userErrors).toMatchObject([{ code: "NOT_FOUND", field: ["id"] }]);
  });
});
