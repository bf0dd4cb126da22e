import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Tenant } from "../factories/tenant.js";
import {
  accept,
  adopt,
  completeContent,
  createAction,
  doAction,
  invite,
  jointAction,
  type PlanningPair,
  pairWithStrategy,
  propose,
  seeAction,
} from "../support/action.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { emptyDatabase, type TestDatabase } from "../support/database.js";
import { createPlan, doPlan, plantSection, tryPlan, upon } from "../support/plan.js";

let database: TestDatabase;
let api: TestApi;
let one: Omit<PlanningPair, "plan" | "otherPlan">;
let year = 2027;

beforeAll(async () => {
  database = await emptyDatabase();
  one = await pairWithStrategy(database);
  for (let each = 2027; each < 2060; each += 1) await plantSection(database, one.pair, each, { from: "2026-01-01" });
  api = await startTestApi(database);
}, 60_000);
afterAll(() => api.stop());

/** Each test its own years. */
function someYear(): number {
  year += 2;
  return year;
}

interface InPlan {
  id: string;
  action: { id: string; reference: string };
  role: string;
  consent: string;
  responsibleFunction: string | null;
  budget: { amount: string } | null;
  content: { title: string };
}

async function partsOf(plan: { id: string }, { email }: Tenant): Promise<InPlan[]> {
  const query = `query ($id: ID!) { plan(id: $id) { participations { id action { id reference } role consent
    responsibleFunction budget { amount } content { title } } } }`;
  const { data, errors } = await api.query<{ plan: { participations: InPlan[] } }>(email.COORDINATOR, query, plan);
  expect(errors).toEqual([]);
  return data?.plan.participations ?? [];
}

describe("next year's plan from this year's", () => {
  it("gives the actions that go on a new part each, in the same action; those that do not go on stay behind", async () => {
    const first = someYear();
    const plan = await createPlan(api, one.first, first);
    const make = (title: string, content: object) => createAction(api, one.first, plan, { title, ...content });
    const budget = { budget: { amount: "100", currency: "SEK" } };
    const goesOn = await createAction(api, one.first, plan, { title: "Tills vidare", continuous: true }, budget);
    const open = await make("Utan slut", {});
    const late = await make("Slutar nästa år", { endDate: `${first + 1}-01-01` });
    await make("Slutar i år", { endDate: `${first}-12-31` });
    const done = await make("Genomförd", { implementationStatus: "ONGOING", endDate: `${first + 1}-05-01` });
    const input = { content: { implementationStatus: "COMPLETED" } };
    await doAction(api, one.first.email.PLANNER, "actionUpdate", { ...upon(done), input });
    const cancelled = await make("Utgår", { continuous: true });
    await doAction(api, one.first.email.PLANNER, "actionCancel", {
      ...{ ...upon(cancelled), on: `${first}-06-01`, reason: "Skäl." },
    });
    const next = await createPlan(api, one.first, first + 1, { copyFrom: plan.id });
    const parts = await partsOf(next, one.first);
    expect(parts.map(({ action }) => action.id).sort()).toEqual([goesOn.id, open.id, late.id].sort());
    const before = new Set((await partsOf(plan, one.first)).map(({ id }) => id));
    for (const part of parts) {
      expect(before.has(part.id)).toBe(false);
      expect(part).toMatchObject({
        role: "LEAD",
        consent: "ACCEPTED",
        responsibleFunction: "Samordnare",
        budget: null,
      });
    }
    expect((await seeAction(api, one.first.email.PLANNER, goesOn.id)).participations).toHaveLength(2);
  });

  it("keeps each side's role, whoever plans first; I16: the partner proposes once somebody leads that year", async () => {
    const first = someYear();
    const [plan, otherPlan] = [await createPlan(api, one.first, first), await createPlan(api, one.second, first)];
    const { action } = await jointAction(api, { ...one, plan }, {}, first);
    const goesOn = { content: { endDate: null, continuous: true } };
    const seen = await seeAction(api, one.first.email.PLANNER, action.id);
    await doAction(api, one.first.email.PLANNER, "actionUpdate", { ...upon(seen), input: goesOn });
    const partner = await createPlan(api, one.second, first + 1, { copyFrom: otherPlan.id });
    expect(await partsOf(partner, one.second)).toMatchObject([{ action: { id: action.id }, role: "PARTNER" }]);
    const own = await seeAction(api, one.second.email.PLANNER, action.id);
    await doAction(api, one.second.email.PLANNER, "actionUpdate", {
      ...{ ...upon(own), input: { responsibleFunction: "Partnern", plan: partner.id } },
    });
    const stated = await doPlan(api, one.second.email.PLANNER, "planUpdate", {
      ...{ ...upon(partner), input: { hasNoLocalText: true } },
    });
    const submitted = await doPlan(api, one.second.email.MANAGER, "planSubmit", upon(stated));
    const refused = await tryPlan(api, one.second.email.MANAGER, "planPropose", upon(submitted));
    expect(refused.userErrors).toMatchObject([
      { code: "INCOMPLETE", message: expect.stringContaining("huvudansvaret") },
    ]);
    const lead = await createPlan(api, one.first, first + 1, { copyFrom: plan.id });
    expect(await partsOf(lead, one.first)).toMatchObject([{ action: { id: action.id }, role: "LEAD" }]);
    const proposed = await doPlan(api, one.second.email.MANAGER, "planPropose", upon(submitted));
    expect(proposed.state).toBe("PROPOSED");
  });
});

