import { afterEach, describe, expect, it } from "@jest/globals";
import { done, mutate } from "../support/mutate.js";
import { codesOf, mail, partsOf, Reporting, US } from "../support/reporting.js";

const WRITERS = 20;

let world: Reporting;
afterEach(() => world.stop());

const start = async (state: "NOT_STARTED" | "DRAFT", poolSize = 10) => {
  world = await Reporting.start({ reports: { T1: state }, poolSize });
  return await world.report("T1");
};

function save(report: string, participation: string, expectedVersion: number, input: object) {
  return mutate<{ version: number; progress: number }>(
    ...[world.api, mail("PLANNER"), "followUpSave", { report, participation, expectedVersion, input }],
    "version progress",
  );
}

describe("20 who save one follow-up at once", () => {
  it.each([
    ["that is not there yet", "NOT_STARTED", 0],
    ["upon the same version", "DRAFT", 1],
  ] as const)("%s: one wins, and the rest are answered what it is now", async (_name, state, version) => {
    const { id } = await start(state);
    const part = await world.part("0100-1");
    const answers = await Promise.all(
      Array.from({ length: WRITERS }, (_, writer) => save(id, part, version, { progress: writer })),
    );
    const won = answers.filter(({ userErrors }) => userErrors.length === 0);
    const lost = answers.filter(({ userErrors }) => userErrors.length > 0);
    expect(won).toHaveLength(1);
    expect(won[0]?.result?.version).toBe(version + 1);
    for (const { result, userErrors } of lost) {
      expect(codesOf(userErrors)).toEqual(["STALE_VERSION"]);
      expect(result).toEqual(won[0]?.result);
    }
  });

  it("and go on upon what they read: each wins a version, and none is lost", async () => {
    const { id } = await start("DRAFT");
    const part = await world.part("0100-1");
    const won: number[] = [];
    const write = async (writer: number): Promise<void> => {
      for (let version = 1; ; ) {
        const { result, userErrors } = await save(id, part, version, { progress: writer });
        if (!result) throw new Error(JSON.stringify(userErrors));
        if (userErrors.length === 0) return void won.push(result.version);
        version = result.version;
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 200));
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
    expect(won.sort((one, other) => one - other)).toEqual(Array.from({ length: WRITERS }, (_, index) => index + 2));
  });
});

describe("people who write about different parts", () => {
  it("of one report all succeed, also the very first of it", async () => {
    const { id } = await start("NOT_STARTED");
    const parts = await Promise.all(partsOf(US).map((reference) => world.part(reference)));
    const answers = await Promise.all(parts.map((part) => save(id, part, 0, { progress: 7 })));
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    // Only its start is a change of the report.
    expect(await world.report("T1")).toMatchObject({ state: "DRAFT", version: 2 });
    expect((await world.report("T1")).followUps).toHaveLength(parts.length);
  });
});

describe("handing in while others write", () => {
  it("keeps what was saved before it, and nothing is saved after", async () => {
    const { id, version } = await start("DRAFT");
    const parts = await Promise.all(partsOf(US).map((reference) => world.part(reference)));
    const versions = new Map(parts.map((part) => [part, 1]));
    let handedIn = false;
    const writers = parts.map(async (part) => {
      while (!handedIn || Math.random() < 0.5) {
        const { result, userErrors } = await save(id, part, versions.get(part) ?? 0, { progress: 50 });
        if (userErrors.length > 0) return void expect(codesOf(userErrors)).toEqual(["WRONG_STATE"]);
        versions.set(part, result?.version ?? 0);
      }
    });
    const submit = async () => {
      const answer = await mutate(world.api, mail("MANAGER"), "reportSubmit", { id, expectedVersion: version });
      handedIn = true;
      return answer;
    };
    const [{ userErrors }] = await Promise.all([submit(), ...writers]);
    expect(userErrors).toEqual([]);
    const { state, followUps } = await world.report("T1");
    expect(state).toBe("SUBMITTED");
    for (const { participation, version: now } of followUps) expect(now).toBe(versions.get(participation.id));
  });
});

describe("locking a period while others write", () => {
  it("waits for what is being saved, and nothing is saved after it", async () => {
    const { id } = await start("DRAFT");
    const [period] = await world.sql<{ id: string }>(
      "SELECT p.id FROM follow_up_period p JOIN municipality m ON m.id = p.municipality_id WHERE m.code = $1 AND p.kind = 'T1'",
      [US],
    );
    const parts = await Promise.all(partsOf(US).map((reference) => world.part(reference)));
    const writers = parts.map(async (part) => {
      for (let version = 1; ; version += 1) {
        const { userErrors } = await save(id, part, version, { progress: version % 100 });
        if (userErrors.length > 0) return codesOf(userErrors);
      }
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    await done(world.api, mail("COORDINATOR"), "periodLock", { id: period?.id, expectedVersion: 1 });
    expect(await Promise.all(writers)).toEqual(parts.map(() => ["PERIOD_CLOSED"]));
    // The log has them in the order in which they were kept.
    const log = await world.sql<{ table_name: string }>(
      `SELECT l.table_name FROM change_log l JOIN municipality m ON m.id = l.chain_id
       WHERE m.code = $1 AND l.operation IN ('followUpSave', 'periodLock') ORDER BY l.number`,
      [US],
    );
    expect(log.length).toBeGreaterThan(parts.length);
    expect(log.findIndex(({ table_name }) => table_name === "follow_up_period")).toBe(log.length - 1);
  });
});
