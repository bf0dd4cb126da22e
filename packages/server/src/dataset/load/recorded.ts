import type pg from "pg";
import { firstDay } from "./days.js";
import type { Row, TableRows } from "./insert-rows.js";
import type { PlanEntry, Register, ReportEntry } from "./register.js";

/** From when a row is recorded, as PostgreSQL reads it: what is asked `asOf` an earlier instant does not know it yet. */
export interface Recorded {
  recorded_from: string;
}

/** The first instant that can be asked about, for what the dataset has no day of: it was always so. */
const sinceEver: Recorded = { recorded_from: "0001-01-01 00:00 UTC" };

/** From the beginning of the day. */
export function recordedOn(day: string | null): Recorded {
  return day === null ? sinceEver : { recorded_from: `${day} 00:00 Europe/Stockholm` };
}

/** A plan and its parts, from the decision on it; of one that nobody recorded, from the beginning of the year. */
export function recordedByPlan(plan: PlanEntry | undefined): Recorded {
  return plan === undefined ? sinceEver : recordedOn(plan.decision?.date ?? firstDay(plan.year));
}

/** An action and its content, from the first decision on a plan with it. */
export function recordedByPlans(plans: readonly PlanEntry[]): Recorded {
  const days = plans.map((plan) => plan.decision?.date ?? firstDay(plan.year)).sort();
  return recordedOn(days[0] ?? null);
}

/** A report and what it says, from the day on which it was due: when it was handed in and approved is not known. */
export function recordedByReport(register: Register, report: ReportEntry): Recorded {
  return recordedOn(register.periodOf(report).dueOn);
}

/** The rows of tables that say from when they are recorded, each with an instant. */
export async function dated(client: pg.ClientBase, tables: readonly TableRows[]): Promise<TableRows[]> {
  const { rows } = await client.query<{ table: string }>(
    "SELECT table_name AS table FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'recorded_from'",
  );
  const recording = new Set(rows.map(({ table }) => table));
  return tables.map((one) => (recording.has(one.table) ? { ...one, rows: one.rows.map(withInstant) } : one));
}

function withInstant(row: Row): Row {
  return { ...sinceEver, ...row };
}
