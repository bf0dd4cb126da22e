import { afterEach, describe, expect, it } from "@jest/globals";
import { selectSummary } from "../support/ask-summary.js";
import { done, mutate } from "../support/mutate.js";
import { mail, partsOf, Reporting, type ReportingOptions, THEM, US } from "../support/reporting.js";

let world: Reporting;
afterEach(() => world.stop());

interface Revision {
  id: string;
  bodyId: string;
}

async function beginRevision(): Promise<Revision> {
  const [plan] = await world.sql<{ id: string; body_id: string }>(
    "SELECT p.id, p.body_id FROM plan p JOIN municipality m ON m.id = p.municipality_id WHERE m.code = '0100' AND p.in_force",
  );
  const { id } = await done(world.api, mail("PLANNER"), "planRevise", { id: plan?.id });
  return { id, bodyId: plan?.body_id ?? "" };
}

const decisionOf = ({ bodyId }: Revision) => ({
  ...{ body: bodyId, date: "2026-05-05", paragraph: "§ 9", registryNumber: "KS 2026/9" },
});

interface Adopted {
  state: string;
  inForce: boolean;
  decision: { id: string };
}

async function adopt(revision: Revision, outcome = "ADOPTED"): Promise<Adopted> {
  const args = { id: revision.id, outcome, decision: decisionOf(revision) };
  const selection = "state inForce decision { id }";
  return await done<Adopted & { id: string; version: number }>(
    ...[world.api, mail("SECRETARY"), "planRecordDecision", args, selection],
  );
}

/** Our plan of the year is revised, and the revision adopted. */
async function revise(): Promise<string> {
  const revision = await beginRevision();
  await adopt(revision);
  return revision.id;
}

async function start(reports: ReportingOptions["reports"]): Promise<void> {
  world = await Reporting.start({ reports, today: "2026-05-10" });
}

const parts = (followUps: { participation: { id: string } }[]) =>
  followUps.map(({ participation }) => participation.id).sort();

describe("I18: when a revised plan is adopted", () => {
  it("what nobody has handed in goes on under it, with what it says; what is approved stays where it was", async () => {
    await start({ T1: "APPROVED", T2: "DRAFT" });
    const figures = async () =>
      (
        await selectSummary(world.api, mail("ANALYST", THEM), "total { actions green missing }", {
          ...{ collaboration: "plain", year: 2026, period: "T1" },
        })
      ).total;
    const before = { T1: await world.report("T1"), T2: await world.report("T2"), figures: await figures() };
    const old = await world.part("0100-1");
    const planId = await revise();
    const fresh = await world.part("0100-1");
    expect(fresh).not.toBe(old);

    const approved = await world.report("T1");
    expect(approved).toMatchObject({ id: before.T1.id, version: before.T1.version, plan: { state: "SUPERSEDED" } });
    expect(parts(approved.followUps)).toEqual(parts(before.T1.followUps));
    const draft = await world.report("T2");
    expect(draft).toMatchObject({ id: before.T2.id, state: "DRAFT", plan: { id: planId } });
    expect(draft.followUps.map(({ assessment }) => assessment)).toEqual(
      before.T2.followUps.map(({ assessment }) => assessment),
    );
    expect(parts(draft.followUps)).toContain(fresh);
    expect(parts(draft.followUps)).not.toContain(old);
    // What is approved counts for the same actions, whichever revision of the plan it was reported on.
    expect(await figures()).toEqual(before.figures);

    // Whoever still has the old part on the screen writes about the same action.
    const { id } = draft;
    const input = { attendance: { women: 4, men: 4, other: 0, unspecified: 0 } };
    const saved = await done<{ participation: { id: string } }>(
      ...[world.api, mail("PLANNER"), "followUpSave", { report: id, participation: old, expectedVersion: 1, input }],
      "participation { id }",
    );
    expect(saved.participation.id).toBe(fresh);
    expect((await world.report("T2")).followUps).toHaveLength(5);
  });

  it("a correction of an approved report follows the plan in force", async () => {
    await start({ T1: "APPROVED" });
    const planId = await revise();
    const correction = await world.step("reportCorrect", "PLANNER", "T1", { reason: "Fel." });
    expect(correction.plan.id).toBe(planId);
    expect(parts(correction.followUps)).toContain(await world.part("0100-1"));
    expect(correction.followUps).toHaveLength(5);
    await world.step("reportSubmit", "MANAGER", "T1");
    expect((await world.step("reportApprove", "MANAGER", "T1")).state).toBe("APPROVED");
  });

  it("what is handed in stays until it is returned", async () => {
    await start({ T1: "SUBMITTED" });
    const planId = await revise();
    expect((await world.report("T1")).plan.state).toBe("SUPERSEDED");
    const returned = await world.step("reportReturn", "COORDINATOR", "T1", { reason: "Ny plan." });
    expect(returned).toMatchObject({ state: "RETURNED", plan: { id: planId } });
    expect(parts(returned.followUps)).toContain(await world.part("0100-1"));
  });

  it("each open period has a report for it, and no other", async () => {
    await start({ T1: "NOT_STARTED" });
    await world.sql("DELETE FROM follow_up_report");
    const planId = await revise();
    expect(await world.reports("T1")).toMatchObject([{ state: "NOT_STARTED", plan: { id: planId } }]);
    expect(await world.reports("T1", { as: mail("ELECTED", THEM) })).toHaveLength(1);
    expect(await world.reports("T2")).toEqual([]);
  });

  it.each(Array.from({ length: 5 }, (_, round) => round))(
    "while others write in reports and a period is opened, nobody is refused for it (round %i)",
    async () => {
      world = await Reporting.start({ reports: { T1: "DRAFT" }, today: "2026-05-10", poolSize: 10 });
      const [period] = await world.sql<{ id: string }>(
        "SELECT p.id FROM follow_up_period p JOIN municipality m ON m.id = p.municipality_id WHERE m.code = '0100' AND p.kind = 'T2'",
      );
      const { id } = await world.report("T1");
      const old = await Promise.all(partsOf(US).map((reference) => world.part(reference)));
      const revision = await beginRevision();
      const save = (participation: string, expectedVersion: number) =>
        mutate(world.api, mail("PLANNER"), "followUpSave", {
          ...{ report: id, participation, expectedVersion, input: { progress: 10 } },
        });
      const [, , ...saved] = await Promise.all([
        adopt(revision),
        done(world.api, mail("COORDINATOR"), "periodOpen", { id: period?.id, expectedVersion: 1 }),
        ...old.map((part) => save(part, 1)),
        ...old.map((part) => save(part, 2)),
      ]);
      for (const { userErrors } of saved) expect(["", "STALE_VERSION"]).toContain(userErrors[0]?.code ?? "");
      expect(saved.filter(({ userErrors }) => userErrors.length === 0).length).toBeGreaterThanOrEqual(old.length);
      // Each sees the other: there is one report for the period that was opened, and it is the new plan's.
      expect(await world.reports("T2")).toMatchObject([{ state: "NOT_STARTED", plan: { id: revision.id } }]);
      expect(await world.report("T1")).toMatchObject({ plan: { id: revision.id } });
      expect((await world.report("T1")).followUps).toHaveLength(old.length);
    },
  );

  it("the full year's report closes the plan in force, also one handed in under the plan before", async () => {
    await start({ FULL_YEAR: "SUBMITTED" });
    const planId = await revise();
    await world.step("reportApprove", "MANAGER", "FULL_YEAR");
    const [plan] = await world.sql<{ state: string }>("SELECT state FROM plan WHERE id = $1", [planId]);
    expect(plan?.state).toBe("CLOSED");
  });
});

