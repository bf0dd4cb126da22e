import { afterEach, describe, expect, it } from "@jest/globals";
import { selectSummary } from "../support/ask-summary.js";
import { done, mutate } from "../support/mutate.js";
import { codesOf, mail, Reporting, THEM } from "../support/reporting.js";

let world: Reporting;
afterEach(() => world.stop());

async function lights(as = mail("ANALYST", THEM)) {
  const { total } = await selectSummary(world.api, as, "total { actions green yellow red missing }", {
    ...{ collaboration: "plain", year: 2026, period: "T1" },
  });
  return total;
}

const effects = [{ kind: "NETWORK", evidenceLevel: "OBSERVED", description: "Fler kontakter." }];

async function approved(): Promise<void> {
  world = await Reporting.start({
    reports: { T1: "APPROVED" },
    followUp: (_period, action) =>
      action === "0100-1" ? { assessment: "GREEN", costTkr: 5, effects } : { assessment: "GREEN" },
  });
}

describe("I20: an approved report never changes; a correction is a new revision", () => {
  it("which says the same to begin with, and counts from its approval, when the old one is superseded", async () => {
    await approved();
    const before = await lights();
    const correction = await world.step("reportCorrect", "PLANNER", "T1", { reason: "Fel bedömning." });
    expect(correction).toMatchObject({
      revision: 2,
      state: "DRAFT",
      correctionReason: "Fel bedömning.",
      missing: false,
    });
    expect(correction.followUps).toHaveLength(5);
    expect(correction.followUps.find(({ participation }) => participation.action.reference === "0100-1")).toMatchObject(
      {
        ...{
          assessment: "GREEN",
          cost: { amount: "5000.00" },
          effects: [{ description: "Fler kontakter." }],
          version: 1,
        },
      },
    );
    const saved = await world.save("T1", "0100-1", { assessment: "YELLOW", comment: "Försenat." });
    expect(saved.userErrors).toEqual([]);
    expect(await lights()).toEqual(before);
    await world.step("reportSubmit", "MANAGER", "T1");
    expect(await lights()).toEqual(before);
    await world.step("reportReturn", "COORDINATOR", "T1", { reason: "Mer." });
    expect(await lights()).toEqual(before);
    await world.step("reportSubmit", "MANAGER", "T1");
    expect(await lights()).toEqual(before);
    expect((await world.reports("T1", { as: mail("ANALYST", THEM) })).map(({ state }) => state)).toEqual(["APPROVED"]);

    await world.step("reportApprove", "MANAGER", "T1");
    expect(await lights()).toEqual({ ...before, green: Number(before.green) - 1, yellow: 1 });
    const theirs = await world.reports("T1", { as: mail("ANALYST", THEM) });
    expect(theirs.map(({ state, revision }) => [revision, state])).toEqual([
      [1, "SUPERSEDED"],
      [2, "APPROVED"],
    ]);
    expect(theirs[1]).toMatchObject({ correctionReason: "Fel bedömning.", returnReason: null });
    const said = theirs.map(
      ({ followUps }) => followUps.find(({ participation }) => participation.action.reference === "0100-1")?.assessment,
    );
    expect(said).toEqual(["GREEN", "YELLOW"]);
  });

  it("goes on after its period is locked, in all its steps", async () => {
    await approved();
    await world.sql("UPDATE follow_up_period SET state = 'PUBLISHED'");
    await world.step("reportCorrect", "MANAGER", "T1", { reason: "Fel." });
    await world.save("T1", "0100-1", { progress: 10 });
    await world.step("reportSubmit", "MANAGER", "T1");
    await world.step("reportReturn", "COORDINATOR", "T1", { reason: "Mer." });
    await world.step("reportSubmit", "MANAGER", "T1");
    expect((await world.step("reportApprove", "SECRETARY", "T1")).state).toBe("APPROVED");
    // And once more.
    expect((await world.step("reportCorrect", "PLANNER", "T1", { reason: "Igen." })).revision).toBe(3);
  });

  it("is one at a time, also of two that are begun at once, and never exempted", async () => {
    await approved();
    const { id } = await world.report("T1");
    const begin = () => mutate(world.api, mail("PLANNER"), "reportCorrect", { id, reason: "Fel." });
    const both = await Promise.all([begin(), begin()]);
    expect(both.flatMap(({ userErrors }) => codesOf(userErrors))).toEqual(["ALREADY_EXISTS"]);
    expect(await world.reports("T1")).toHaveLength(2);
    expect(codesOf(await world.refused("reportExempt", "COORDINATOR", "T1", { reason: "x" }))).toEqual(["WRONG_STATE"]);
  });

  it("takes a reason", async () => {
    await approved();
    expect(await world.refused("reportCorrect", "PLANNER", "T1", { reason: " " })).toMatchObject([
      { code: "EMPTY_STRING", field: ["reason"] },
    ]);
  });

  it("is held by the database too: not even the owner rewrites what is approved", async () => {
    await approved();
    const refusal = async (sql: string) =>
      await world.sql(sql).then(
        () => null,
        (error: { code: string }) => error.code,
      );
    for (const sql of [
      "UPDATE follow_up_report SET state = 'DRAFT'",
      "UPDATE follow_up_report SET approved_at = now()",
      "UPDATE follow_up_report SET period_kind = 'T2'",
      "UPDATE action_follow_up SET assessment = 'RED'",
      "UPDATE action_follow_up SET cost_amount = 1",
      "UPDATE action_follow_up SET shared_in = NULL, shared_for = NULL",
    ])
      expect([sql, await refusal(sql)]).toEqual([sql, "23514"]);
  });
});

