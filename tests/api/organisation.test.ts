import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { insertRows } from "../../packages/server/src/dataset/load/insert-rows.js";
import { createBody } from "../factories/body.js";
import { createTenant } from "../factories/tenant.js";
import {
  accept,
  adopt,
  completeContent,
  createAction,
  invite,
  jointAction,
  type PlanningPair,
  pairWithStrategy,
  readAction,
  seeAction,
} from "../support/action.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { emptyDatabase, type TestDatabase, withConnection } from "../support/database.js";
import { doBody, newBody, readBody, succeed } from "../support/organisation.js";
import { createPlan, doPlan, readPlan, tryPlan, upon } from "../support/plan.js";
import { Calendar } from "../support/year.js";

const NEW_YEAR = "2027-01-01";
let database: TestDatabase;
let api: TestApi;
const calendar = new Calendar();

beforeAll(async () => {
  database = await emptyDatabase();
  calendar.itIs("2026-11-21");
});
/** The server knows the people that are there when it starts. */
async function serving<T>(make: () => Promise<T>): Promise<T> {
  const made = await make();
  await api?.stop();
  api = await startTestApi(database, { clock: calendar.clock });
  return made;
}
afterAll(() => api.stop());

async function placeOf(email: string, id: string) {
  const query = "query ($id: ID!) { plan(id: $id) { state body { id name } participations { id role consent } } }";
  const { data, errors } = await api.query<{
    plan: {
      state: string;
      body: { id: string; name: string };
      participations: { id: string; role: string; consent: string }[];
    } | null;
  }>(email, query, { id });
  if (!data?.plan) throw new Error(`There is no plan ${id}: ${JSON.stringify(errors)}`);
  return data.plan;
}

/** Two members with a strategy and a draft plan of 2027 each. */
async function pairOf(): Promise<PlanningPair> {
  const made = await serving(() => pairWithStrategy(database));
  const plan = await createPlan(api, made.first, 2027);
  return { ...made, plan, otherPlan: await createPlan(api, made.second, 2027) };
}

describe("a body that is renamed", () => {
  it("I5, edge case 5: is another row from the day on, linked to the old one, which ends the day before", async () => {
    const tenant = await serving(() => createTenant(database));
    const plan = await createPlan(api, tenant, 2026);
    await adopt(api, tenant, plan);
    const renamed = await doBody(api, tenant.email.ADMIN, "bodyRename", {
      ...{ id: tenant.bodyId, name: "Kommunledningsnämnden", from: NEW_YEAR },
    });
    expect(renamed).toMatchObject({
      ...{ name: "Kommunledningsnämnden", abbreviation: "KS", validFrom: NEW_YEAR, validTo: null },
      predecessors: [{ body: { name: "Kommunstyrelsen" }, date: NEW_YEAR, kind: "RENAME", takesOver: true }],
      successors: [],
    });
    expect(await readBody(api, tenant.email.ELECTED, tenant.code, tenant.bodyId)).toMatchObject({
      ...{ validTo: "2026-12-31", predecessors: [] },
      successors: [{ body: { name: "Kommunledningsnämnden" }, date: NEW_YEAR, kind: "RENAME", takesOver: true }],
    });
    // What was decided keeps the name of then.
    expect(await placeOf(tenant.email.ELECTED, plan.id)).toMatchObject({
      state: "ADOPTED",
      body: { id: tenant.bodyId, name: "Kommunstyrelsen" },
    });
    const query = "query ($id: ID!) { plan(id: $id) { decision { body { name } } } }";
    const { data } = await api.query(tenant.email.ELECTED, query, { id: plan.id });
    expect(data).toEqual({ plan: { decision: { body: { name: "Kommunstyrelsen" } } } });
  });

  it("I5: goes on with next year's plan under the new name, by the same people, before the day and after it", async () => {
    const tenant = await serving(() => createTenant(database));
    const plan = await createPlan(api, tenant, 2027);
    const renamed = await doBody(api, tenant.email.ADMIN, "bodyRename", {
      ...{ id: tenant.bodyId, name: "Kommunledningsnämnden", from: NEW_YEAR },
    });
    const moved = await readPlan(api, tenant.email.PLANNER, plan.id);
    expect(moved).toMatchObject({ id: plan.id, state: "DRAFT", revision: 1, version: plan.version + 1 });
    expect((await placeOf(tenant.email.PLANNER, plan.id)).body.id).toBe(renamed.id);
    expect(moved?.viewerCan.update.allowed).toBe(true);
    const text = (markdown: string) => ({ input: { localText: { markdown } } });
    const before = await doPlan(api, tenant.email.PLANNER, "planUpdate", { ...upon(moved ?? plan), ...text("Före.") });
    calendar.itIs("2027-01-15");
    const after = await doPlan(api, tenant.email.PLANNER, "planUpdate", { ...upon(before), ...text("Efter.") });
    expect(after.localText.markdown).toContain("Efter.");
    // The analyst sees no draft of either.
    expect(await readPlan(api, tenant.email.ANALYST, plan.id)).toBeNull();
    calendar.itIs("2026-11-21");
  });
});

