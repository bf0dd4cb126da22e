import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { insertRows } from "../../packages/server/src/dataset/load/insert-rows.js";
import { createBody, type TestBody } from "../factories/body.js";
import type { Tenant } from "../factories/tenant.js";
import { completeContent, createAction, pairWithStrategy, readAction } from "../support/action.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { emptyDatabase, type TestDatabase, withConnection } from "../support/database.js";
import { createPlan, decisionOn, doPlan, plantPlan, recordOn, tryPlan, upon } from "../support/plan.js";

let database: TestDatabase;
let api: TestApi;
let all: Awaited<ReturnType<typeof pairWithStrategy>>;
let first: Tenant;
/** The municipality with a committee for its body: the executive board's secretary is another one's. */
let ofCommittee: Tenant;
let committee: TestBody;
/** The committee as it was until 2026, with its last plan; from 2027 there is another one. */
let before: TestBody;
let after: TestBody;

beforeAll(async () => {
  database = await emptyDatabase();
  all = await pairWithStrategy(database);
  first = all.first;
  const roles = ["PLANNER", "MANAGER", "SECRETARY"] as const;
  committee = await createBody(database, first, { roles: [...roles] });
  before = await createBody(database, first, { to: "2026-12-31", roles: [...roles] });
  after = await createBody(database, first, { from: "2027-01-01", roles: [...roles] });
  ofCommittee = tenantWith(committee);
  await withConnection(database.ownerUrl, (owner) =>
    insertRows(owner, {
      table: "body_succession",
      rows: [
        {
          ...{ municipality_id: first.id, from_body_id: before.id, to_body_id: after.id, date: "2027-01-01" },
          ...{ kind: "TRANSFER", takes_over: true },
        },
      ],
    }),
  );
  api = await startTestApi(database);
}, 60_000);
afterAll(() => api.stop());

function tenantWith({ id: bodyId, email }: TestBody): Tenant {
  return { ...first, bodyId, email: { ...first.email, ...email } };
}

describe("what a plan lacks", () => {
  it("I12, I14, I15: is all said at once when it is proposed, listed while it is not there, and warned about when it is adopted", async () => {
    const draft = await createPlan(api, first, 2027);
    await createAction(api, first, draft, { title: "Bara en rubrik" }, { responsibleFunction: null });
    const strange = { ...completeContent(all.strategy), strategyPoints: [all.strategy.now.point.A1] };
    await createAction(api, first, draft, strange);
    const submitted = await doPlan(api, first.email.MANAGER, "planSubmit", upon(draft));
    const { userErrors } = await tryPlan(api, first.email.MANAGER, "planPropose", upon(submitted));
    // No common section, no local text; of the action its function, both days, a point, the area and the financing.
    expect(userErrors).toHaveLength(8);
    expect(new Set(userErrors.map(({ code }) => code))).toEqual(new Set(["INCOMPLETE"]));
    expect(submitted.toComplete).toEqual(userErrors);
    const args = decisionOn(first, submitted);
    const { result, warnings } = await tryPlan(api, first.email.SECRETARY, "planRecordDecision", args);
    expect(warnings).toHaveLength(8);
    expect(result).toMatchObject({ state: "ADOPTED", inForce: true });
    expect(result?.toComplete).toHaveLength(8);
  });
});

