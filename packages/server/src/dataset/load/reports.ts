import { firstDay } from "./days.js";
import type { TableRows } from "./insert-rows.js";
import { money } from "./money.js";
import { recordedByReport } from "./recorded.js";
import type { ActionEntry, FollowUpEntry, Register, ReportEntry } from "./register.js";
import { isInForce, notShared, type Sharing, sharedBy } from "./sharing.js";

/** The bodies' reports with what they say of each part, and of its effects. When they were handed in is not known. */
export function reportRows(register: Register): TableRows[] {
  const followUps = followUpsOf(register);
  return [
    {
      table: "follow_up_report",
      rows: register.dataset.reports.map((report) => ({
        ...register.bodyColumns(report.body),
        id: reportId(register, report),
        plan_id: register.id("plan", report.body, report.year),
        period_id: register.periodId(register.periodOf(report)),
        year: report.year,
        period_kind: report.period,
        state: report.state,
        ...sharingOfReport(register, report),
        ...recordedByReport(register, report),
      })),
    },
    { table: "action_follow_up", rows: followUps.map((followUp) => followUpRow(register, followUp)) },
    {
      table: "effect",
      rows: followUps.flatMap(({ id, report, entry }) =>
        entry.effects.map(({ kind, evidenceLevel, description }, index) => ({
          municipality_id: register.bodyColumns(report.body).municipality_id,
          id: register.newId(),
          follow_up_id: id,
          position: index + 1,
          kind,
          evidence_level: evidenceLevel,
          description,
        })),
      ),
    },
  ];
}

interface FollowUp {
  id: string;
  action: ActionEntry;
  report: ReportEntry;
  entry: FollowUpEntry;
}

function followUpsOf(register: Register): FollowUp[] {
  return register.dataset.actions.flatMap((action) =>
    action.participations.flatMap(({ body, followUps }) =>
      followUps.map((entry) => ({
        id: register.newId(),
        action,
        report: register.report(action, body, entry),
        entry,
      })),
    ),
  );
}

function followUpRow(register: Register, { id, action, report, entry }: FollowUp) {
  return {
    ...register.bodyColumns(report.body),
    id,
    report_id: reportId(register, report),
    report_state: report.state,
    participation_id: register.id("participation", action.key, report.body, report.year),
    assessment: entry.assessment,
    implementation_status: entry.implementationStatus,
    progress: entry.progress,
    comment: entry.comment,
    corrective_measure: entry.correctiveMeasure,
    cost_amount: money(entry.costTkr, "SEK").amount,
    cost_forecast_amount: money(entry.costForecastTkr, "SEK").amount,
    attendance_women: entry.attendance.women,
    attendance_men: entry.attendance.men,
    attendance_other: entry.attendance.other,
    attendance_unspecified: entry.attendance.unspecified,
    ...sharingOfContent(register, report),
    ...recordedByReport(register, report),
  };
}

/** State and dates of a report are shared with its plan in force (docs/who-sees-what.md), as of the period's last day. */
function sharingOfReport(register: Register, report: ReportEntry): Sharing {
  if (!isInForce(register.plan(report.body, report.year))) return notShared;
  const { to } = register.periodOf(report);
  const from = firstDay(report.year);
  return sharedBy(register, register.body(report.body).municipality, { from, to, about: to });
}

/** What a report says is shared by its approval. */
function sharingOfContent(register: Register, report: ReportEntry): Sharing {
  const approved = report.state === "APPROVED" || report.state === "SUPERSEDED";
  return approved ? sharingOfReport(register, report) : notShared;
}

function reportId(register: Register, { body, year, period }: ReportEntry): string {
  return register.id("report", body, year, period);
}
