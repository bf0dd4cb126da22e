import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { UserErrorAnswer } from "../support/common-section.js";
import { mutate } from "../support/mutate.js";
import { codesOf, mail, Reporting, THEM, US } from "../support/reporting.js";

let world: Reporting;

/** T1 is approved, with a cost of 5 000 kronor, three women and two men of each action; T2 is under way. */
beforeAll(async () => {
  world = await Reporting.start({
    reports: { T1: "APPROVED", T2: "NOT_STARTED" },
    actions: ({ key }) => {
      if (key === "0101-0") return { endDate: null, continuous: true };
      if (key === "0101-2") return { startDate: "2026-09-01" };
      return key === "0100-2" ? { implementationStatus: "CANCELLED", cancelledOn: "2025-12-31" } : {};
    },
    today: "2026-09-10",
  });
  await world.save("T2", "0100-1", counted({}));
}, 60_000);
afterAll(() => world.stop());

/** What is not lower than what T1 says. */
function counted(more: object): object {
  return {
    ...{ cost: { amount: "5000", currency: "SEK" }, attendance: { women: 3, men: 2, other: 0, unspecified: 0 } },
    ...more,
  };
}

async function refused(reference: string, input: object, period = "T2"): Promise<UserErrorAnswer[]> {
  const before = await world.written();
  const { result, userErrors } = await world.save(period, reference, input);
  expect(result).toBeNull();
  expect(userErrors.length).toBeGreaterThan(0);
  expect(await world.written()).toEqual(before);
  return userErrors;
}

async function saved(reference: string, input: object) {
  const { result, userErrors } = await world.save("T2", reference, input);
  expect(userErrors).toEqual([]);
  if (!result) throw new Error("It was not saved.");
  return result;
}

describe("I18: a follow-up is about a part of the report's plan, accepted and valid in the period", () => {
  const attempt = async (participation: string) => {
    const { id } = await world.report("T2");
    const args = { report: id, participation, expectedVersion: 0, input: { assessment: "GREEN" } };
    return (await mutate(world.api, mail("PLANNER"), "followUpSave", args)).userErrors;
  };

  it("another municipality's part in the same action is refused", async () => {
    expect(await attempt(await world.part("0100-0", THEM))).toMatchObject([
      { code: "PART_NOT_VALID", field: ["participation"] },
    ]);
  });

  it("an unknown part, a malformed id and a hidden part look the same", async () => {
    for (const id of ["00000000-0000-4000-8000-000000000000", "J1"])
      expect(await attempt(id)).toMatchObject([{ code: "NOT_FOUND", field: ["participation"] }]);
  });

  it("what has not begun by the period's end, or was cancelled before it, is refused", async () => {
    expect(codesOf(await refused("0101-2", { assessment: "GREEN" }))).toEqual(["PART_NOT_VALID"]);
    expect(codesOf(await refused("0100-2", { assessment: "GREEN" }))).toEqual(["PART_NOT_VALID"]);
  });

  it("a part that the body has withdrawn from is refused", async () => {
    const part = await world.part("0100-0");
    await world.sql("UPDATE participation SET consent = 'WITHDRAWN' WHERE id = $1", [part]);
    expect(await attempt(part)).toMatchObject([{ code: "PART_NOT_VALID", field: ["participation"] }]);
  });

  it("there is one report per plan and period, and one follow-up per part", async () => {
    const twice = (sql: string) =>
      world.sql(sql).then(
        () => null,
        (error: { code: string }) => error.code,
      );
    expect(
      await twice(`INSERT INTO follow_up_report (municipality_id, id, plan_id, body_id, period_id, year, period_kind, state)
        SELECT municipality_id, gen_random_uuid(), plan_id, body_id, period_id, year, period_kind, 'DRAFT' FROM follow_up_report WHERE state = 'APPROVED'`),
    ).toBe("23505");
    expect(
      await twice(`INSERT INTO action_follow_up (municipality_id, id, report_id, body_id, report_state, participation_id)
        SELECT municipality_id, gen_random_uuid(), report_id, body_id, report_state, participation_id FROM action_follow_up`),
    ).toBe("23505");
  });
});

