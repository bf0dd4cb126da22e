import { beforeAll, describe, expect, it } from "@jest/globals";
import { builtinDemo } from "../builtin-demo.js";
import type { Dataset } from "../dataset.schema.js";
import { readDataset } from "./read-dataset.js";
import { Register, type ReportEntry } from "./register.js";
import { reportRows } from "./reports.js";

let demo: Dataset;
beforeAll(async () => {
  demo = await readDataset(builtinDemo);
});

/** What is said of Linköping's SBN in the demo's J06 for T1, with the body's reports and plans changed. */
function rowsOf(change: Partial<Dataset>) {
  const actions = demo.actions
    .filter(({ key }) => key === "J06")
    .map((action) => ({
      ...action,
      years: [2025, 2026],
      participations: action.participations
        .filter(({ body }) => body === "L-SBN")
        .map((part) => ({ ...part, followUps: part.followUps.filter(({ period }) => period === "T1") })),
    }));
  const register = new Register({ ...demo, actions, ...change });
  const tables = reportRows(register);
  const rows = (name: string) => tables.filter(({ table }) => table === name).flatMap((one) => one.rows);
  return { register, report: rows("follow_up_report")[0], followUp: rows("action_follow_up")[0] };
}

const report = (change: Partial<ReportEntry>): ReportEntry => ({
  body: "L-SBN",
  year: 2026,
  period: "T1",
  state: "APPROVED",
  ...change,
});

describe("a report", () => {
  it("is shared with its plan in force, what it says when it is approved, as of the period's last day", () => {
    const { register, report: row, followUp } = rowsOf({ reports: [report({})] });
    const sharing = { shared_in: register.collaborationId, shared_for: "2026-04-30" };
    expect(row).toMatchObject(sharing);
    expect(followUp).toMatchObject({ report_id: row?.id, report_state: "APPROVED", ...sharing });
  });

  it("keeps to itself what it says before", () => {
    const { report: row, followUp } = rowsOf({ reports: [report({ state: "SUBMITTED" })] });
    expect(row?.shared_for).toBe("2026-04-30");
    expect(followUp).toMatchObject({ report_state: "SUBMITTED", shared_in: null, shared_for: null });
  });

  it("is not shared while its plan is not in force", () => {
    const plans = demo.plans.map((plan) => ({ ...plan, state: "PROPOSED" as const }));
    expect(rowsOf({ plans, reports: [report({})] }).report?.shared_in).toBeNull();
  });

  it("is not shared by who is no member in the period", () => {
    const collaborations = demo.collaborations.map((one) => ({
      ...one,
      members: one.members.map((member) => ({ ...member, from: "2026-05-01" })),
    }));
    expect(rowsOf({ collaborations, reports: [report({})] }).report?.shared_in).toBeNull();
  });

  it("says of the part of its own year", () => {
    const { register, followUp } = rowsOf({ reports: [report({ year: 2025 })] });
    expect(followUp?.participation_id).toBe(register.id("participation", "J06", "L-SBN", 2025));
  });
});
