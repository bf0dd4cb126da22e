import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Permission } from "@samplan/schema";
import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import { clockAt } from "../../packages/server/src/context/clock.js";
import type { RequestContext } from "../../packages/server/src/context/request-context.js";
import { loadPresent } from "../../packages/server/src/db/load-present.js";
import { pointById, pointsReached } from "../../packages/server/src/features/strategy/index.js";
import type { Tenant } from "../factories/tenant.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { selectSummary } from "../support/ask-summary.js";
import { withConnection } from "../support/database.js";
import { databaseWith } from "../support/load-dataset.js";
import { plainDataset } from "../support/plain-dataset.js";
import { contentOf, draft, pointId, propose, record, update, type Version, versionsOf } from "../support/strategy.js";

const KEY = "plain";
const ACTIONS = 5;

/** As the features ask it; the API itself has no such question. */
@Resolver()
class Lineage {
  @Query(() => [ID], { nullable: true, description: "Of this test." })
  @Permission("plan:read")
  async pointsInVersion(
    @Ctx() context: RequestContext,
    @Arg("points", () => [ID], { description: "Of this test." }) points: string[],
    @Arg("version", () => ID, { description: "Of this test." }) version: string,
  ): Promise<string[]> {
    const rows = await loadPresent(context.loader(pointById), points);
    const reached = await pointsReached(context, rows, [version]);
    return points.filter((id) => (reached.get(id)?.length ?? 0) > 0);
  }
}

let api: TestApi;
let tenants: [Tenant, Tenant];
let before: Version;
let after: Version;

beforeAll(async () => {
  const dataset = plainDataset({ actionsPerPlan: ACTIONS });
  const secretaries = ["0100", "0101"].map((code) => ({
    ...{ email: `secretary@${code}.example`, municipality: code, role: "SECRETARY", body: `M${code}-KS` },
  }));
  const database = await databaseWith({ ...dataset, users: [...dataset.users, ...secretaries] });
  tenants = await withConnection(database.ownerUrl, async (owner) => {
    const tenant = async (code: string): Promise<Tenant> => {
      const sql =
        "SELECT m.id, b.id AS body FROM municipality m JOIN body b ON b.municipality_id = m.id WHERE m.code = $1";
      const [row] = (await owner.query<{ id: string; body: string }>(sql, [code])).rows;
      const email = { COORDINATOR: `coordinator@${code}.example`, SECRETARY: `secretary@${code}.example` };
      return { id: row?.id ?? "", code, bodyId: row?.body ?? "", email: email as Tenant["email"] };
    };
    return [await tenant("0100"), await tenant("0101")];
  });
  api = await startTestApi(database, {
    ...{ clock: clockAt(() => new Date("2026-11-21T11:00:00Z")), extraResolvers: [Lineage] },
  });
  before = await revise();
}, 60_000);
afterAll(() => api.stop());

/**
 * Every action is linked to A1 and B2. The revision of 1 June gives A1 other words and another code, puts A2 and B1
 * together, and splits B2; area C has what is new.
 */
async function revise(): Promise<Version> {
  const [first, second] = tenants;
  const [one] = await versionsOf(api, first.email.COORDINATOR, KEY);
  if (!one) throw new Error("There is no strategy.");
  const from = (kind: string, ...codes: string[]) => codes.map((code) => ({ point: pointId(one, code), kind }));
  const content = contentOf({
    A: [
      { code: "A9", from: from("REWORDED", "A1") },
      { code: "A5", from: from("MERGED", "A2", "B1") },
    ],
    B: [
      // The code that the whole had is now that of a half.
      { code: "B2", from: from("SPLIT", "B2") },
      { code: "B3", from: from("SPLIT", "B2") },
    ],
    C: ["C1"],
  });
  let version = await propose(api, first, await update(api, second, await draft(api, first, KEY), content));
  for (const tenant of tenants) version = await record(api, tenant, version, "2026-06-01");
  after = version;
  return one;
}