describe("a part that is accepted before there is a plan for it", () => {
  it("becomes part of the plan when that is made", async () => {
    const first = someYear();
    const plan = await createPlan(api, one.first, first);
    const action = await createAction(api, one.first, plan, { title: "Tidig" });
    const part = await accept(api, one.second, await invite(api, one.first, action, one.second.bodyId, first));
    expect(part.plan).toBeNull();
    const other = await createPlan(api, one.second, first);
    expect(await partsOf(other, one.second)).toMatchObject([{ id: part.id, role: "PARTNER" }]);
  });

  it("comes into an adopted plan by its revision, and into a proposed one when it comes back", async () => {
    const first = someYear();
    const [plan, other] = [await createPlan(api, one.first, first), await createPlan(api, one.second, first)];
    await adopt(api, one.second, other);
    const action = await createAction(api, one.first, plan, { title: "Sen" });
    const part = await accept(api, one.second, await invite(api, one.first, action, one.second.bodyId, first));
    expect(part.plan).toBeNull();
    const revised = await doPlan(api, one.second.email.PLANNER, "planRevise", { id: other.id });
    expect(await partsOf(revised, one.second)).toMatchObject([{ id: part.id }]);
    const stated = await doPlan(api, one.second.email.PLANNER, "planUpdate", {
      ...{ ...upon(revised), input: { hasNoLocalText: true } },
    });
    await adopt(api, one.second, stated, "RETURNED");
    const second = await createAction(api, one.first, plan, { title: "Ännu senare" });
    const late = await accept(api, one.second, await invite(api, one.first, second, one.second.bodyId, first));
    expect(late.plan).toEqual({ id: revised.id });
  });
});

describe("I13: an adopted plan", () => {
  it("keeps the content that it adopted, while the next year's and its own revision change it", async () => {
    const first = someYear();
    const plan = await createPlan(api, one.first, first);
    const days = { startDate: `${first}-01-01`, endDate: null, continuous: true };
    const action = await createAction(api, one.first, plan, completeContent(one.strategy, days));
    await adopt(api, one.first, plan);
    const revision = await doPlan(api, one.first.email.PLANNER, "planRevise", { id: plan.id });
    const change = async (title: string, more: object) => {
      const seen = await seeAction(api, one.first.email.PLANNER, action.id);
      const input = { content: { title }, ...more };
      await doAction(api, one.first.email.PLANNER, "actionUpdate", { ...upon(seen), input });
    };
    await change("Reviderad", {});
    const titles = async () => [
      (await partsOf(plan, one.first))[0]?.content.title,
      (await partsOf(revision, one.first))[0]?.content.title,
    ];
    expect(await titles()).toEqual(["Grundkurs om EU", "Reviderad"]);
    expect((await seeAction(api, one.second.email.ANALYST, action.id)).content.title).toBe("Grundkurs om EU");
    await adopt(api, one.first, revision);
    expect(await titles()).toEqual(["Grundkurs om EU", "Reviderad"]);
    const next = await createPlan(api, one.first, first + 1, { copyFrom: revision.id });
    await change("Nästa år", { plan: next.id });
    expect(await titles()).toEqual(["Grundkurs om EU", "Reviderad"]);
    expect((await seeAction(api, one.second.email.ANALYST, action.id)).content.title).toBe("Reviderad");
  });
});

