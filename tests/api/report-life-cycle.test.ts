import { afterEach, describe, expect, it } from "@jest/globals";
import { selectSummary } from "../support/ask-summary.js";
import { done, mutate } from "../support/mutate.js";
import { codesOf, mail, partsOf, Reporting, type ReportingOptions, THEM, US } from "../support/reporting.js";

let open: Reporting[] = [];
afterEach(async () => {
  await Promise.all(open.map((one) => one.stop()));
  open = [];
});

async function start(options: ReportingOptions): Promise<Reporting> {
  const world = await Reporting.start(options);
  open.push(world);
  return world;
}

const question = { collaboration: "plain", year: 2026, period: "T1" };

/** What the members see of who has reported, and the figures that it gives. */
async function figures(world: Reporting, as = mail("ANALYST", THEM)) {
  const { total, reports } = await selectSummary(
    ...[world.api, as],
    ...[
      "total { actions green yellow red missing notReported awaitingApproval returned } exempt reports { due approved submitted returned notSubmitted exempt }",
    ],
    question,
  );
  return { total, reports: reports as Record<string, number> };
}

describe("a report's life", () => {
  it("goes from not started to approved, and each step moves the figures that it should (R-B)", async () => {
    const world = await start({ reports: { T1: "NOT_STARTED" } });
    expect(await world.report("T1")).toMatchObject({ state: "NOT_STARTED", missing: false, version: 1 });
    expect((await figures(world)).reports).toMatchObject({ due: 2, approved: 0, notSubmitted: 2 });

    await world.save("T1", "0100-1", { assessment: "YELLOW", comment: "Försenat." });
    expect(await world.report("T1")).toMatchObject({ state: "DRAFT", version: 2 });
    for (const reference of partsOf(US).filter((one) => one !== "0100-1"))
      await world.save("T1", reference, { assessment: "GREEN" });
    const before = await figures(world);
    expect(before.total).toMatchObject({ actions: 6, green: 0, missing: 6, notReported: 6 });

    const submitted = await world.step("reportSubmit", "MANAGER", "T1");
    expect(submitted).toMatchObject({ state: "SUBMITTED", approvedAt: null });
    expect(submitted.submittedAt).not.toBeNull();
    const handedIn = await figures(world);
    expect(handedIn.reports).toMatchObject({ submitted: 1, notSubmitted: 1 });
    expect(handedIn.total).toMatchObject({ green: 0, yellow: 0, missing: 6, awaitingApproval: 5, notReported: 1 });

    expect(await world.step("reportReturn", "COORDINATOR", "T1", { reason: "Skriv mer." })).toMatchObject({
      ...{ state: "RETURNED", returnReason: "Skriv mer.", missing: false },
    });
    expect((await figures(world)).total).toMatchObject({ missing: 6, returned: 5, notReported: 1 });
    await world.save("T1", "0100-1", { comment: "Försenat till juni." });
    expect((await world.report("T1")).state).toBe("RETURNED");
    await world.step("reportSubmit", "MANAGER", "T1");

    const approved = await world.step("reportApprove", "MANAGER", "T1");
    expect(approved).toMatchObject({ state: "APPROVED", decision: null });
    expect(approved.approvedAt).not.toBeNull();
    const counted = await figures(world);
    expect(counted.reports).toMatchObject({ approved: 1, notSubmitted: 1 });
    expect(counted.total).toMatchObject({ green: 4, yellow: 1, missing: 1, notReported: 1 });
    expect(await figures(world, mail("PLANNER", US))).toEqual(counted);
  });

  it("is missing from the day after its last day, until it is handed in", async () => {
    const world = await start({ reports: { T1: "DRAFT" }, today: "2026-05-20" });
    expect((await world.report("T1")).missing).toBe(false);
    world.calendar.itIs("2026-05-21");
    expect((await world.report("T1")).missing).toBe(true);
    expect((await world.report("T1", { as: mail("ELECTED", THEM) })).missing).toBe(true);
    await world.step("reportSubmit", "MANAGER", "T1");
    expect((await world.report("T1")).missing).toBe(false);
  });

  it("ends where it is exempted, and its parts leave the lights and their denominator (R-B)", async () => {
    const world = await start({ reports: { T1: "DRAFT" } });
    expect((await figures(world)).total.actions).toBe(6);
    const exempt = await world.step("reportExempt", "COORDINATOR", "T1", { reason: "Ny nämnd." });
    expect(exempt).toMatchObject({ state: "EXEMPT", exemptionReason: "Ny nämnd.", missing: false });
    const { total, reports } = await figures(world);
    // 0100-1 is left without parts; the joint ones are what the other has reported.
    expect(total).toMatchObject({ actions: 5, missing: 5 });
    expect(reports).toMatchObject({ exempt: 1, notSubmitted: 1 });
  });

  it("moves no figure when its period is locked, and is approved after it (edge case 27)", async () => {
    const world = await start({ reports: { T1: "SUBMITTED" } });
    const before = await figures(world);
    const [period] = await world.sql<{ id: string }>(
      "SELECT p.id FROM follow_up_period p JOIN municipality m ON m.id = p.municipality_id WHERE m.code = $1 AND p.kind = 'T1'",
      [US],
    );
    await done(world.api, mail("COORDINATOR"), "periodLock", { id: period?.id, expectedVersion: 1 });
    expect(await figures(world)).toEqual(before);
    expect(codesOf(await world.refused("reportReturn", "COORDINATOR", "T1", { reason: "x" }))).toEqual([
      "PERIOD_CLOSED",
    ]);
    await world.step("reportApprove", "SECRETARY", "T1");
    expect((await figures(world)).reports).toMatchObject({ approved: 1, submitted: 1 });
  });

  it("closes the plan with the full year's report", async () => {
    const world = await start({ reports: { FULL_YEAR: "SUBMITTED", T1: "SUBMITTED" }, today: "2027-01-20" });
    expect((await world.step("reportApprove", "MANAGER", "T1")).plan.state).not.toBe("CLOSED");
    expect((await world.step("reportApprove", "MANAGER", "FULL_YEAR")).plan.state).toBe("CLOSED");
    // Approving the correction of it finds the plan closed already.
    await world.step("reportCorrect", "MANAGER", "FULL_YEAR", { reason: "Fel." });
    await world.step("reportSubmit", "MANAGER", "FULL_YEAR");
    expect((await world.step("reportApprove", "MANAGER", "FULL_YEAR")).plan.state).toBe("CLOSED");
  });
});

