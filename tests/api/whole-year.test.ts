import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createPair, type TestCollaboration } from "../factories/collaboration.js";
import { createTenant, type Tenant } from "../factories/tenant.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { emptyDatabase } from "../support/database.js";
import { done, mutate } from "../support/mutate.js";
import { Secrets } from "../support/secrets.js";
import {
  adoptCommonSection,
  adoptStrategy,
  decision,
  rich,
  type Versioned,
  versionOf,
} from "../support/shared-texts.js";
import { Calendar, prepareForPlanning } from "../support/year.js";

const calendar = new Calendar();
let api: TestApi;
let linkoping: Tenant;
let norrkoping: Tenant;
let collaboration: TestCollaboration;
let secrets: Secrets;

beforeAll(async () => {
  const database = await emptyDatabase();
  [linkoping, norrkoping, collaboration] = await createPair(database);
  const outside = await createTenant(database);
  await prepareForPlanning(database, [
    { tenant: linkoping, plan: "Verksamhetsplan", plans: "Verksamhetsplaner" },
    { tenant: norrkoping, plan: "Uppdragsplan", plans: "Uppdragsplaner" },
  ]);
  api = await startTestApi(database, { clock: calendar.clock });
  secrets = new Secrets(api, [linkoping, norrkoping, outside], collaboration.key);
});
afterAll(() => api.stop());

interface Plan extends Versioned {
  label: string;
  state: string;
  inForce: boolean;
  participations: { id: string; content: { title: string } }[];
  reports: (Versioned & { period: string; state: string })[];
}
const PLAN =
  "id version label state inForce participations { id content { title } } reports { id version period state }";

/** A plan with the words of its own, unshared until the committee has adopted it. */
async function draftPlan(tenant: Tenant, word: string): Promise<Versioned> {
  const input = { body: tenant.bodyId, year: 2026 };
  const plan = await done(api, tenant.email.PLANNER, "planCreate", { input });
  return await done(api, tenant.email.PLANNER, "planUpdate", {
    ...versionOf(plan),
    input: { localText: rich(secrets.of(tenant, word)) },
  });
}

async function actionIn(tenant: Tenant, plan: string, title: string, points: string[], section = "LOCAL") {
  const content = {
    ...{ title, description: "Beskrivning.", startDate: "2026-01-01", endDate: "2026-12-31", financing: "OWN" },
    ...{ strategyPoints: points, implementationStatus: "ONGOING" },
  };
  const input = {
    plan,
    section,
    content,
    responsibleFunction: "Samordnare",
    budget: { amount: "100000.00", currency: "SEK" },
  };
  return await done(api, tenant.email.PLANNER, "actionCreate", { input }, "id version reference");
}

async function decidePlan(tenant: Tenant, id: string, [date, paragraph]: [string, string]): Promise<Plan> {
  const plan = async () => await planAs(tenant.email.MANAGER, id);
  await done(api, tenant.email.MANAGER, "planSubmit", versionOf(await plan()));
  await done(api, tenant.email.MANAGER, "planPropose", versionOf(await plan()));
  expect(await secrets.leaks()).toEqual([]);
  calendar.itIs(date);
  const args = { id, outcome: "ADOPTED", decision: decision(tenant, date, paragraph) };
  const { result, warnings, userErrors } = await mutate<Plan>(
    api,
    tenant.email.SECRETARY,
    "planRecordDecision",
    args,
    PLAN,
  );
  expect({ warnings, userErrors }).toEqual({ warnings: [], userErrors: [] });
  if (result === null) throw new Error("The decision was recorded, and no plan answered.");
  expect(result).toMatchObject({ state: "ADOPTED", inForce: true });
  return result;
}

async function planAs(email: string, id: string): Promise<Plan> {
  const { data, errors } = await api.query<{ plan: Plan }>(email, `query ($id: ID!) { plan(id: $id) { ${PLAN} } }`, {
    id,
  });
  if (!data?.plan) throw new Error(`${email} reads no plan: ${JSON.stringify(errors)}`);
  return data.plan;
}

/** Opens the period in both municipalities. */
async function openPeriod(kind: string, dueOn: string): Promise<void> {
  for (const { email } of [linkoping, norrkoping]) {
    const period = await done(api, email.COORDINATOR, "periodCreate", { input: { year: 2026, kind, dueOn } });
    await done(api, email.COORDINATOR, "periodOpen", versionOf(period));
  }
}

type FollowUp = Record<string, unknown>;