describe("a proposal", () => {
  it("I14, I15: is refused with everything that is missing in its actions, by each action's reference", async () => {
    const first = someYear();
    const plan = await createPlan(api, one.first, first);
    const bare = await createAction(api, one.first, plan, { title: "Bara rubrik" }, { responsibleFunction: null });
    const whole = completeContent(one.strategy, { startDate: `${first}-01-01`, endDate: `${first}-12-31` });
    await createAction(api, one.first, plan, whole);
    const stated = await doPlan(api, one.first.email.PLANNER, "planUpdate", {
      ...{ ...upon(plan), input: { hasNoLocalText: true } },
    });
    const submitted = await doPlan(api, one.first.email.MANAGER, "planSubmit", upon(stated));
    const { userErrors } = await tryPlan(api, one.first.email.MANAGER, "planPropose", upon(submitted));
    expect(userErrors.map(({ code }) => code)).toEqual(Array(6).fill("INCOMPLETE"));
    for (const { message } of userErrors) expect(message).toContain(`${bare.reference} ”Bara rubrik”`);
    const texts = userErrors.map(({ message }) => message).join();
    for (const word of ["ansvarig", "startdatum", "slutdatum", "punkter", "område", "finansiering"])
      expect(texts).toContain(word);
    const seen = await seeAction(api, one.first.email.PLANNER, bare.id);
    await doAction(api, one.first.email.PLANNER, "actionUpdate", {
      ...{ ...upon(seen), input: { content: whole, responsibleFunction: "Samordnare" } },
    });
    const proposed = await doPlan(api, one.first.email.MANAGER, "planPropose", upon(submitted));
    expect(proposed.state).toBe("PROPOSED");
  });

  it("is read by the own municipality with the content as it was proposed, and opens it again when it is returned", async () => {
    const first = someYear();
    const plan = await createPlan(api, one.first, first);
    const whole = completeContent(one.strategy, { startDate: `${first}-01-01`, endDate: `${first}-12-31` });
    const action = await createAction(api, one.first, plan, whole);
    const proposed = await propose(api, one.first, plan);
    expect((await seeAction(api, one.first.email.ELECTED, action.id)).content.title).toBe("Grundkurs om EU");
    await adopt(api, one.first, proposed, "RETURNED");
    const seen = await seeAction(api, one.first.email.PLANNER, action.id);
    const input = { content: { title: "Efter återremissen" } };
    await doAction(api, one.first.email.PLANNER, "actionUpdate", { ...upon(seen), input });
    // A draft again for those who do not prepare it.
    expect((await seeAction(api, one.first.email.ELECTED, action.id)).content.title).toBe("Grundkurs om EU");
    expect((await seeAction(api, one.first.email.PLANNER, action.id)).content.title).toBe("Efter återremissen");
    expect((await partsOf(plan, one.first))[0]?.content.title).toBe("Efter återremissen");
  });
});

describe("a change of an action in several open plans", () => {
  it("says which plan it is about, or is refused by naming them", async () => {
    const first = someYear();
    const plan = await createPlan(api, one.first, first);
    const action = await createAction(api, one.first, plan, { title: "Flera år", continuous: true });
    const next = await createPlan(api, one.first, first + 1, { copyFrom: plan.id });
    const seen = await seeAction(api, one.first.email.PLANNER, action.id);
    const budget = { amount: "50", currency: "SEK" };
    const unnamed = await api.query<{
      actionUpdate: { userErrors: { code: string; field: string[]; message: string }[] };
    }>(
      one.first.email.PLANNER,
      `mutation ($id: ID!, $v: Int!, $input: ActionUpdateInput!) {
        actionUpdate(id: $id, expectedVersion: $v, input: $input) { userErrors { code field message } } }`,
      { id: seen.id, v: seen.version, input: { budget } },
    );
    expect(unnamed.data?.actionUpdate.userErrors).toMatchObject([{ code: "INVALID", field: ["input", "plan"] }]);
    expect(unnamed.data?.actionUpdate.userErrors[0]?.message).toContain(`Kommunstyrelsen ${first + 1}`);
    const input = { budget, plan: next.id };
    const after = await doAction(api, one.first.email.PLANNER, "actionUpdate", { ...upon(seen), input });
    expect(after.participations.map((part) => [part.year, part.budget?.amount ?? null])).toEqual([
      [first + 1, "50.00"],
      [first, null],
    ]);
  });
});
