import { afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { createPair } from "../factories/collaboration.js";
import type { Tenant } from "../factories/tenant.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { emptyDatabase, type TestDatabase } from "../support/database.js";
import { done, mutate } from "../support/mutate.js";
import { codesOf, everyRole, mail, Reporting, THEM, US } from "../support/reporting.js";
import { Calendar } from "../support/year.js";

const fields = `id version kind year from to dueOn state
  viewerCan { update { allowed reason } open { allowed reason } lock { allowed reason } publish { allowed reason } }`;
const verbs = { periodUpdate: "update", periodOpen: "open", periodLock: "lock", periodPublish: "publish" } as const;

interface Period {
  id: string;
  version: number;
  kind: string;
  from: string;
  to: string;
  dueOn: string;
  state: string;
  viewerCan: Record<"update" | "open" | "lock" | "publish", { allowed: boolean; reason: string | null }>;
}

let database: TestDatabase;
let api: TestApi;
const calendar = new Calendar();
let us: Tenant;
let them: Tenant;

beforeAll(async () => {
  database = await emptyDatabase();
}, 60_000);
beforeEach(async () => {
  [us, them] = await createPair(database);
  api = await startTestApi(database, { clock: calendar.clock });
  calendar.itIs("2026-01-10");
});
afterEach(() => api.stop());

const create = (input: object, email = us.email.COORDINATOR) =>
  done<Period>(api, email, "periodCreate", { input }, fields);
const refused = async (name: string, args: Record<string, unknown>, email = us.email.COORDINATOR) => {
  const { userErrors } = await mutate(api, email, name, args);
  return userErrors.map(({ code, field }) => [code, field?.join(".")]);
};
const t1 = { year: 2027, kind: "T1", dueOn: "2027-05-20" };

async function periods(email: string): Promise<Period[]> {
  const query = `query ($code: String!) { municipality(code: $code) { periods(year: 2027) { ${fields} } } }`;
  const { data } = await api.query<{ municipality: { periods: Period[] } }>(email, query, { code: us.code });
  return data?.municipality.periods ?? [];
}

describe("a new year's calendar", () => {
  it("has the common kinds' days where nothing else is said, made by the coordinator or the administrator", async () => {
    expect(await create(t1)).toMatchObject({ from: "2027-01-01", to: "2027-04-30", state: "PLANNED", version: 1 });
    expect(await create({ year: 2027, kind: "T2", dueOn: "2027-09-20" }, us.email.ADMIN)).toMatchObject({
      to: "2027-08-31",
    });
    expect(await create({ year: 2027, kind: "FULL_YEAR", dueOn: "2028-01-31" })).toMatchObject({ to: "2027-12-31" });
    await create({ year: 2027, kind: "OTHER", from: "2027-02-01", to: "2027-03-31", dueOn: "2027-04-30" });
    await create({ year: 2027, kind: "OTHER", from: "2026-10-01", to: "2027-09-30", dueOn: "2027-10-30" });
    expect((await periods(them.email.ELECTED)).map(({ to }) => to)).toEqual([
      ...["2027-03-31", "2027-04-30", "2027-08-31", "2027-09-30", "2027-12-31"],
    ]);
  });

  it("may have days of its own (Alvesta: 31 March)", async () => {
    expect(await create({ ...t1, to: "2027-03-31", dueOn: "2027-04-10" })).toMatchObject({ to: "2027-03-31" });
  });

  it("has one period of a kind, also when two make it at once", async () => {
    const answers = await Promise.all(
      [1, 2].map(() => mutate(api, us.email.COORDINATOR, "periodCreate", { input: t1 })),
    );
    expect(answers.flatMap(({ userErrors }) => codesOf(userErrors))).toEqual(["ALREADY_EXISTS"]);
    expect(await refused("periodCreate", { input: t1 })).toEqual([["ALREADY_EXISTS", "input.kind"]]);
    expect(await periods(us.email.ADMIN)).toHaveLength(1);
  });

  it.each([
    [{ ...t1, from: "2027-01-02" }, [["INVALID", "input.from"]]],
    [{ ...t1, to: "2028-04-30", dueOn: "2028-05-20" }, [["INVALID", "input.to"]]],
    [{ ...t1, dueOn: "2027-04-29" }, [["INVALID", "input.dueOn"]]],
    [
      { year: 2027, kind: "OTHER", dueOn: "2027-04-29" },
      [
        ["INCOMPLETE", "input.from"],
        ["INCOMPLETE", "input.to"],
      ],
    ],
    [
      { year: 2027, kind: "OTHER", from: "2027-05-01", to: "2027-04-01", dueOn: "2027-06-01" },
      [["END_BEFORE_START", "input.to"]],
    ],
    [{ ...t1, year: 1800 }, [["INVALID", "input.year"]]],
  ])("%j is refused, and nothing is written", async (input, expected) => {
    expect(await refused("periodCreate", { input })).toEqual(expected);
    expect(await periods(us.email.ADMIN)).toEqual([]);
  });

  it("keeps the kinds in their order", async () => {
    await create({ year: 2027, kind: "T2", to: "2027-06-30", dueOn: "2027-09-20" });
    expect(await refused("periodCreate", { input: { ...t1, to: "2027-06-30", dueOn: "2027-07-01" } })).toEqual([
      ["INVALID", "input.to"],
    ]);
  });
});

describe("a period's life", () => {
  it("is opened, due by itself, locked and published; its last day for reports moves while it is open", async () => {
    const { id } = await create(t1);
    const step = (name: string, expectedVersion: number, more: object = {}) =>
      done<Period>(api, us.email.COORDINATOR, name, { id, expectedVersion, ...more }, fields);
    expect(await step("periodUpdate", 1, { input: { to: "2027-03-31", dueOn: "2027-04-20" } })).toMatchObject({
      version: 2,
      to: "2027-03-31",
    });
    expect(await step("periodOpen", 2)).toMatchObject({ state: "OPEN", version: 3 });
    expect(await refused("periodUpdate", { id, expectedVersion: 3, input: { to: "2027-04-30" } })).toEqual([
      ["WRONG_STATE", "input.to"],
      ["INVALID", "input.dueOn"],
    ]);
    calendar.itIs("2027-04-21");
    expect((await periods(them.email.ANALYST))[0]?.state).toBe("DUE");
    expect(await step("periodUpdate", 3, { input: { dueOn: "2027-04-25" } })).toMatchObject({
      state: "OPEN",
      version: 4,
    });
    expect(await step("periodLock", 4)).toMatchObject({ state: "LOCKED" });
    expect(await step("periodPublish", 5)).toMatchObject({ state: "PUBLISHED", version: 6 });
  });

  it("is changed upon the version that is known", async () => {
    const { id } = await create(t1);
    const { result, userErrors } = await mutate<Period>(
      api,
      us.email.COORDINATOR,
      "periodOpen",
      { id, expectedVersion: 7 },
      fields,
    );
    expect([codesOf(userErrors), result?.state]).toEqual([["STALE_VERSION"], "PLANNED"]);
    const both = await Promise.all(
      [1, 2].map(() => mutate(api, us.email.COORDINATOR, "periodOpen", { id, expectedVersion: 1 })),
    );
    expect(both.flatMap(({ userErrors: errors }) => codesOf(errors))).toEqual(["STALE_VERSION"]);
  });
});

describe("viewerCan promises what the mutation does", () => {
  const allowing: Record<string, string[]> = {
    periodUpdate: ["PLANNED", "OPEN", "DUE"],
    periodOpen: ["PLANNED"],
    periodLock: ["OPEN", "DUE"],
    periodPublish: ["LOCKED"],
  };

  it.each(["PLANNED", "OPEN", "DUE", "LOCKED", "PUBLISHED"])("of a period that is %s", async (state) => {
    const world = await Reporting.start({ periods: { T1: state === "DUE" ? "OPEN" : state }, today: "2026-05-10" });
    if (state === "DUE") world.calendar.itIs("2026-06-01");
    for (const code of [US, THEM])
      for (const role of everyRole) {
        const query = `{ municipality(code: "${US}") { periods(year: 2026) { ${fields} } } }`;
        const { data } = await world.api.query<{ municipality: { periods: Period[] } }>(mail(role, code), query);
        const period = data?.municipality.periods[0];
        for (const [name, ability] of Object.entries(verbs)) {
          const who = { code, role, name };
          const keeps = role === "COORDINATOR" || (role === "ADMIN" && name === "periodUpdate");
          const can = period?.viewerCan[ability];
          expect({ ...who, allowed: can?.allowed }).toEqual({
            ...who,
            allowed: code === US && keeps && allowing[name]?.includes(state),
          });
          if (can?.allowed) continue;
          const more = name === "periodUpdate" ? ", input: {}" : "";
          const sent = `mutation { ${name}(id: "${period?.id}", expectedVersion: 1${more}) { userErrors { code message } } }`;
          const answer = await world.api.query<
            Record<string, { userErrors: { code: string; message: string }[] } | null>
          >(mail(role, code), sent);
          const error = answer.data?.[name]?.userErrors[0];
          if (error === undefined) expect(answer.errors[0]?.extensions.code).toBe("FORBIDDEN");
          else expect(error.message).toBe(can?.reason);
          // Who keeps the periods is refused for the state alone.
          if (code === US && keeps) expect({ ...who, code: error?.code }).toEqual({ ...who, code: "WRONG_STATE" });
          if (error?.code === "WRONG_STATE")
            for (const one of allowing[name] ?? []) expect(error.message).toContain(`(${one})`);
        }
      }
    // What is refused is not written: it is upon this version that each was sent.
    expect(await world.sql("SELECT DISTINCT version FROM follow_up_period WHERE year = 2026 AND kind = 'T1'")).toEqual([
      { version: 1 },
    ]);
    await world.stop();
  });
});

describe("opening a period", () => {
  it("asks each plan in force of its year for a report (I18), shared by state and dates", async () => {
    const world = await Reporting.start({});
    const [period] = await world.sql<{ id: string }>(
      "SELECT p.id FROM follow_up_period p JOIN municipality m ON m.id = p.municipality_id WHERE m.code = $1 AND p.kind = 'T1'",
      [US],
    );
    await done(world.api, mail("COORDINATOR"), "periodOpen", { id: period?.id, expectedVersion: 1 });
    expect(await world.reports("T1")).toMatchObject([{ state: "NOT_STARTED", revision: 1, version: 1 }]);
    expect(await world.reports("T1", { as: mail("ELECTED", THEM) })).toHaveLength(1);
    expect(await world.reports("T1", { code: THEM, as: mail("COORDINATOR", THEM) })).toEqual([]);
    await world.stop();
  });
});