/** The body reports on every action by its title, and the report is approved. */
async function report(
  tenant: Tenant,
  planId: string,
  kind: string,
  date: string,
  lights: Record<string, FollowUp>,
): Promise<string> {
  calendar.itIs(date);
  const { participations, reports } = await planAs(tenant.email.PLANNER, planId);
  const begun = reports.find(({ period }) => period === kind);
  if (!begun) throw new Error(`The plan has no report for ${kind}.`);
  for (const { id, content } of participations) {
    const input = lights[content.title];
    if (!input) throw new Error(`Nothing is reported of ${content.title}.`);
    await done(api, tenant.email.PLANNER, "followUpSave", {
      report: begun.id,
      participation: id,
      expectedVersion: 0,
      input,
    });
  }
  expect(await secrets.leaks()).toEqual([]);
  await approve(tenant, begun.id);
  return begun.id;
}

async function approve(tenant: Tenant, id: string): Promise<void> {
  const { data } = await api.query<{ report: Versioned }>(
    tenant.email.MANAGER,
    "query ($id: ID!) { report(id: $id) { id version } }",
    { id },
  );
  if (!data?.report) throw new Error("The report is not read.");
  const submitted = await done(api, tenant.email.MANAGER, "reportSubmit", versionOf(data.report));
  await done(api, tenant.email.SECRETARY, "reportApprove", {
    ...versionOf(submitted),
    decision: decision(tenant, calendar.clock.today(), "§ 77"),
  });
}

async function lightsOf(email: string, period: string, asOf?: string): Promise<string> {
  const { data, errors } = await api.query<{ followUpSummary: { total: Record<string, number> } }>(
    email,
    `query ($key: String!, $period: PeriodKind!, $asOf: DateTime) { followUpSummary(input: { collaboration: $key, year: 2026, period: $period, asOf: $asOf }) {
      total { actions green yellow red missing } } }`,
    { key: collaboration.key, period, asOf },
  );
  const total = data?.followUpSummary.total;
  if (!total) throw new Error(JSON.stringify(errors));
  return `${total.actions} actions: G${total.green} Y${total.yellow} R${total.red} M${total.missing}`;
}

const green = { assessment: "GREEN", progress: 50 };
const yellow = { assessment: "YELLOW", comment: "Förseningar." };
const red = (comment: string) => ({ assessment: "RED", comment, correctiveMeasure: "Ny leverantör." });

