import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { clockAt } from "../../packages/server/src/context/clock.js";
import { createCollaboration, createPair, type TestCollaboration } from "../factories/collaboration.js";
import { createTenant, type Tenant } from "../factories/tenant.js";
import { startTestApi, type TestApi } from "../support/api.js";
import type { UserErrorAnswer } from "../support/common-section.js";
import { emptyDatabase, type TestDatabase } from "../support/database.js";
import {
  attempt,
  codesOf,
  contentOf,
  decisionOf,
  draft,
  inForce,
  pointId,
  propose,
  type StrategyMutation,
  send,
  update,
  type Version,
  versionOf,
  versionsOf,
  writtenRows,
} from "../support/strategy.js";

let database: TestDatabase;
let api: TestApi;
let linkoping: Tenant;
let norrkoping: Tenant;
let outsider: Tenant;
let former: Tenant;
let pair: TestCollaboration;

beforeAll(async () => {
  database = await emptyDatabase();
  [linkoping, norrkoping] = await createPair(database);
  [outsider, former] = [await createTenant(database), await createTenant(database)];
  await createCollaboration(database, [{ tenant: outsider }]);
  api = await startTestApi(database, { clock: clockAt(() => new Date("2026-11-21T11:00:00Z")) });
}, 60_000);
afterAll(() => api.stop());
// A collaboration has one strategy: each test has one of its own.
beforeEach(async () => {
  pair = await createCollaboration(database, [
    ...[{ tenant: linkoping }, { tenant: norrkoping }, { tenant: former, to: "2026-06-30", voting: false }],
  ]);
});

async function refused(email: string, name: StrategyMutation, variables: object): Promise<UserErrorAnswer[]> {
  const before = await writtenRows(database);
  const { userErrors } = await send(api, email, name, variables);
  expect(userErrors.length).toBeGreaterThan(0);
  expect(userErrors.every(({ message }) => message.length > 10)).toBe(true);
  expect(await writtenRows(database)).toEqual(before);
  return userErrors;
}
const places = (errors: UserErrorAnswer[]) => errors.map(({ code, field }) => `${code} ${field?.join(".")}`);
const refuseUpdate = async (version: Version, input: object) =>
  places(await refused(linkoping.email.COORDINATOR, "strategyVersionUpdate", { ...versionOf(version), input }));
const refusePropose = async (version: Version) =>
  await refused(linkoping.email.COORDINATOR, "strategyVersionPropose", versionOf(version));
const first = () =>
  inForce(api, [linkoping, norrkoping], pair.key, contentOf({ P: ["P1", "P2"], O: ["O1"] }), "2026-01-15");

