import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createTenant, type Tenant } from "../factories/tenant.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { emptyDatabase, type TestDatabase, withConnection } from "../support/database.js";
import { entriesOf, historyOf, namesOf } from "../support/history.js";
import { createPlan, doPlan, recordOn, upon } from "../support/plan.js";

let database: TestDatabase;
let api: TestApi;
let tenant: Tenant;
let stranger: Tenant;

beforeAll(async () => {
  database = await emptyDatabase();
  tenant = await createTenant(database);
  stranger = await createTenant(database);
  api = await startTestApi(database);
}, 60_000);
afterAll(() => api.stop());

/** A plan that was written, sent back by the body, mended and adopted, and whose decision was completed afterwards. */
async function liveThrough(year: number): Promise<string> {
  const { email } = tenant;
  const draft = await createPlan(api, tenant, year);
  const text = { localText: { markdown: "Vi åker till Åbo." } };
  const written = await doPlan(api, email.PLANNER, "planUpdate", { ...upon(draft), input: text });
  const submitted = await doPlan(api, email.MANAGER, "planSubmit", upon(written));
  await doPlan(api, email.MANAGER, "planPropose", upon(submitted));
  const returned = await recordOn(api, tenant, draft, "RETURNED", { paragraph: "§ 7" });
  const mended = { localText: { markdown: "Vi åker till **Tammerfors**." } };
  const again = await doPlan(api, email.PLANNER, "planUpdate", { ...upon(returned), input: mended });
  await doPlan(api, email.MANAGER, "planPropose", upon(again));
  const adopted = await recordOn(api, tenant, draft, "ADOPTED", { paragraph: "§ 8", registryNumber: null });
  const { data, errors } = await api.query(
    email.SECRETARY,
    "mutation ($id: ID!, $input: DecisionInput!) { decisionUpdate(id: $id, input: $input) { userErrors { code } } }",
    { id: adopted.decision?.id, input: { body: tenant.bodyId, date: "2026-11-10", registryNumber: "KS 2026/9" } },
  );
  expect([errors, data]).toEqual([[], { decisionUpdate: { userErrors: [] } }]);
  return draft.id;
}

describe("Plan.history", () => {
  let plan: string;
  beforeAll(async () => {
    plan = await liveThrough(2027);
  });

  it("has every step with who, by which mutation, from which state to which, and its decision", async () => {
    const entries = await entriesOf(api, tenant.email.PLANNER, plan);
    const steps = entries.map((entry) => [
      entry.operation,
      entry.by?.roles.join(),
      `${entry.stateBefore}→${entry.stateAfter}`,
      entry.decision?.paragraph ?? null,
    ]);
    expect(steps).toEqual([
      ["decisionUpdate", "SECRETARY", "null→null", "§ 8"],
      ["planRecordDecision", "SECRETARY", "PROPOSED→ADOPTED", "§ 8"],
      ["planPropose", "MANAGER", "RETURNED→PROPOSED", null],
      ["planUpdate", "PLANNER", "null→null", null],
      ["planRecordDecision", "SECRETARY", "PROPOSED→RETURNED", "§ 7"],
      ["planPropose", "MANAGER", "IN_PREPARATION→PROPOSED", null],
      ["planSubmit", "MANAGER", "DRAFT→IN_PREPARATION", null],
      ["planUpdate", "PLANNER", "null→null", null],
      ["planCreate", "PLANNER", "null→DRAFT", null],
    ]);
    expect(entries.every(({ requestId, by }) => requestId !== null && by?.municipality.code === tenant.code)).toBe(
      true,
    );
    expect(new Set(entries.map(({ requestId }) => requestId)).size).toBe(entries.length);
  });

  it("says what changed in the API's words, and of a text which words", async () => {
    const [corrected, , , mended] = await entriesOf(api, tenant.email.MANAGER, plan);
    expect(corrected?.changes).toMatchObject([
      {
        subject: "DECISION",
        change: "CHANGED",
        fields: [{ field: "registryNumber", before: null, after: "KS 2026/9" }],
      },
    ]);
    expect(mended?.changes).toHaveLength(1);
    expect(mended?.changes[0]).toMatchObject({
      ...{ subject: "PLAN", change: "CHANGED", disposed: false },
      fields: [{ field: "localText", before: null, after: null }],
      text: {
        changed: true,
        blocks: [
          {
            ...{ kind: "PARAGRAPH", change: "CHANGED" },
            segments: [
              { change: "SAME", text: "Vi åker till ", marks: [] },
              { change: "REMOVED", text: "Åbo", marks: [] },
              { change: "ADDED", text: "Tammerfors", marks: ["BOLD"] },
              { change: "SAME", text: ".", marks: [] },
            ],
          },
        ],
      },
    });
    expect(corrected?.changes[0]?.text).toBeNull();
  });

  it.each(["ANALYST", "ELECTED", "ADMIN"] as const)("gives %s only what was proposed and decided", async (role) => {
    const entries = await entriesOf(api, tenant.email[role], plan);
    expect(entries.map(({ operation }) => operation)).toEqual([
      ...["decisionUpdate", "planRecordDecision", "planPropose", "planRecordDecision", "planPropose"],
    ]);
    const fields = entries.flatMap(({ changes }) =>
      changes.flatMap((change) => change.fields.map(({ field }) => field)),
    );
    expect(fields).not.toContain("localText");
    expect(entries.every(({ requestId }) => requestId === null)).toBe(true);
  });

  it("is nothing of a draft to those who see no drafts, and to no other municipality at all", async () => {
    const draft = await createPlan(api, tenant, 2040);
    for (const email of [tenant.email.ANALYST, tenant.email.ELECTED, ...Object.values(stranger.email)]) {
      expect(await historyOf(api, email, draft.id)).toBeNull();
      expect(await asApp(email, draft.id)).toEqual([]);
    }
    for (const email of Object.values(stranger.email)) expect(await asApp(email, plan)).toEqual([]);
    expect(await asApp(tenant.email.PLANNER, draft.id)).toHaveLength(1);
  });

  it("names a person to that person and to who administers users, and to nobody else", async () => {
    await withConnection(database.ownerUrl, (owner) =>
      owner.query("UPDATE app_user SET name = 'Åsa Öberg' WHERE email = $1", [tenant.email.SECRETARY]),
    );
    const recorded = (names: (string | null)[]) => names[1];
    const nameFor = async (email: string) => recorded(await namesOf(api, email, plan));
    expect(await nameFor(tenant.email.SECRETARY)).toBe("Åsa Öberg");
    expect(await nameFor(tenant.email.ADMIN)).toBe("Åsa Öberg");
    expect(await nameFor(tenant.email.COORDINATOR)).toBeNull();
    expect(await nameFor(tenant.email.AUDITOR)).toBeNull();
  });

  it("says that there was a change where what changed has been disposed of", async () => {
    const { id } = await createPlan(api, tenant, 2041);
    await withConnection(database.ownerUrl, async (owner) => {
      const { rows } = await owner.query(
        "SELECT number FROM change_log WHERE table_name = 'plan' AND key ->> 'id' = $1",
        [id],
      );
      await owner.query("CALL dispose_of_payload($1, $2, 'KS 2026-11-10 § 5')", [
        tenant.id,
        rows.map(({ number }) => number),
      ]);
    });
    const [entry] = await entriesOf(api, tenant.email.AUDITOR, id);
    expect(entry).toMatchObject({ operation: "planCreate", by: { roles: ["PLANNER"] }, stateAfter: null });
    expect(entry?.changes).toMatchObject([
      { subject: "PLAN", change: "ADDED", fields: [], text: null, disposed: true },
    ]);
  });

  /** The database's function by itself, with the settings that the server gives that user. */
  async function asApp(email: string, id: string): Promise<unknown[]> {
    const own = email.includes(`@${tenant.code}.`);
    const role = email.split("@")[0]?.toUpperCase() ?? "";
    const scope = ["PLANNER", "MANAGER", "SECRETARY", "COORDINATOR", "AUDITOR"].includes(role) ? "ALL" : "NONE";
    return await withConnection(database.appUrl, async (client) => {
      await client.query(
        "SELECT set_config('app.municipality_id', $1, false), set_config('app.draft_scope', $2, false)",
        [own ? tenant.id : stranger.id, scope],
      );
      return (await client.query("SELECT * FROM history('plan', $1, 10)", [id])).rows;
    });
  }
});

