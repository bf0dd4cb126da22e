import { afterEach, describe, expect, it } from "@jest/globals";
import { mutate } from "../support/mutate.js";
import { codesOf, mail, type Report, Reporting, reportFields } from "../support/reporting.js";

let world: Reporting;
afterEach(() => world.stop());

const effects = [{ kind: "NETWORK", evidenceLevel: "OBSERVED", description: "Fler kontakter." }];

async function start(): Promise<void> {
  world = await Reporting.start({
    reports: { T1: "APPROVED", T2: "NOT_STARTED" },
    followUp: (_period, action) =>
      action === "0101-0" ? null : { assessment: "YELLOW", comment: "Som i våras.", costTkr: 5, effects },
    today: "2026-09-10",
  });
}

async function keep(participations?: string[]) {
  const report = await world.report("T2");
  const args = { report: report.id, ...(participations ? { participations } : {}) };
  return await mutate<Report>(world.api, mail("PLANNER"), "followUpKeep", args, reportFields);
}

const byReference = ({ followUps }: Report) =>
  new Map(followUps.map((followUp) => [followUp.participation.action.reference, followUp]));

describe("unchanged since last time", () => {
  it("is one step for all parts that are not followed up yet: what was approved is said again, and marked", async () => {
    await start();
    await world.save("T2", "0100-1", { assessment: "GREEN", cost: { amount: "6000", currency: "SEK" } });
    const { result, userErrors } = await keep();
    expect(userErrors).toEqual([]);
    expect(result?.state).toBe("DRAFT");
    const kept = byReference(result as Report);
    expect([...kept.keys()].sort()).toEqual(["0100-0", "0100-1", "0100-2", "0101-2"]);
    expect(kept.get("0100-1")).toMatchObject({ assessment: "GREEN", unchanged: false });
    expect(kept.get("0100-0")).toMatchObject({
      ...{ assessment: "YELLOW", comment: "Som i våras.", unchanged: true, cost: { amount: "5000.00" } },
      effects: [{ description: "Fler kontakter." }],
    });
    // The rest has nothing to keep, and is still to be written.
    const errors = await world.refused("reportSubmit", "MANAGER", "T2");
    expect(errors.map(({ message }) => message)).toEqual(["0101-0: bedömning saknas."]);
    expect(codesOf((await keep()).userErrors)).toEqual(["NOTHING_TO_KEEP"]);
  });

  it("starts the report, and the mark goes with the first edit", async () => {
    await start();
    const part = await world.part("0100-0");
    const { result } = await keep([part]);
    expect(result).toMatchObject({ state: "DRAFT", followUps: [{ unchanged: true, version: 1 }] });
    const { result: edited } = await world.save("T2", "0100-0", { comment: "Nytt." });
    expect(edited).toMatchObject({ unchanged: false, version: 2, assessment: "YELLOW" });
  });

  it("says of each part that is given why it cannot be kept, and then keeps none", async () => {
    await start();
    await world.save("T2", "0100-1", { assessment: "GREEN" }, {});
    await world.save("T2", "0100-1", { assessment: "GREEN", cost: { amount: "6000", currency: "SEK" } });
    const before = await world.written();
    const [fresh, never, done, theirs] = [
      ...[await world.part("0100-0"), await world.part("0101-0"), await world.part("0100-1")],
      await world.part("0100-0", "0101"),
    ];
    const { userErrors } = await keep([fresh, never, done, theirs] as string[]);
    expect(userErrors.map(({ code, field }) => [code, field?.join(".")]).sort()).toEqual([
      ["ALREADY_EXISTS", "participations.2"],
      ["NOTHING_TO_KEEP", "participations.1"],
      ["PART_NOT_VALID", "participations.3"],
    ]);
    expect(await world.written()).toEqual(before);
  });

  it("has nothing to keep from a report that is not approved, nor in the year's first period", async () => {
    world = await Reporting.start({ reports: { T1: "SUBMITTED", T2: "NOT_STARTED" }, today: "2026-09-10" });
    expect(codesOf((await keep()).userErrors)).toEqual(["NOTHING_TO_KEEP"]);
    expect((await world.report("T2")).state).toBe("NOT_STARTED");
  });
});
