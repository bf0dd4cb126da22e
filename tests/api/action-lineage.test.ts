import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createPair, type TestCollaboration } from "../factories/collaboration.js";
import type { Tenant } from "../factories/tenant.js";
import { createAction, faultsOf, readAction, tryAction } from "../support/action.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { emptyDatabase, type TestDatabase } from "../support/database.js";
import { createPlan, doPlan, type PlanAnswer, plantSection, recordOn, tryPlan, upon } from "../support/plan.js";
import { contentOf, inForce, pointId, type Version } from "../support/strategy.js";

let database: TestDatabase;
let api: TestApi;
let first: Tenant;
let second: Tenant;
let pair: TestCollaboration;
/** The strategy that last year's plan is on. */
let before: Version;
/** The one that was decided on after it: A1 is the same, A2 in other words and called A9, A3 gone, B1 split. */
let after: Version;
let next: PlanAnswer;
const actions: Record<string, string> = {};

beforeAll(async () => {
  database = await emptyDatabase();
  [first, second, pair] = await createPair(database);
  api = await startTestApi(database);
  const points = contentOf({ A: ["A1", "A2", "A3"], B: ["B1"] });
  before = await inForce(api, [first, second], pair.key, points, "2026-01-15");
  const last = await createPlan(api, first, 2026);
  for (const code of ["A1", "A2", "A3", "B1"])
    actions[code] = (await createAction(api, first, last, content(code, [pointId(before, code)]))).id;
  await recordOn(api, first, last, "ADOPTED", { date: "2026-02-01" });
  after = await revise();
  await plantSection(database, pair, 2027, { from: "2026-06-01" });
  next = await createPlan(api, first, 2027, { copyFrom: last.id });
}, 60_000);
afterAll(() => api.stop());

function content(title: string, strategyPoints: string[]) {
  return { title, startDate: "2026-01-01", endDate: "2028-12-31", financing: "OWN", strategyPoints };
}

async function revise(): Promise<Version> {
  const from = (code: string, kind: string) => [{ point: pointId(before, code), kind }];
  const areas = {
    A: [
      { code: "A1", from: from("A1", "SAME") },
      { code: "A9", text: "Med andra ord.", from: from("A2", "REWORDED") },
    ],
    B: [
      { code: "B1", from: from("B1", "SPLIT") },
      { code: "B2", from: from("B1", "SPLIT") },
    ],
  };
  return await inForce(api, [first, second], pair.key, contentOf(areas, [pointId(before, "A3")]), "2026-03-01");
}

const idOf = (code: string) => actions[code] ?? "";
const relink = async (code: string, strategyPoints: string[], more: object = {}) => {
  const action = await readAction(api, first.email.PLANNER, idOf(code));
  const input = { plan: next.id, content: { strategyPoints, ...more } };
  return await tryAction(api, first.email.PLANNER, "actionUpdate", {
    ...upon({ version: 0, ...action, id: idOf(code) }),
    input,
  });
};
const areaId = (version: Version, code: string) => version.areas.find((area) => area.code === code)?.id ?? "";

describe("I15: actions that go on into the year after the strategy was revised", () => {
  it("keep points that are the same or reworded; what was dropped or split is said, with what to do", async () => {
    const stated = await doPlan(api, first.email.PLANNER, "planUpdate", {
      ...upon(next),
      input: { hasNoLocalText: true },
    });
    next = await doPlan(api, first.email.MANAGER, "planSubmit", upon(stated));
    const { userErrors } = await tryPlan(api, first.email.MANAGER, "planPropose", upon(next));
    expect(userErrors.map(({ code }) => code)).toEqual(["POINT_OF_OTHER_VERSION", "POINT_OF_OTHER_VERSION"]);
    const messages = userErrors.map(({ message }) => message).sort();
    expect(messages[0]).toMatch(/”A3”: punkten A3 finns inte i planens version av strategin: ta bort den/);
    expect(messages[1]).toMatch(/”B1”: punkten B1 har delats upp .* \(B1, B2\): välj/);
    expect(next.toComplete).toEqual(userErrors);
  });

  it("are given points by the same rule, with the area by its code", async () => {
    const [old, now] = [(code: string) => pointId(before, code), (code: string) => pointId(after, code)];
    const strange = (index: number) => `POINT_OF_OTHER_VERSION input.content.strategyPoints.${index}`;
    expect(faultsOf(await relink("A1", [old("A3"), old("A1"), old("B1")]))).toEqual([strange(0), strange(2)]);
    // The same point of either version, and the area of either.
    for (const area of [areaId(before, "A"), areaId(after, "A")])
      for (const point of [old("A1"), now("A1"), old("A2")])
        expect(faultsOf(await relink("A1", [point], { primaryArea: area }))).toEqual([]);
    const otherArea = { primaryArea: areaId(before, "B") };
    expect(faultsOf(await relink("A1", [old("A1")], otherArea))).toEqual([
      "AREA_WITHOUT_POINT input.content.primaryArea",
    ]);
  });

  it("are proposed once what was dropped and split is chosen anew", async () => {
    expect(faultsOf(await relink("A3", [pointId(after, "A9")]))).toEqual([]);
    expect(faultsOf(await relink("B1", [pointId(after, "B2")]))).toEqual([]);
    const proposed = await doPlan(api, first.email.MANAGER, "planPropose", upon(next));
    expect(proposed).toMatchObject({ state: "PROPOSED", toComplete: [] });
    const kept = await readAction(api, first.email.PLANNER, idOf("A2"));
    expect(kept?.content).toMatchObject({ strategyPoints: [{ code: "A2" }], primaryArea: { code: "A" } });
  });
});