/** What each chapter is about has tests of its own, case by case; this is that it all hangs together. */
describe("a year of two municipalities, by the API alone", () => {
  it("is lived from the strategy to the corrected report", async () => {
    const pair = { api, calendar, linkoping, norrkoping, collaboration };
    const points = await adoptStrategy(pair);
    const point = (code: string) => points.get(code) ?? "";
    await adoptCommonSection(pair);

    calendar.itIs("2025-11-25");
    const ours = await draftPlan(linkoping, "Lokaltext-L1");
    const theirs = await draftPlan(norrkoping, "Lokaltext-N1");
    const joint = await actionIn(linkoping, ours.id, "Gemensam EU-kurs", [point("P1"), point("V1")], "COMMON");
    await actionIn(linkoping, ours.id, secrets.of(linkoping, "Insats-L1"), [point("V1")]);
    await actionIn(norrkoping, theirs.id, secrets.of(norrkoping, "Insats-N1"), [point("V2")]);
    expect(await secrets.isReadBy(linkoping.email.PLANNER, "Insats-L1")).toBe(true);
    const invitation = await done(api, linkoping.email.PLANNER, "participationInvite", {
      ...{ action: joint.id, body: norrkoping.bodyId, year: 2026 },
    });
    const part = await done(
      api,
      norrkoping.email.MANAGER,
      "participationRespond",
      { ...versionOf(invitation), accept: true },
      "id version consent role plan { id } action { id version joint }",
    );
    expect(part).toMatchObject({ id: invitation.id, consent: "ACCEPTED", role: "PARTNER", plan: { id: theirs.id } });
    const { action } = part as unknown as { action: Versioned };
    await done(api, norrkoping.email.PLANNER, "actionUpdate", {
      ...versionOf(action),
      input: {
        responsibleFunction: "EU-samordnare",
        budget: { amount: "50000.00", currency: "SEK" },
      },
    });

    const adopted = await decidePlan(linkoping, ours.id, ["2025-12-09", "§ 360"]);
    secrets.shared("Lokaltext-L1", "Insats-L1");
    expect(adopted.label).toBe("Verksamhetsplan 2026");
    expect((await planAs(norrkoping.email.ANALYST, ours.id)).participations).toHaveLength(2);
    expect((await decidePlan(norrkoping, theirs.id, ["2026-01-28", "§ 12"])).label).toBe("Uppdragsplan 2026");
    secrets.shared("Lokaltext-N1", "Insats-N1");

    calendar.itIs("2026-03-02");
    const revision = await done<Plan>(api, linkoping.email.PLANNER, "planRevise", { id: ours.id }, PLAN);
    await actionIn(linkoping, revision.id, secrets.of(linkoping, "Insats-L2"), [point("P2")]);
    expect(await planAs(norrkoping.email.ANALYST, ours.id)).toMatchObject({ state: "ADOPTED", inForce: true });
    await decidePlan(linkoping, revision.id, ["2026-03-17", "§ 88"]);
    secrets.shared("Insats-L2");
    expect(await planAs(norrkoping.email.ANALYST, ours.id)).toMatchObject({ state: "SUPERSEDED", inForce: false });

    calendar.itIs("2026-05-04");
    await openPeriod("T1", "2026-05-20");
    const first = {
      "Gemensam EU-kurs": green,
      "Insats-L1": { ...yellow, comment: secrets.of(linkoping, "Kommentar-L1") },
      "Insats-L2": green,
    };
    await report(linkoping, revision.id, "T1", "2026-05-12", first);
    secrets.shared("Kommentar-L1");
    expect(await lightsOf(norrkoping.email.ANALYST, "T1")).toBe("4 actions: G2 Y1 R0 M1");
    await report(norrkoping, theirs.id, "T1", "2026-05-19", { "Gemensam EU-kurs": yellow, "Insats-N1": green });
    expect(await lightsOf(linkoping.email.ANALYST, "T1")).toBe("4 actions: G2 Y2 R0 M0");

    calendar.itIs("2026-09-01");
    await openPeriod("T2", "2026-09-18");
    const second = {
      "Gemensam EU-kurs": green,
      "Insats-L1": red(secrets.of(linkoping, "Kommentar-L2")),
      "Insats-L2": green,
    };
    const reported = await report(linkoping, revision.id, "T2", "2026-09-10", second);
    secrets.shared("Kommentar-L2");
    await report(norrkoping, theirs.id, "T2", "2026-09-16", { "Gemensam EU-kurs": green, "Insats-N1": yellow });
    expect(await lightsOf(norrkoping.email.ANALYST, "T2")).toBe("4 actions: G2 Y1 R1 M0");

    const beforeCorrection = new Date().toISOString();
    await correct(reported, "Insats-L1");
    expect(await lightsOf(norrkoping.email.ANALYST, "T2")).toBe("4 actions: G2 Y2 R0 M0");
    expect(await lightsOf(norrkoping.email.ANALYST, "T2", beforeCorrection)).toBe("4 actions: G2 Y1 R1 M0");

    expect(await historyOf(linkoping.email.AUDITOR, ours.id)).toEqual(
      expect.arrayContaining(["planCreate", "planPropose", "participationInvite", "planRecordDecision § 360"]),
    );
    expect(await historyOf(linkoping.email.AUDITOR, revision.id)).toEqual(
      expect.arrayContaining([
        "planRevise",
        "actionCreate",
        "planRecordDecision § 88",
        "reportApprove § 77",
        "reportCorrect",
      ]),
    );
  }, 240_000);
});

/** The red light was a mistake: corrected in a revision that counts once it is approved, and not a moment before. */
async function correct(id: string, title: string): Promise<void> {
  calendar.itIs("2026-10-05");
  const reason = secrets.of(linkoping, "Rättelse-L1");
  const selection = "id version state revision followUps { id version participation { id content { title } } }";
  const correction = await done<
    Versioned & { followUps: (Versioned & { participation: { id: string; content: { title: string } } })[] }
  >(api, linkoping.email.PLANNER, "reportCorrect", { id, reason }, selection);
  const wrong = correction.followUps.find(({ participation }) => participation.content.title === title);
  if (!wrong) throw new Error(`The correction has no follow-up of ${title}.`);
  await done(api, linkoping.email.PLANNER, "followUpSave", {
    ...{ report: correction.id, participation: wrong.participation.id, expectedVersion: wrong.version },
    input: { ...yellow, comment: secrets.of(linkoping, "Kommentar-L3"), correctiveMeasure: null },
  });
  expect(await secrets.leaks()).toEqual([]);
  expect(await lightsOf(norrkoping.email.ANALYST, "T2")).toBe("4 actions: G2 Y1 R1 M0");
  await approve(linkoping, correction.id);
  secrets.shared("Rättelse-L1", "Kommentar-L3");
}

/** What happened to the plan, each by its operation and the § of its decision. */
async function historyOf(email: string, id: string): Promise<string[]> {
  const { data, errors } = await api.query<{
    plan: { history: { nodes: { operation: string; decision: { paragraph: string } | null }[] } };
  }>(
    email,
    "query ($id: ID!) { plan(id: $id) { history(first: 100) { nodes { operation decision { paragraph } } } } }",
    { id },
  );
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return (
    data?.plan.history.nodes.map(({ operation, decision: one }) =>
      one ? `${operation} ${one.paragraph}` : operation,
    ) ?? []
  );
}