describe("the pages of a history", () => {
  it("are the whole of it, each step once, newest first", async () => {
    const plan = await createPlan(api, tenant, 2050);
    let { version } = plan;
    for (let n = 0; n < 12; n += 1) {
      const input = { localText: { markdown: `Utkast ${n}.` } };
      ({ version } = await doPlan(api, tenant.email.PLANNER, "planUpdate", {
        id: plan.id,
        expectedVersion: version,
        input,
      }));
    }
    const whole = await entriesOf(api, tenant.email.PLANNER, plan.id);
    expect(whole).toHaveLength(13);
    const paged = [];
    let after: string | null = null;
    do {
      const page = await historyOf(api, tenant.email.PLANNER, plan.id, { first: 5, after });
      paged.push(...(page?.nodes ?? []));
      after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(paged).toEqual(whole);
    expect(whole.map(({ at }) => at)).toEqual(
      whole
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
  });

  it("refuse the cursor of another plan's history, and a forged one", async () => {
    const [one, other] = [await createPlan(api, tenant, 2051), await createPlan(api, tenant, 2052)];
    await doPlan(api, tenant.email.PLANNER, "planUpdate", { ...upon(one), input: { hasNoLocalText: true } });
    const page = await historyOf(api, tenant.email.PLANNER, one.id, { first: 1 });
    const forged = (key: string) =>
      Buffer.from(JSON.stringify(["history of plan", key, other.id])).toString("base64url");
    const at = "2026-02-30T10:00:00.000000Z";
    const refused = [page?.pageInfo.endCursor, "x", forged(""), forged(`${at}/${tenant.id}/1`)];
    for (const after of refused) {
      const { errors } = await api.query(
        tenant.email.PLANNER,
        "query ($id: ID!, $after: String) { plan(id: $id) { history(after: $after) { nodes { at } } } }",
        { id: other.id, after },
      );
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(["BAD_USER_INPUT"]);
    }
  });

  it("show what the same mutation has just done, before it is committed", async () => {
    const { email, bodyId } = tenant;
    const { data, errors } = await api.query<{ planCreate: { plan: { history: { nodes: { operation: string }[] } } } }>(
      email.PLANNER,
      "mutation ($input: PlanCreateInput!) { planCreate(input: $input) { plan { history { nodes { operation } } } } }",
      { input: { body: bodyId, year: 2053 } },
    );
    expect([errors, data?.planCreate.plan.history.nodes]).toEqual([[], [{ operation: "planCreate" }]]);
  });
});