describe("a municipality that has left", () => {
  it("goes on reporting on its time as a member, and the others go on counting it", async () => {
    const world = await start({ reports: { FULL_YEAR: "SUBMITTED" }, today: "2027-01-20" });
    await world.sql(
      "UPDATE collaboration_membership x SET valid_to = '2026-12-31' FROM municipality m WHERE m.id = x.municipality_id AND m.code = $1",
      [US],
    );
    const asked = async () =>
      await selectSummary(world.api, mail("ANALYST", THEM), "total { green missing }", {
        ...question,
        period: "FULL_YEAR",
      });
    expect((await asked()).total).toEqual({ green: 0, missing: 6 });
    expect(await world.step("reportApprove", "MANAGER", "FULL_YEAR")).toMatchObject({
      ...{ state: "APPROVED", plan: { state: "CLOSED" } },
    });
    expect((await asked()).total).toEqual({ green: 5, missing: 1 });
    await world.step("reportCorrect", "PLANNER", "FULL_YEAR", { reason: "Fel." });
    await world.save("FULL_YEAR", "0100-1", { assessment: "YELLOW", comment: "Försenat." });
    await world.step("reportSubmit", "MANAGER", "FULL_YEAR");
    await world.step("reportApprove", "MANAGER", "FULL_YEAR");
    expect((await asked()).total).toEqual({ green: 4, missing: 1 });
  });
});

describe("handing in", () => {
  it("names every part that is begun and not cancelled and has no assessment, by its reference, at once", async () => {
    const world = await start({
      reports: { T1: "DRAFT" },
      followUp: (_period, action) => (action === "0100-1" ? { assessment: "GREEN" } : null),
      actions: ({ key }) => {
        if (key === "0100-2") return { startDate: "2026-05-01" };
        return key === "0101-2" ? { implementationStatus: "CANCELLED", cancelledOn: "2026-03-01" } : {};
      },
    });
    const errors = await world.refused("reportSubmit", "MANAGER", "T1");
    expect(errors).toEqual([
      { code: "INCOMPLETE", field: ["id"], message: "0100-0: bedömning saknas." },
      { code: "INCOMPLETE", field: ["id"], message: "0101-0: bedömning saknas." },
    ]);
  });

  it("holds what is said against I21 and I22 again, where it came with a dataset", async () => {
    const world = await start({
      reports: { T1: "DRAFT" },
      followUp: (_period, action) =>
        action === "0100-1" ? { assessment: "RED", implementationStatus: "COMPLETED" } : { assessment: "GREEN" },
    });
    expect(codesOf(await world.refused("reportSubmit", "MANAGER", "T1"))).toEqual([
      ...["COMMENT_REQUIRED", "MEASURE_REQUIRED", "PROGRESS_REQUIRED"],
    ]);
  });
});