describe("a reorganisation", () => {
  it("edge case 1: merges two bodies' plans under way into one, with each action once and its lead", async () => {
    const made = await pairOf();
    const { first, second, plan, otherPlan, strategy } = made;
    const old = await serving(() => createBody(database, first, { roles: ["PLANNER", "MANAGER"] }));
    const oldPlan = await doPlan(api, old.email.PLANNER ?? "", "planCreate", { input: { body: old.id, year: 2027 } });
    // The same action: led by the one, shared by the other; and one that only the second has.
    const shared = await createAction(api, first, plan, completeContent(strategy));
    const invitation = await invite(api, first, shared, old.id);
    const partner = await accept(api, { ...first, email: { ...first.email, ...old.email } }, invitation);
    expect(partner.plan?.id).toBe(oldPlan.id);
    const only = await createAction(api, { ...first, email: { ...first.email, ...old.email } }, oldPlan, {
      ...completeContent(strategy),
      title: "Bara här",
    });
    const fresh = await newBody(api, first.email, NEW_YEAR, "Sammanslagna nämnden");
    // In this order the partner's plan is the one that goes on.
    const [merged] = await succeed(api, first.email, "MERGE", [old.id, first.bodyId], [fresh.id], NEW_YEAR);
    expect(merged?.predecessors.map(({ kind }) => kind)).toEqual(["MERGE", "MERGE"]);

    const now = await placeOf(first.email.PLANNER, oldPlan.id);
    expect(now.body.id).toBe(fresh.id);
    const parts = (await seeAction(api, first.email.PLANNER, shared.id)).participations.filter(
      ({ consent }) => consent === "ACCEPTED",
    );
    expect(parts).toMatchObject([{ role: "LEAD", plan: { id: oldPlan.id } }]);
    expect((await seeAction(api, first.email.PLANNER, only.id)).participations).toMatchObject([
      { role: "LEAD", consent: "ACCEPTED", plan: { id: oldPlan.id } },
    ]);
    // The other draft is kept as it was, to copy from, by those who saw it.
    expect(await placeOf(first.email.PLANNER, plan.id)).toMatchObject({ state: "DRAFT", body: { id: first.bodyId } });
    expect(await readPlan(api, first.email.ANALYST, plan.id)).toBeNull();
    expect(await readPlan(api, second.email.COORDINATOR, oldPlan.id)).toBeNull();
    expect((await placeOf(second.email.PLANNER, otherPlan.id)).body.id).toBe(second.bodyId);
  });

  it("edge case 1: annuls a plan that was put to decision when its parts go into the successor's", async () => {
    const { first, plan, strategy } = await pairOf();
    const action = await createAction(api, first, plan, completeContent(strategy));
    await adopt(api, first, plan, "RETURNED");
    const there = await serving(() => createBody(database, first, { roles: ["PLANNER"] }));
    const theirs = await doPlan(api, there.email.PLANNER ?? "", "planCreate", {
      input: { body: there.id, year: 2027 },
    });
    await succeed(api, first.email, "TRANSFER", [first.bodyId], [there.id], NEW_YEAR);
    expect(await placeOf(first.email.PLANNER, plan.id)).toMatchObject({
      state: "ANNULLED",
      body: { id: first.bodyId },
    });
    expect((await seeAction(api, first.email.PLANNER, action.id)).participations).toMatchObject([
      { role: "LEAD", consent: "ACCEPTED", plan: { id: theirs.id } },
    ]);
  });

  it("edge case 1: splits a body without doubling: what is open moves to the first of the new ones", async () => {
    const { first, plan, strategy } = await pairOf();
    const action = await createAction(api, first, plan, completeContent(strategy));
    const one = await newBody(api, first.email, NEW_YEAR, "Första");
    const two = await newBody(api, first.email, NEW_YEAR, "Andra");
    const after = await succeed(api, first.email, "SPLIT", [first.bodyId], [two.id, one.id], NEW_YEAR);
    expect(after.map(({ name, predecessors }) => [name, predecessors[0]?.takesOver])).toEqual([
      ["Andra", true],
      ["Första", false],
    ]);
    expect((await placeOf(first.email.PLANNER, plan.id)).body.name).toBe("Andra");
    expect((await seeAction(api, first.email.PLANNER, action.id)).participations).toHaveLength(1);
    // The people of the old body go on in both.
    for (const { id } of [one, two]) {
      const { userErrors } = await tryPlan(api, first.email.PLANNER, "planCreate", { input: { body: id, year: 2028 } });
      expect(userErrors).toEqual([]);
    }
  });

  it("I13, edge case 2: leaves a plan in force where it is, with its reports due from the successor", async () => {
    const made = await pairOf();
    const { first, second, strategy } = made;
    const { action } = await jointAction(api, made, {
      content: completeContent(strategy, { continuous: true, endDate: null }),
    });
    await withConnection(database.ownerUrl, (owner) =>
      insertRows(owner, {
        table: "follow_up_period",
        rows: [
          { kind: "T1", to_date: "2027-04-30", due_on: "2027-05-20" },
          { kind: "T2", to_date: "2027-08-31", due_on: "2027-09-20" },
        ].map((period) => ({
          ...{ municipality_id: first.id, id: randomUUID(), year: 2027, from_date: NEW_YEAR, state: "OPEN", ...period },
        })),
      }),
    );
    await adopt(api, first, made.plan);
    const fresh = await newBody(api, first.email, "2027-07-01", "Nya nämnden");
    await succeed(api, first.email, "TRANSFER", [first.bodyId], [fresh.id], "2027-07-01");
    calendar.itIs("2027-08-01");
    const kept = await placeOf(first.email.PLANNER, made.plan.id);
    expect(kept).toMatchObject({ state: "ADOPTED", body: { id: first.bodyId } });
    expect(kept.participations).toMatchObject([{ consent: "ACCEPTED" }]);
    const due = "query ($id: ID!) { plan(id: $id) { reports { period dueFrom { id } } } }";
    expect((await api.query(first.email.PLANNER, due, { id: made.plan.id })).data).toEqual({
      plan: {
        reports: [
          { period: "T1", dueFrom: { id: first.bodyId } },
          { period: "T2", dueFrom: { id: fresh.id } },
        ],
      },
    });
    // Members read it as before.
    expect((await placeOf(second.email.ELECTED, made.plan.id)).body.name).toBe("Kommunstyrelsen");
    // Next year is the successor's, from the old body's plan: the same action, another part, no clone.
    const next = await doPlan(api, first.email.PLANNER, "planCreate", {
      input: { body: fresh.id, year: 2028, copyFrom: made.plan.id },
    });
    const { participations } = await seeAction(api, first.email.PLANNER, action.id);
    expect(participations.filter(({ plan }) => plan?.id === next.id)).toMatchObject([{ role: "LEAD", year: 2028 }]);
    calendar.itIs("2026-11-21");
  });

  it("I5: takes accepted parts without a plan and open invitations along, and the other side still sees them", async () => {
    const made = await pairOf();
    const { first, second, strategy, plan } = made;
    const asked = await serving(() => createBody(database, second, { roles: ["PLANNER", "MANAGER"] }));
    const { email } = { email: { ...second.email, ...asked.email } };
    const open = await createAction(api, first, plan, completeContent(strategy, { title: "Öppen" }));
    const agreed = await createAction(api, first, plan, completeContent(strategy, { title: "Överenskommen" }));
    const invitation = await invite(api, first, open, asked.id);
    await accept(api, { ...second, email }, await invite(api, first, agreed, asked.id));
    const fresh = await newBody(api, second.email, NEW_YEAR, "Efterträdaren");
    await succeed(api, second.email, "TRANSFER", [asked.id], [fresh.id], NEW_YEAR);

    const bodies = async (viewer: string, id: string) =>
      (await readAction(api, viewer, id))?.participations.map(({ body, consent }) => [body.id, consent]).sort();
    const accepted = [
      [first.bodyId, "ACCEPTED"],
      [fresh.id, "ACCEPTED"],
    ].sort();
    expect(await bodies(first.email.PLANNER, agreed.id)).toEqual(accepted);
    expect(await bodies(email.PLANNER ?? "", agreed.id)).toEqual(accepted);
    // The invitation is the inviter's row, and is answered by the successor's people.
    const answered = await accept(api, { ...second, email }, { ...invitation, version: invitation.version + 1 });
    expect(answered.body.id).toBe(fresh.id);
  });
});