describe("a committee's plan that the executive board decides on", () => {
  it("is adopted with its parts, in the content that they have, for all the members to read", async () => {
    const draft = await createPlan(api, ofCommittee, 2027);
    const action = await createAction(api, ofCommittee, draft, completeContent(all.strategy));
    const stated = await doPlan(api, ofCommittee.email.PLANNER, "planUpdate", {
      ...{ ...upon(draft), input: { hasNoLocalText: true } },
    });
    const returned = await recordOn(api, ofCommittee, stated, "RETURNED");
    expect(await readAction(api, all.second.email.ANALYST, action.id)).toBeNull();
    const adopted = await recordOn(api, first, returned);
    expect(adopted).toMatchObject({ state: "ADOPTED", inForce: true });
    const theirs = await readAction(api, all.second.email.ANALYST, action.id);
    expect(theirs?.content.title).toBe("Grundkurs om EU");
    expect(theirs?.participations.map(({ plan }) => plan?.id)).toEqual([draft.id]);
  });

  it("is revised with its parts, which count once: in the old plan, and then in the new one", async () => {
    const draft = await createPlan(api, ofCommittee, 2028);
    const content = completeContent(all.strategy, { startDate: "2028-01-01", endDate: "2028-12-31" });
    const action = await createAction(api, ofCommittee, draft, content);
    const adopted = await recordOn(api, first, await recordOn(api, ofCommittee, draft, "POSTPONED"));
    const revision = await doPlan(api, committee.email.PLANNER ?? "", "planRevise", { id: adopted.id });
    const plansIn = async () =>
      await withConnection(database.ownerUrl, async (owner) => {
        const sql = "SELECT plan_id, in_force FROM participation WHERE action_id = $1 ORDER BY in_force DESC";
        return (await owner.query<{ plan_id: string; in_force: boolean }>(sql, [action.id])).rows;
      });
    const part = (plan_id: string, in_force: boolean) => ({ plan_id, in_force });
    expect(await plansIn()).toEqual([part(adopted.id, true), part(revision.id, false)]);
    await recordOn(api, first, await recordOn(api, ofCommittee, revision, "POSTPONED"));
    expect(await plansIn()).toEqual([part(revision.id, true), part(adopted.id, false)]);
  });
});

describe("a body in the place of another", () => {
  it("begins its first plan from the last one of the body that it succeeds, and of no other", async () => {
    const text = { local_text: { type: "doc", content: [] }, no_local_text: true };
    const last = await plantPlan(database, tenantWith(before), { state: "ADOPTED", year: 2026, ...text });
    const input = { body: after.id, year: 2027, copyFrom: last };
    expect(await doPlan(api, after.email.PLANNER ?? "", "planCreate", { input })).toMatchObject({ year: 2027 });
    const back = { body: before.id, year: 2026, copyFrom: last };
    const { userErrors } = await tryPlan(api, before.email.PLANNER ?? "", "planCreate", { input: back });
    expect(userErrors.map(({ code, field }) => [code, field?.[1]])).toEqual([
      ["ALREADY_EXISTS", "year"],
      ["INVALID", "copyFrom"],
    ]);
  });

  it("may have its first plan decided on by the body that it succeeds, while that is there", async () => {
    const plan = await createPlan(api, tenantWith(after), 2028);
    const deciding = { ...tenantWith(after), bodyId: before.id };
    const { userErrors } = await tryPlan(
      ...[api, after.email.SECRETARY ?? "", "planRecordDecision", decisionOn(tenantWith(after), plan)],
    );
    expect(userErrors.map(({ code }) => code)).toEqual(["BODY_NOT_VALID"]);
    // Before there is anything to read for it, the old body's secretary must be told of the plan.
    const proposed = await plantPlan(database, tenantWith(after), { state: "PROPOSED", year: 2029 });
    const args = decisionOn(deciding, { id: proposed });
    expect(await doPlan(api, before.email.SECRETARY ?? "", "planRecordDecision", args)).toMatchObject({
      state: "ADOPTED",
    });
  });

  it("does not decide for a stranger to it", async () => {
    const proposed = await plantPlan(database, ofCommittee, { state: "PROPOSED", year: 2040 });
    const args = { ...decisionOn(tenantWith(before), { id: proposed }), id: proposed };
    const { userErrors } = await tryPlan(api, before.email.SECRETARY ?? "", "planRecordDecision", args);
    expect(userErrors.map(({ code }) => code)).toEqual(["FORBIDDEN"]);
  });
});