describe("I19: what is counted from 1 January does not fall", () => {
  it("without a correction note, and the last figure is named", async () => {
    const attendance = { women: 2, men: 9, other: 0, unspecified: 0 };
    const errors = await refused("0100-1", { cost: { amount: "4999.99", currency: "SEK" }, attendance });
    expect(errors).toMatchObject([
      { code: "BELOW_LAST_PERIOD", field: ["input", "cost"] },
      { code: "BELOW_LAST_PERIOD", field: ["input", "attendance", "women"] },
    ]);
    expect(errors[0]?.message).toContain("5000.00 SEK");
    expect(errors[1]?.message).toMatch(/senast 3\b/);
  });

  it("with one it may, and the same or more never needs one", async () => {
    const note = { cost: { amount: "10", currency: "SEK" }, correctionNote: "Fakturan var dubbelförd." };
    expect((await saved("0100-1", note)).cost).toEqual({ amount: "10.00" });
    // Taking the note away leaves a figure that has fallen.
    expect(codesOf(await refused("0100-1", { correctionNote: null }))).toEqual(["BELOW_LAST_PERIOD"]);
    expect((await saved("0100-1", counted({ correctionNote: null }))).cost).toEqual({ amount: "5000.00" });
  });

  it("a figure that nobody has come to yet is asked for when the report is handed in", async () => {
    const { result, userErrors } = await world.save("T2", "0101-0", { assessment: "GREEN" });
    expect([result?.attendance.women, userErrors]).toEqual([0, []]);
    const errors = await world.refused("reportSubmit", "MANAGER", "T2");
    expect(codesOf(errors.filter(({ message }) => message.startsWith("0101-0:")))).toEqual([
      ...["BELOW_LAST_PERIOD", "BELOW_LAST_PERIOD"],
    ]);
  });

  it("a cost that is not stated has not fallen", async () => {
    expect((await saved("0100-1", { cost: null })).cost).toBeNull();
    await saved("0100-1", counted({}));
  });
});

describe("I21: what is not as planned is explained", () => {
  it.each([
    ["YELLOW", ["COMMENT_REQUIRED"]],
    ["RED", ["COMMENT_REQUIRED", "MEASURE_REQUIRED"]],
    ["NOT_ASSESSABLE", ["COMMENT_REQUIRED"]],
  ])("%s is refused without it", async (assessment, expected) => {
    expect(codesOf(await refused("0100-1", { assessment }))).toEqual(expected);
  });

  it("is about the result: what is absent stays, null clears", async () => {
    await saved("0100-1", { assessment: "RED", comment: "Ingen kom.", correctiveMeasure: "Ny dag." });
    expect(await refused("0100-1", { comment: null })).toMatchObject([
      { code: "COMMENT_REQUIRED", field: ["input", "comment"] },
    ]);
    expect(codesOf(await refused("0100-1", { correctiveMeasure: null }))).toEqual(["MEASURE_REQUIRED"]);
    expect(await saved("0100-1", { assessment: "YELLOW", correctiveMeasure: null })).toMatchObject({
      comment: "Ingen kom.",
    });
    expect(await saved("0100-1", { assessment: null, comment: null })).toMatchObject({
      assessment: null,
      comment: null,
    });
  });
});

describe("I22: what is completed is wholly done, and ended on a day", () => {
  it("needs progress 100, and an end date of the plan's content or a day of its own", async () => {
    const completed = counted({ implementationStatus: "COMPLETED" });
    expect(codesOf(await refused("0100-1", completed))).toEqual(["PROGRESS_REQUIRED"]);
    expect(codesOf(await refused("0101-0", completed))).toEqual(["PROGRESS_REQUIRED", "END_DATE_REQUIRED"]);
    await saved("0100-1", { ...completed, progress: 100 });
    expect(codesOf(await refused("0100-1", { progress: 99 }))).toEqual(["PROGRESS_REQUIRED"]);
    await saved("0101-0", { ...completed, progress: 100, completedOn: "2026-06-30" });
    expect(codesOf(await refused("0101-0", { implementationStatus: "ONGOING" }))).toEqual(["INVALID"]);
    expect(codesOf(await refused("0101-0", { completedOn: "2026-09-11" }))).toEqual(["INVALID"]);
  });

  it("RED and COMPLETED go together: done, and the goal missed (edge case 32)", async () => {
    const red = { assessment: "RED", comment: "Målet missades.", correctiveMeasure: "Nytt mål." };
    expect(await saved("0100-1", { ...red, implementationStatus: "COMPLETED", progress: 100 })).toMatchObject({
      assessment: "RED",
    });
    await saved("0100-1", {
      assessment: "GREEN",
      comment: null,
      correctiveMeasure: null,
      implementationStatus: null,
      progress: null,
    });
  });
});