describe("what is refused writes nothing", () => {
  it("a stale version, which answers the version as it is now", async () => {
    const old = await draft(api, linkoping, pair.key);
    await update(api, norrkoping, old, contentOf({ P: ["P1"] }));
    const input = contentOf({ O: ["O1"] });
    for (const [name, more] of [
      ["strategyVersionUpdate", { input }],
      ["strategyVersionPropose", {}],
    ] as const) {
      const before = await writtenRows(database);
      const { strategyVersion, userErrors } = await send(api, linkoping.email.COORDINATOR, name, {
        ...versionOf(old),
        ...more,
      });
      expect(userErrors).toMatchObject([{ code: "STALE_VERSION", field: ["expectedVersion"] }]);
      expect(strategyVersion).toMatchObject({ version: 2, areas: [{ code: "P" }] });
      expect(await writtenRows(database)).toEqual(before);
    }
  });

  it("codes, names and texts that cannot be, all at once", async () => {
    const part = (code: string, more: object = {}) => ({ code, name: "Namn", text: { markdown: "Text." }, ...more });
    const input = {
      areas: [
        part("p", { points: [part("P1", { nameEn: " " }), part("P1", { text: { markdown: "<b>fet</b>" } })] }),
        part("O", { name: "  ", points: [part("")] }),
        part("O", { points: [part("Å1")] }),
      ],
      principles: [part("R1"), part("R1")],
    };
    expect((await refuseUpdate(await draft(api, linkoping, pair.key), input)).sort()).toEqual([
      "EMPTY_STRING input.areas.0.points.0.nameEn",
      "INVALID input.areas.0.code",
      "INVALID input.areas.0.points.1.code",
      "INVALID input.areas.1.name",
      "INVALID input.areas.1.points.0.code",
      "INVALID input.areas.2.code",
      "INVALID input.areas.2.points.0.code",
      "INVALID input.principles.1.code",
      "INVALID_TEXT input.areas.0.points.1.text.markdown",
    ]);
  });

  it("one code for two points, also in two areas", async () => {
    const version = await draft(api, linkoping, pair.key);
    expect(await refuseUpdate(version, contentOf({ P: ["X1"], O: ["O1", "X1"] }))).toEqual([
      "INVALID input.areas.1.points.1.code",
    ]);
  });

  it("more areas, points and letters than there may be", async () => {
    const version = await draft(api, linkoping, pair.key);
    const many = Array.from({ length: 21 }, (_, index) => [`A${index}`, [`A${index}P`]]);
    expect(await refuseUpdate(version, contentOf(Object.fromEntries(many)))).toEqual(["INVALID input.areas"]);
    const points = (letter: string) => Array.from({ length: 21 }, (_, index) => `${letter}${index}`);
    expect(await refuseUpdate(version, contentOf({ P: points("P"), O: points("O") }))).toEqual(["INVALID input.areas"]);
    const [area] = contentOf({ P: [] }).areas;
    const long = { areas: [{ ...area, code: "A".repeat(9), name: "N".repeat(201) }], principles: [] };
    expect(await refuseUpdate(version, long)).toEqual(["INVALID input.areas.0.code", "INVALID input.areas.0.name"]);
  });

  it("points that are not of the version before, in any way", async () => {
    const one = await first();
    const two = await draft(api, linkoping, pair.key);
    const from = (point: string, kind = "SAME") => ({ point, kind });
    const p1 = pointId(one, "P1");
    const input = contentOf(
      {
        P: [
          { code: "P1", from: [from(p1), from(p1)] },
          { code: "P2", from: [from(pointId(two, "P2")), from("x")] },
          { code: "P3", from: [from(pointId(one, "P2"), "DROPPED")] },
        ],
      },
      [p1, p1.toUpperCase(), "okänd"],
    );
    expect(await refuseUpdate(two, input)).toEqual([
      ...["INVALID_LINEAGE input.areas.0.points.0.from.1.point", "INVALID_LINEAGE input.areas.0.points.1.from.0.point"],
      ...["INVALID_LINEAGE input.areas.0.points.1.from.1.point", "INVALID_LINEAGE input.areas.0.points.2.from.0.kind"],
      ...["INVALID_LINEAGE input.dropped.1", "INVALID_LINEAGE input.dropped.2"],
    ]);
  });

  it("an origin where no version has been in force", async () => {
    const version = await update(api, linkoping, await draft(api, linkoping, pair.key), contentOf({ P: ["P1"] }));
    const other = await draft(api, linkoping, pair.key);
    expect(other).toMatchObject({ basedOn: null, areas: [{ code: "P", points: [{ code: "P1", lineage: [] }] }] });
    const input = contentOf({ P: [{ code: "P1", from: [{ point: pointId(version, "P1"), kind: "SAME" }] }] });
    expect(await refuseUpdate(other, input)).toEqual(["INVALID_LINEAGE input.areas.0.points.0.from.0.point"]);
  });

  it("proposing an empty strategy", async () => {
    const empty = await draft(api, linkoping, pair.key);
    expect(places(await refusePropose(empty))).toEqual(["INCOMPLETE id"]);
    const without = await update(api, linkoping, empty, contentOf({ P: [] }));
    expect(places(await refusePropose(without))).toEqual(["INCOMPLETE id"]);
  });

  it("proposing what does not say what became of each point, all gaps and contradictions at once", async () => {
    const one = await first();
    const from = (code: string, kind: string) => [{ point: pointId(one, code), kind }];
    const version = await update(
      ...([api, linkoping, await draft(api, linkoping, pair.key)] as const),
      contentOf({ P: [{ code: "P1", from: from("P1", "SPLIT") }, "P2"] }),
    );
    const errors = await refusePropose(version);
    expect(places(errors)).toEqual(["INVALID_LINEAGE id", "INCOMPLETE id", "INCOMPLETE id"]);
    expect(errors.map(({ message }) => ["P1", "P2", "O1"].filter((code) => message.includes(code)))).toEqual([
      ...[["P1"], ["P2"], ["O1"]],
    ]);
  });

  it("proposing an area under another code", async () => {
    const one = await first();
    const same = (code: string) => ({ code, from: [{ point: pointId(one, code), kind: "SAME" }] });
    const input = contentOf({ Q: [same("P1"), same("P2")], O: [same("O1")] });
    const version = await update(api, linkoping, await draft(api, linkoping, pair.key), input);
    expect(await refusePropose(version)).toMatchObject([
      { code: "AREA_CODE_CHANGED", message: expect.stringContaining("Q") },
    ]);
  });

  it("everything of those who are outside: the strategy does not exist for them", async () => {
    const version = await propose(
      ...([
        api,
        linkoping,
        await update(api, linkoping, await draft(api, linkoping, pair.key), contentOf({ P: ["P1"] })),
      ] as const),
    );
    const { COORDINATOR, SECRETARY } = outsider.email;
    const codes = async (email: string, name: StrategyMutation, variables: object) =>
      (await refused(email, name, variables)).map(({ code }) => code);
    expect(await codes(COORDINATOR, "strategyVersionDraft", { collaboration: pair.key })).toEqual(["NOT_FOUND"]);
    const input = contentOf({ P: ["P1"] });
    expect(await codes(COORDINATOR, "strategyVersionUpdate", { ...versionOf(version), input })).toEqual(["NOT_FOUND"]);
    expect(await codes(COORDINATOR, "strategyVersionPropose", versionOf(version))).toEqual(["NOT_FOUND"]);
    expect(await codes(SECRETARY, "adoptionRecord", decisionOf(outsider, version, "2026-11-10"))).toEqual([
      "NOT_FOUND",
    ]);
    expect(await versionsOf(api, outsider.email.COORDINATOR, pair.key)).toEqual([]);
    const unknown = await refused(COORDINATOR, "strategyVersionPropose", { ...versionOf(version), id: "x" });
    expect(unknown).toEqual(await refused(COORDINATOR, "strategyVersionPropose", versionOf(version)));
  });

  it("anything of a member that has left, which still reads what came into force in its time", async () => {
    const one = await first();
    const { COORDINATOR } = former.email;
    expect((await versionsOf(api, COORDINATOR, pair.key)).map(({ number }) => number)).toEqual([1]);
    const codes = async (name: StrategyMutation, variables: object) =>
      (await refused(COORDINATOR, name, variables)).map(({ code }) => code);
    expect(await codes("strategyVersionDraft", { collaboration: pair.key })).toEqual(["FORBIDDEN"]);
    expect(await codes("strategyVersionPropose", versionOf(one))).toEqual(["FORBIDDEN"]);
    const two = await draft(api, linkoping, pair.key);
    expect(await versionsOf(api, COORDINATOR, pair.key)).toHaveLength(1);
    expect(await codes("strategyVersionPropose", versionOf(two))).toEqual(["NOT_FOUND"]);
  });

  it("anything of who has no role for it, or is not signed in", async () => {
    const version = await draft(api, linkoping, pair.key);
    for (const role of ["PLANNER", "MANAGER", "SECRETARY", "ANALYST", "AUDITOR", "ELECTED", "ADMIN"] as const) {
      const answers = await Promise.all([
        attempt(api, linkoping.email[role], "strategyVersionDraft", { collaboration: pair.key }),
        attempt(api, linkoping.email[role], "strategyVersionUpdate", { ...versionOf(version), input: contentOf({}) }),
        attempt(api, linkoping.email[role], "strategyVersionPropose", versionOf(version)),
      ]);
      expect(answers.flatMap(codesOf)).toEqual(["FORBIDDEN", "FORBIDDEN", "FORBIDDEN"]);
    }
    expect(codesOf(await attempt(api, null, "strategyVersionDraft", { collaboration: pair.key }))).toEqual([
      "UNAUTHENTICATED",
    ]);
  });
});
