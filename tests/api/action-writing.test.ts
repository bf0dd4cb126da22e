import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createTenant, type Tenant } from "../factories/tenant.js";
import {
  type ActionAnswer,
  actionRows,
  completeContent,
  createAction,
  doAction,
  faultsOf,
  type PlanningPair,
  pairWithStrategy,
  seeAction,
  tryAction,
} from "../support/action.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { emptyDatabase, type TestDatabase } from "../support/database.js";
import { createPlan, recordOn, upon } from "../support/plan.js";

let database: TestDatabase;
let api: TestApi;
let one: PlanningPair;
let loner: Tenant;

beforeAll(async () => {
  database = await emptyDatabase();
  const made = await pairWithStrategy(database);
  loner = await createTenant(database);
  api = await startTestApi(database);
  one = { ...made, plan: await createPlan(api, made.first, 2027), otherPlan: await createPlan(api, loner, 2027) };
}, 60_000);
afterAll(() => api.stop());

const planner = () => one.first.email.PLANNER;
const create = (content: object, more: object = {}) => createAction(api, one.first, one.plan, content, more);

describe("actionCreate", () => {
  it("I14: demands nothing but a title while drafting, and takes the body as the lead", async () => {
    const action = await create({ title: "  Grundkurs om EU " }, { responsibleFunction: null });
    expect(action).toMatchObject({
      ...{ section: "LOCAL", joint: false, version: 1 },
      content: {
        ...{ title: "Grundkurs om EU", description: "", weight: 1, startDate: null, endDate: null, continuous: false },
        ...{ financing: null, implementationStatus: "PLANNED", primaryArea: null, strategyPoints: [], principles: [] },
      },
    });
    expect(action.participations).toMatchObject([
      { role: "LEAD", consent: "ACCEPTED", year: 2027, plan: { id: one.plan.id }, body: { id: one.first.bodyId } },
    ]);
    expect(action.participations[0]).toMatchObject({ responsibleFunction: null, budget: null });
  });

  it("takes everything that an action can say, and the primary area from the first point", async () => {
    const { now } = one.strategy;
    const action = await create(
      completeContent(one.strategy, {
        ...{
          description: "För **politiker** & chefer.",
          weight: 3,
          continuous: false,
          implementationStatus: "ONGOING",
        },
        ...{ strategyPoints: [now.point.B1, now.point.A2, now.point.B1], principles: [now.principle.R2] },
      }),
      { budget: { amount: "180000.5", currency: "SEK" }, responsibleFunction: "Samordnare" },
    );
    expect(action.content).toMatchObject({
      ...{ description: "För **politiker** & chefer.", weight: 3, implementationStatus: "ONGOING", financing: "OWN" },
      ...{ primaryArea: { code: "B" }, strategyPoints: [{ code: "B1" }, { code: "A2" }], principles: [{ code: "R2" }] },
    });
    expect(action.participations).toMatchObject([
      { responsibleFunction: "Samordnare", budget: { amount: "180000.50", currency: "SEK" } },
    ]);
  });

  it("gives a reference that is short, stable and unique in the municipality, also at the same moment", async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => create({ title: "Samtidigt" })));
    const references = made.map(({ reference }) => reference);
    expect(new Set(references).size).toBe(8);
    for (const reference of references) expect(reference).toMatch(/^KS-\d+$/);
  });

  const refusals: [string, (content: PlanningPair) => object, string[]][] = [
    ["no title", () => ({}), ["INCOMPLETE input.content.title"]],
    ["an empty title", () => ({ title: " " }), ["EMPTY_STRING input.content.title"]],
    ["raw HTML", () => ({ title: "T", description: "En <b>text</b>" }), ["INVALID_TEXT input.content.description"]],
    ["an empty description", () => ({ title: "T", description: "" }), ["EMPTY_STRING input.content.description"]],
    ["I17: weight 4", () => ({ title: "T", weight: 4 }), ["INVALID input.content.weight"]],
    ["I17: weight 0", () => ({ title: "T", weight: 0 }), ["INVALID input.content.weight"]],
    [
      "an end before the start",
      () => ({ title: "T", startDate: "2027-03-02", endDate: "2027-03-01" }),
      ["END_BEFORE_START input.content.endDate"],
    ],
    [
      "a start after the year",
      () => ({ title: "T", startDate: "2028-01-01" }),
      ["OUTSIDE_YEAR input.content.startDate"],
    ],
    ["an end before the year", () => ({ title: "T", endDate: "2026-12-31" }), ["OUTSIDE_YEAR input.content.endDate"]],
    [
      "an end and continuous",
      () => ({ title: "T", endDate: "2027-12-31", continuous: true }),
      ["INVALID input.content.endDate"],
    ],
    [
      "a status that no new action has",
      () => ({ title: "T", implementationStatus: "CANCELLED" }),
      ["WRONG_STATE input.content.implementationStatus"],
    ],
    [
      "I22: COMPLETED without an end",
      () => ({ title: "T", implementationStatus: "COMPLETED" }),
      ["WRONG_STATE input.content.implementationStatus", "INCOMPLETE input.content.endDate"],
    ],
    [
      "I15: a point of another version",
      ({ strategy: { old, now } }) => ({ title: "T", strategyPoints: [now.point.A1, old.point.B1] }),
      ["POINT_OF_OTHER_VERSION input.content.strategyPoints.1"],
    ],
    [
      "I15: an area of another version",
      ({ strategy: { old, now } }) => ({ title: "T", strategyPoints: [now.point.A1], primaryArea: old.area.B }),
      ["POINT_OF_OTHER_VERSION input.content.primaryArea"],
    ],
    [
      "I15: an area of none of the points",
      ({ strategy: { now } }) => ({ title: "T", strategyPoints: [now.point.A1], primaryArea: now.area.B }),
      ["AREA_WITHOUT_POINT input.content.primaryArea"],
    ],
    [
      "unknown ids",
      () => ({ title: "T", strategyPoints: ["x"], principles: ["y"], primaryArea: "z" }),
      [
        "NOT_FOUND input.content.strategyPoints.0",
        "NOT_FOUND input.content.principles.0",
        "NOT_FOUND input.content.primaryArea",
      ],
    ],
  ];
  it.each(refusals)("refuses %s, and writes nothing", async (_what, content, expected) => {
    const before = await actionRows(database);
    const input = { plan: one.plan.id, section: "LOCAL", content: content(one) };
    expect(faultsOf(await tryAction(api, planner(), "actionCreate", { input }))).toEqual(expected);
    expect(await actionRows(database)).toEqual(before);
  });

  it("refuses what is wrong with the own part, with all the rest at once", async () => {
    const before = await actionRows(database);
    const content = { startDate: "2028-01-01", endDate: "2027-01-01" };
    const refused = async (own: object) =>
      faultsOf(
        await tryAction(api, planner(), "actionCreate", {
          input: { plan: one.plan.id, section: "LOCAL", content, ...own },
        }),
      );
    const common = [
      "INCOMPLETE input.content.title",
      "END_BEFORE_START input.content.endDate",
      "OUTSIDE_YEAR input.content.startDate",
    ];
    expect(await refused({ responsibleFunction: " ", budget: { amount: "-1", currency: "EUR" } })).toEqual([
      ...common,
      ...["EMPTY_STRING input.responsibleFunction", "INVALID input.budget.currency", "INVALID input.budget.amount"],
    ]);
    for (const amount of ["1.234", "1e3", "", "tolv", "-0.01"])
      expect(await refused({ budget: { amount, currency: "SEK" } })).toEqual([
        ...common,
        "INVALID input.budget.amount",
      ]);
    expect(await actionRows(database)).toEqual(before);
  });

  it("puts nothing into the common part where there is no collaboration", async () => {
    const alone = one.otherPlan;
    const email = loner.email.PLANNER;
    const input = { plan: alone.id, section: "COMMON", content: { title: "T" } };
    expect(faultsOf(await tryAction(api, email, "actionCreate", { input }))).toEqual(["INVALID input.section"]);
    const local = { input: { ...input, section: "LOCAL" } };
    expect((await doAction(api, email, "actionCreate", local)).section).toBe("LOCAL");
    expect((await create({ title: "T" }, { section: "COMMON" })).section).toBe("COMMON");
  });
});

