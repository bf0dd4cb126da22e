import type { PeriodState } from "@samplan/schema";
import type { FollowUpPeriodRow } from "./follow-up-period.row.js";

/** DUE is never stored: an open period is due once its last day for reports has passed, with nobody doing anything. */
export function periodState({ state, dueOn }: Pick<FollowUpPeriodRow, "state" | "dueOn">, today: string): PeriodState {
  return state === "OPEN" && dueOn < today ? "DUE" : state;
}