describe("I19 and corrections", () => {
  it("only what is approved is the last figure, and of that the revision that counts", async () => {
    world = await Reporting.start({ reports: { T1: "APPROVED", T2: "DRAFT" }, today: "2026-09-10" });
    const cost = (amount: string) => ({ cost: { amount, currency: "SEK" } });
    await world.step("reportCorrect", "PLANNER", "T1", { reason: "En faktura till." });
    await world.save("T1", "0100-1", cost("8000"));
    expect((await world.save("T2", "0100-1", cost("5000"))).userErrors).toEqual([]);
    await world.step("reportSubmit", "MANAGER", "T1");
    await world.step("reportApprove", "MANAGER", "T1");
    expect(codesOf((await world.save("T2", "0100-1", cost("5000"))).userErrors)).toEqual(["BELOW_LAST_PERIOD"]);
    // What was written before is told when it is handed in.
    const errors = await world.refused("reportSubmit", "MANAGER", "T2");
    expect(errors).toMatchObject([
      { code: "BELOW_LAST_PERIOD", message: expect.stringMatching(/^0100-1: .*8000\.00 SEK/) },
    ]);
    await world.save("T2", "0100-1", cost("8000"));
    await done(world.api, mail("MANAGER"), "reportSubmit", {
      id: (await world.report("T2")).id,
      expectedVersion: (await world.report("T2")).version,
    });
  });

  it("of an earlier period do not leave an approved later one below it without a note", async () => {
    world = await Reporting.start({ reports: { T1: "APPROVED", T2: "APPROVED" }, today: "2026-09-10" });
    await world.step("reportCorrect", "PLANNER", "T1", { reason: "Fel siffror." });
    const attendance = { women: 500, men: 2, other: 0, unspecified: 0 };
    const higher = { cost: { amount: "50000", currency: "SEK" }, attendance };
    const before = await world.written();
    const { userErrors } = await world.save("T1", "0100-1", higher);
    expect(userErrors).toMatchObject([
      { code: "BELOW_LAST_PERIOD", field: ["input", "cost"], message: expect.stringContaining("5000.00 SEK") },
      { code: "BELOW_LAST_PERIOD", field: ["input", "attendance", "women"] },
    ]);
    expect(await world.written()).toEqual(before);
    // What is no higher, and what is not about figures, needs none.
    expect((await world.save("T1", "0100-1", { cost: { amount: "4000", currency: "SEK" } })).userErrors).toEqual([]);
    expect((await world.save("T1", "0100-1", { progress: 10 })).userErrors).toEqual([]);
    const explained = { ...higher, correctionNote: "T2 rättas också." };
    expect((await world.save("T1", "0100-1", explained)).userErrors).toEqual([]);
    expect(codesOf((await world.save("T1", "0100-1", { correctionNote: null })).userErrors)).toHaveLength(2);
    await world.step("reportSubmit", "MANAGER", "T1");
    await world.step("reportApprove", "MANAGER", "T1");
  });

  it("are asked again when they are handed in, and never where the later period says itself why it is lower", async () => {
    world = await Reporting.start({ reports: { T1: "APPROVED", T2: "SUBMITTED" }, today: "2026-09-10" });
    await world.step("reportCorrect", "PLANNER", "T1", { reason: "En faktura till." });
    const higher = { cost: { amount: "8000", currency: "SEK" } };
    expect((await world.save("T1", "0100-1", higher)).userErrors).toEqual([]);
    await world.step("reportApprove", "MANAGER", "T2");
    expect(await world.refused("reportSubmit", "MANAGER", "T1")).toMatchObject([
      { code: "BELOW_LAST_PERIOD", message: expect.stringMatching(/^0100-1: .*5000\.00 SEK/) },
    ]);
    await world.step("reportCorrect", "PLANNER", "T2", { reason: "Fakturan är återbetald." });
    const note = { correctionNote: "Fakturan är återbetald." };
    expect((await world.save("T2", "0100-1", note)).userErrors).toEqual([]);
    await world.step("reportSubmit", "MANAGER", "T2");
    await world.step("reportApprove", "MANAGER", "T2");
    expect((await world.step("reportSubmit", "MANAGER", "T1")).state).toBe("SUBMITTED");
  });
});