describe("a revision of a plan whose full-year report is approved", () => {
  const stateOf = async ({ id }: Revision) => {
    const [plan] = await world.sql<{ state: string }>("SELECT state FROM plan WHERE id = $1", [id]);
    return plan?.state;
  };
  const adjust = async (revision: Revision, { decision }: Adopted) => {
    const input = { ...decisionOf(revision), adjustedOn: "2026-05-09" };
    await done(world.api, mail("SECRETARY"), "decisionUpdate", { id: decision.id, input }, "id");
  };

  it("is closed by its adoption, and what is approved still counts", async () => {
    await start({ T1: "APPROVED", FULL_YEAR: "SUBMITTED" });
    await world.step("reportApprove", "MANAGER", "FULL_YEAR");
    const revision = await beginRevision();
    expect(await adopt(revision)).toMatchObject({ state: "CLOSED", inForce: true });
    expect(await world.report("FULL_YEAR")).toMatchObject({ state: "APPROVED", plan: { state: "SUPERSEDED" } });
    // It is revised again as the one before was.
    expect(await adopt(await beginRevision())).toMatchObject({ state: "CLOSED", inForce: true });
  });

  it("is adopted only where the approved report is of a part of the year, or that of the year is not approved", async () => {
    await start({ T1: "APPROVED", FULL_YEAR: "SUBMITTED" });
    expect(await adopt(await beginRevision())).toMatchObject({ state: "ADOPTED", inForce: true });
  });

  it("with changes is closed once the minutes are adjusted, with its text as they say", async () => {
    await start({ FULL_YEAR: "SUBMITTED" });
    await world.step("reportApprove", "MANAGER", "FULL_YEAR");
    const revision = await beginRevision();
    const adopted = await adopt(revision, "ADOPTED_WITH_CHANGES");
    expect(adopted).toMatchObject({ state: "ADOPTED", inForce: true });
    const [{ version = 0 } = {}] = await world.sql<{ version: number }>("SELECT version FROM plan WHERE id = $1", [
      revision.id,
    ]);
    const text = { id: revision.id, expectedVersion: version, input: { localText: { markdown: "Som beslutat." } } };
    await done(world.api, mail("PLANNER"), "planUpdate", text);
    await adjust(revision, adopted);
    expect(await stateOf(revision)).toBe("CLOSED");
  });

  it("with changes is not closed by the report either before that", async () => {
    await start({ FULL_YEAR: "SUBMITTED" });
    const revision = await beginRevision();
    const adopted = await adopt(revision, "ADOPTED_WITH_CHANGES");
    await world.step("reportApprove", "MANAGER", "FULL_YEAR");
    expect(await stateOf(revision)).toBe("ADOPTED");
    await adjust(revision, adopted);
    expect(await stateOf(revision)).toBe("CLOSED");
  });
});