describe("actionUpdate", () => {
  const update = (action: ActionAnswer, input: object, email = planner()) =>
    tryAction(api, email, "actionUpdate", { ...upon(action), input });

  it("changes what is given, clears what is null, and leaves the rest", async () => {
    const action = await create(completeContent(one.strategy, { description: "Text." }), {
      budget: { amount: "10", currency: "SEK" },
    });
    const { result } = await update(action, {
      content: { description: null, endDate: null, continuous: true, weight: 2 },
      ...{ responsibleFunction: null, budget: { amount: "20.5", currency: "SEK" } },
    });
    expect(result).toMatchObject({
      ...{ id: action.id, version: 2, reference: action.reference },
      content: {
        ...{ title: "Grundkurs om EU", description: "", endDate: null, continuous: true, weight: 2 },
        ...{ startDate: "2027-02-01", primaryArea: { code: "A" }, strategyPoints: [{ code: "A1" }] },
      },
    });
    expect(result?.participations).toMatchObject([
      { responsibleFunction: null, budget: { amount: "20.50", currency: "SEK" } },
    ]);
  });

  it("I15: keeps the area while a point has it, and else takes the first point's", async () => {
    const { now } = one.strategy;
    const action = await create(completeContent(one.strategy, { strategyPoints: [now.point.A1, now.point.B1] }));
    const areaAfter = async (seen: ActionAnswer, content: object) => {
      const { result } = await update(seen, { content });
      return [result?.content.primaryArea?.code, result] as const;
    };
    const [kept, second] = await areaAfter(action, { strategyPoints: [now.point.B2, now.point.A2] });
    expect(kept).toBe("A");
    const [chosen, third] = await areaAfter(second ?? action, { primaryArea: now.area.B });
    expect(chosen).toBe("B");
    const [first, fourth] = await areaAfter(third ?? action, { strategyPoints: [now.point.A1] });
    expect(first).toBe("A");
    const [none, fifth] = await areaAfter(fourth ?? action, { strategyPoints: [], primaryArea: null });
    expect(none).toBeUndefined();
    expect(fifth?.content.strategyPoints).toEqual([]);
  });

  it("answers a stale version with the action as it is now, and writes nothing", async () => {
    const action = await create({ title: "Första" });
    await update(action, { content: { title: "Andra" } });
    const before = await actionRows(database);
    const stale = await update(action, { content: { title: "Tredje" } });
    expect(faultsOf(stale)).toEqual(["STALE_VERSION expectedVersion"]);
    expect(stale.result).toMatchObject({ version: 2, content: { title: "Andra" } });
    expect(await actionRows(database)).toEqual(before);
  });

  it("is for planners and managers of the body, and a coordinator of that very body", async () => {
    const action = await create({ title: "T" });
    const { email } = one.first;
    expect(faultsOf(await update(action, { content: { title: "U" } }, email.COORDINATOR))).toEqual(["FORBIDDEN id"]);
    expect((await update(action, { content: { title: "U" } }, email.MANAGER)).userErrors).toEqual([]);
    for (const role of ["SECRETARY", "ANALYST", "AUDITOR", "ELECTED", "ADMIN"] as const)
      await expect(update(action, { content: { title: "V" } }, email[role])).rejects.toThrow("FORBIDDEN");
  });

  it("is refused where the plan is fixed, by the states that allow it; and open again for a decision with changes", async () => {
    const plan = await createPlan(api, one.first, 2030);
    const content = { title: "T", startDate: "2030-01-01", continuous: true, financing: "OWN" };
    const action = await createAction(api, one.first, plan, {
      ...content,
      strategyPoints: [one.strategy.now.point.A1],
    });
    await recordOn(api, one.first, plan, "ADOPTED_WITH_CHANGES");
    const seen = await seeAction(api, planner(), action.id);
    const { result } = await update(seen, { content: { title: "Som i protokollet" } });
    expect(result?.content.title).toBe("Som i protokollet");
    const added = await createAction(api, one.first, plan, { title: "Tillagd av nämnden" });
    expect(added.participations).toMatchObject([{ plan: { id: plan.id } }]);
    const inPlan = await api.query<{
      plan: { decision: { id: string }; participations: { content: { title: string } }[] };
    }>(
      one.second.email.ANALYST,
      "query ($id: ID!) { plan(id: $id) { decision { id } participations { content { title } } } }",
      { id: plan.id },
    );
    expect(inPlan.data?.plan.participations.map((part) => part.content.title)).toEqual([
      "Som i protokollet",
      "Tillagd av nämnden",
    ]);
    await api.query(
      one.first.email.SECRETARY,
      "mutation ($id: ID!, $input: DecisionInput!) { decisionUpdate(id: $id, input: $input) { userErrors { code } } }",
      {
        id: inPlan.data?.plan.decision.id,
        input: { body: one.first.bodyId, date: "2026-11-10", adjustedOn: "2026-11-15" },
      },
    );
    const later = await seeAction(api, planner(), action.id);
    expect(faultsOf(await update(later, { content: { title: "För sent" } }))).toEqual(["WRONG_STATE id"]);
    expect(later.viewerCan.update).toMatchObject({ allowed: false });
    expect(
      faultsOf(
        await tryAction(api, planner(), "actionCreate", {
          input: { plan: plan.id, section: "LOCAL", content: { title: "T" } },
        }),
      ),
    ).toEqual(["WRONG_STATE input.plan"]);
  });
});