const selection = `total { actions } byArea { area { code } figures { actions } }
  byStrategyPoint { point { id code name } actions } uncoveredStrategyPoints { id code }`;
type Answered = {
  total: { actions: number };
  byArea: { area: { code: string }; figures: { actions: number } }[];
  byStrategyPoint: { point: { id: string; code: string; name: string }; actions: number }[];
  uncoveredStrategyPoints: { id: string; code: string }[];
};
const summary = async (period: string, email = "analyst@0100.example") =>
  (await selectSummary(api, email, selection, { collaboration: KEY, period })) as unknown as Answered;
/** Each action once, whoever takes part. */
const all = 2 * ACTIONS;

describe("figures by strategy point", () => {
  it("of a period that ended under the earlier version are by its points", async () => {
    const { total, byStrategyPoint, uncoveredStrategyPoints } = await summary("T1");
    expect(total.actions).toBe(all);
    expect(byStrategyPoint.map(({ point, actions }) => [point.id, actions])).toEqual([
      [pointId(before, "A1"), all],
      [pointId(before, "B2"), all],
    ]);
    expect(uncoveredStrategyPoints.map(({ code }) => code)).toEqual(["A2", "B1"]);
  });

  it("edge case 14: of a period that ended under the revised one go on by lineage", async () => {
    const { byStrategyPoint, uncoveredStrategyPoints } = await summary("T2");
    expect(byStrategyPoint).toEqual([
      { point: { id: pointId(after, "A9"), code: "A9", name: "Namn A9" }, actions: all },
      // The one that was split is counted as it was, though half of it has its code.
      { point: { id: pointId(before, "B2"), code: "B2", name: "Punkt B2" }, actions: all },
    ]);
    // Neither half of B2 is without an action; nobody had linked to A2 or B1, nor to what is new.
    expect(uncoveredStrategyPoints.map(({ id }) => id)).toEqual([pointId(after, "A5"), pointId(after, "C1")]);
  });

  it("edge case 16: by area sum to n in every version, by the areas' codes", async () => {
    for (const [period, codes] of [
      ["T1", ["A", "B"]],
      ["T2", ["A", "B", "C"]],
    ] as const) {
      const { total, byArea } = await summary(period);
      expect(byArea.map(({ area }) => area.code)).toEqual(codes);
      expect(byArea.reduce((sum, { figures }) => sum + figures.actions, 0)).toBe(total.actions);
      expect(byArea.map(({ figures }) => figures.actions)).toEqual([all, ...codes.slice(1).map(() => 0)]);
    }
  });

  it("do not depend on who asks, nor on a draft that only coordinators see", async () => {
    await draft(api, tenants[0], KEY);
    for (const period of ["T1", "T2"])
      expect(await summary(period, "coordinator@0101.example")).toEqual(await summary(period));
  });
});

describe("I15: a point in a version of the strategy", () => {
  const inVersion = async (version: Version, of: Version, ...codes: string[]) => {
    const points = codes.map((code) => pointId(of, code));
    const query = "query ($points: [ID!]!, $version: ID!) { pointsInVersion(points: $points, version: $version) }";
    const variables = { points: [...points, "okänd"], version: version.id };
    const { data, errors } = await api.query<{ pointsInVersion: string[] }>("planner@0100.example", query, variables);
    expect(errors).toEqual([]);
    return codes.filter((_, index) => data?.pointsInVersion.includes(points[index] ?? ""));
  };

  it("is one of its own, or one that maps into it by lineage, also by a split or a merger", async () => {
    expect(await inVersion(after, after, "A9", "A5", "B2", "C1")).toEqual(["A9", "A5", "B2", "C1"]);
    expect(await inVersion(after, before, "A1", "A2", "B1", "B2")).toEqual(["A1", "A2", "B1", "B2"]);
  });

  it("is followed backwards too, and is not one that was new later", async () => {
    expect(await inVersion(before, after, "A9", "C1", "B3")).toEqual(["A9", "B3"]);
  });
});