describe("bad input", () => {
  it.each([
    [{ comment: "<b>x</b>" }, "INVALID_TEXT", ["input", "comment"]],
    [{ correctionNote: "  " }, "EMPTY_STRING", ["input", "correctionNote"]],
    [{ comment: "x".repeat(10_001) }, "INVALID", ["input", "comment"]],
    [{ progress: 101 }, "INVALID", ["input", "progress"]],
    [{ progress: -1 }, "INVALID", ["input", "progress"]],
    [{ costForecast: { amount: "-1", currency: "SEK" } }, "INVALID", ["input", "costForecast", "amount"]],
    [{ costForecast: { amount: "1.005", currency: "SEK" } }, "INVALID", ["input", "costForecast", "amount"]],
    [{ costForecast: { amount: "1 000", currency: "SEK" } }, "INVALID", ["input", "costForecast", "amount"]],
    [{ costForecast: { amount: "1e3", currency: "SEK" } }, "INVALID", ["input", "costForecast", "amount"]],
    [{ costForecast: { amount: "1", currency: "EUR" } }, "INVALID", ["input", "costForecast", "currency"]],
    [{ attendance: { women: -1, men: 0, other: 0, unspecified: 0 } }, "INVALID", ["input", "attendance", "women"]],
    [
      { effects: [{ kind: "OTHER", evidenceLevel: "CLAIMED", description: "" }] },
      "EMPTY_STRING",
      ["input", "effects", "0", "description"],
    ],
  ])("%j writes nothing", async (input, code, field) => {
    // A negative number is also lower than last time, and all that is wrong is told at once.
    const others = field.includes("attendance") ? ["BELOW_LAST_PERIOD"] : [];
    const told = (await refused("0100-1", input)).filter((one) => !others.includes(one.code));
    expect(told).toMatchObject([{ code, field }]);
  });

  it("is answered all at once", async () => {
    const input = { assessment: "RED", comment: "<i>", costForecast: { amount: "x", currency: "NOK" } };
    expect(codesOf(await refused("0100-1", input)).sort()).toEqual([
      ...["INVALID", "INVALID", "INVALID_TEXT", "MEASURE_REQUIRED"],
    ]);
  });
});

describe("effects", () => {
  const effect = (description: string) => ({ kind: "NETWORK", evidenceLevel: "OBSERVED", description });

  it("are replaced as a whole; absent leaves them, null and an empty list take them away", async () => {
    const texts = ({ effects }: { effects: { description: string }[] }) =>
      effects.map(({ description }) => description);
    expect(texts(await saved("0100-1", { effects: [effect("Ett"), effect("Två")] }))).toEqual(["Ett", "Två"]);
    expect(texts(await saved("0100-1", { progress: 10 }))).toEqual(["Ett", "Två"]);
    expect(texts(await saved("0100-1", { effects: [effect("Tre")] }))).toEqual(["Tre"]);
    expect(texts(await saved("0100-1", { effects: null }))).toEqual([]);
    expect(texts(await saved("0100-1", { effects: [effect("Fyra")] }))).toEqual(["Fyra"]);
    expect(texts(await saved("0100-1", { effects: [] }))).toEqual([]);
    expect((await world.report("T2")).followUps.flatMap(texts)).toEqual([]);
  });
});

describe("a stale version", () => {
  it("writes nothing, and answers the follow-up as it is now", async () => {
    const now = await saved("0100-1", { progress: 42 });
    for (const expectedVersion of [0, now.version - 1, now.version + 1]) {
      const { result, userErrors } = await world.save("T2", "0100-1", { progress: 43 }, { expectedVersion });
      expect(userErrors).toMatchObject([{ code: "STALE_VERSION", field: ["expectedVersion"] }]);
      expect(result).toEqual(now);
    }
  });

  it("of what is not followed up yet has nothing to answer", async () => {
    const { result, userErrors } = await world.save("T2", "0100-0", { progress: 43 }, { expectedVersion: 1 });
    expect([result, codesOf(userErrors)]).toEqual([null, ["STALE_VERSION"]]);
  });

  it("comes before the state, and after the role", async () => {
    const wrong = { expectedVersion: 7 };
    expect(codesOf((await world.save("T1", "0100-1", {}, wrong)).userErrors)).toEqual(["STALE_VERSION"]);
    const theirs = await world.save("T1", "0100-1", {}, { ...wrong, as: mail("PLANNER", THEM) });
    expect(codesOf(theirs.userErrors)).toEqual(["FORBIDDEN"]);
    expect(codesOf((await world.save("T1", "0100-1", {}, { code: US })).userErrors)).toEqual(["WRONG_STATE"]);
  });
});
