import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { selectSummary } from "../support/ask-summary.js";
import { done, mutate } from "../support/mutate.js";
import { codesOf, mail, Reporting, THEM, US } from "../support/reporting.js";

let world: Reporting;
let left: string;
const action = "0101-0";

/** Our part in their action is left on 10 May, ten days before T1's report is due. */
beforeEach(async () => {
  world = await Reporting.start({ reports: { T1: "NOT_STARTED", T2: "NOT_STARTED" }, today: "2026-05-10" });
  left = await world.part(action, US);
  const { version } = await part();
  const args = { id: left, expectedVersion: version, reason: "Andra uppdrag." };
  await done(world.api, mail("MANAGER"), "participationWithdraw", args);
});
afterEach(() => world.stop());

async function part(): Promise<{ version: number }> {
  const [row] = await world.sql<{ version: number }>("SELECT version FROM participation WHERE id = $1", [left]);
  if (!row) throw new Error("There is no such part.");
  return row;
}

async function missing(): Promise<number> {
  const { total } = await selectSummary(world.api, mail("ANALYST", THEM), "total { missing }", {
    ...{ collaboration: "plain", year: 2026, period: "T1", municipalities: [US] },
  });
  return Number(total.missing);
}

describe("R-A, I18: a part that is left after the period's end", () => {
  it("is asked for in that period's report, and reported on", async () => {
    for (const reference of ["0100-0", "0100-1", "0100-2", "0101-2"])
      expect((await world.save("T1", reference, { assessment: "GREEN" })).userErrors).toEqual([]);
    expect(await world.refused("reportSubmit", "MANAGER", "T1")).toMatchObject([
      { code: "INCOMPLETE", message: expect.stringContaining(action) },
    ]);
    expect((await world.save("T1", action, { assessment: "GREEN" })).userErrors).toEqual([]);
    await world.step("reportSubmit", "MANAGER", "T1");
    await world.step("reportApprove", "MANAGER", "T1");
    expect(await missing()).toBe(0);
  });

  it("is not reported on in the period in which it was left", async () => {
    expect(await world.save("T2", action, { assessment: "GREEN" })).toMatchObject({
      userErrors: [{ code: "PART_NOT_VALID", field: ["participation"] }],
    });
    for (const reference of ["0100-0", "0100-1", "0100-2", "0101-2"])
      expect((await world.save("T2", reference, { assessment: "GREEN" })).userErrors).toEqual([]);
    expect((await world.step("reportSubmit", "MANAGER", "T2")).state).toBe("SUBMITTED");
  });

  it("goes along with what is said of it when the plan is revised", async () => {
    expect((await world.save("T1", action, { assessment: "GREEN" })).userErrors).toEqual([]);
    const [plan] = await world.sql<{ id: string; body_id: string }>(
      "SELECT p.id, p.body_id FROM plan p JOIN participation x ON x.plan_id = p.id WHERE x.id = $1",
      [left],
    );
    const revision = await done(world.api, mail("PLANNER"), "planRevise", { id: plan?.id });
    const decision = { body: plan?.body_id, date: "2026-05-10", paragraph: "§ 9", registryNumber: "KS 2026/9" };
    const args = { id: revision.id, outcome: "ADOPTED", decision };
    await done(world.api, mail("SECRETARY"), "planRecordDecision", args);
    const kept = await world.part(action, US);
    expect(kept).not.toBe(left);
    const { followUps, id } = await world.report("T1");
    expect(followUps.map(({ participation }) => participation.id)).toEqual([kept]);
    // Also by the part of the plan before; and not in the period in which it was left, by either.
    const save = (report: string, participation: string, expectedVersion: number) =>
      mutate(world.api, mail("PLANNER"), "followUpSave", {
        ...{ report, participation, expectedVersion, input: { assessment: "GREEN" } },
      });
    expect((await save(id, left, followUps[0]?.version ?? 0)).userErrors).toEqual([]);
    const later = await world.report("T2");
    for (const one of [left, kept])
      expect(codesOf((await save(later.id, one, 0)).userErrors)).toEqual(["PART_NOT_VALID"]);
  });
});