describe("approving where the municipality wants a decision", () => {
  async function strict(): Promise<Reporting> {
    const world = await start({ reports: { T1: "SUBMITTED" } });
    await world.sql("UPDATE municipality_profile SET report_approval = 'DECISION'");
    return world;
  }
  const bodyOf = async (world: Reporting, code = US) =>
    (
      await world.sql<{ id: string }>(
        "SELECT b.id FROM body b JOIN municipality m ON m.id = b.municipality_id WHERE m.code = $1",
        [code],
      )
    )[0]?.id;

  it("is the secretary's, with the decision; what is not known of it yet is warned of, and completed later", async () => {
    const world = await strict();
    expect(codesOf(await world.refused("reportApprove", "MANAGER", "T1"))).toEqual(["FORBIDDEN"]);
    expect(await world.refused("reportApprove", "SECRETARY", "T1")).toMatchObject([
      { code: "DECISION_REQUIRED", field: ["decision"] },
    ]);
    const { id, version } = await world.report("T1");
    const decision = { body: await bodyOf(world), date: "2026-05-09", registryNumber: "KS 2026/7" };
    const { result, warnings } = await mutate<{ decision: { id: string } }>(
      ...[world.api, mail("SECRETARY"), "reportApprove", { id, expectedVersion: version, decision }],
      "id version decision { id }",
    );
    expect(warnings).toMatchObject([{ code: "INCOMPLETE", field: ["decision", "paragraph"] }]);
    await done(
      world.api,
      mail("SECRETARY"),
      "decisionUpdate",
      {
        id: result?.decision.id,
        input: { body: decision.body, date: decision.date, paragraph: "§ 44" },
      },
      "id",
    );
    // The decision is shared with what it approved.
    const theirs = await world.report("T1", { as: mail("ELECTED", THEM) });
    expect(theirs.decision).toMatchObject({ paragraph: "§ 44" });
  });

  it("checks the decision, and writes nothing of a wrong one", async () => {
    const world = await strict();
    const wrong = { body: await bodyOf(world, THEM), date: "2026-12-24", paragraph: "" };
    expect(codesOf(await world.refused("reportApprove", "SECRETARY", "T1", { decision: wrong }))).toEqual([
      ...["FORBIDDEN", "EMPTY_STRING", "INVALID"],
    ]);
  });
});

describe("a stale version", () => {
  it.each([
    ["reportSubmit", "MANAGER", "DRAFT", {}],
    ["reportReturn", "COORDINATOR", "SUBMITTED", { reason: "x" }],
    ["reportApprove", "MANAGER", "SUBMITTED", {}],
    ["reportExempt", "COORDINATOR", "DRAFT", { reason: "x" }],
  ] as const)("of %s writes nothing and answers the report as it is now", async (name, role, state, more) => {
    const world = await start({ reports: { T1: state } });
    const { id } = await world.report("T1");
    const before = await world.written();
    const { result, userErrors } = await mutate(world.api, mail(role), name, { id, expectedVersion: 9, ...more });
    expect(userErrors).toMatchObject([{ code: "STALE_VERSION", field: ["expectedVersion"] }]);
    expect(result).toMatchObject({ id, version: 1 });
    expect(await world.written()).toEqual(before);
  });

  it("of an unknown or malformed id there is none: it is not found", async () => {
    const world = await start({ reports: { T1: "DRAFT" } });
    for (const id of ["00000000-0000-4000-8000-000000000000", "T1"]) {
      const { userErrors } = await mutate(world.api, mail("MANAGER"), "reportSubmit", { id, expectedVersion: 1 });
      expect(userErrors).toMatchObject([{ code: "NOT_FOUND", field: ["id"] }]);
    }
  });
});
