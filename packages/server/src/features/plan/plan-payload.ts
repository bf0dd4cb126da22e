import type { UserError } from "@samplan/schema";
import type { Problem } from "../../errors/domain-error.js";
import type { PlanRow } from "./plan.row.js";

/** The API's payload of a change that was made, with what is to be completed. */
export function planPayload(plan: PlanRow, warnings: readonly Problem[] = []) {
  return { plan, warnings: userErrorsOf(warnings), userErrors: [] };
}

export function userErrorsOf(problems: readonly Problem[]): UserError[] {
  return problems.map((problem) => ({ ...problem, field: problem.field ?? null }));
}
