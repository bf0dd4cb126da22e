import type { Problem } from "../../errors/domain-error.js";
import type { RecordedAdoption } from "./record-adoption.js";

/** The API's payload: under the name of the kind of text that was decided on. */
export function adoptionPayload({ text, warnings }: RecordedAdoption) {
  return {
    commonSection: text.kind === "commonSection" ? text.row : null,
    strategyVersion: text.kind === "strategy" ? text.row : null,
    warnings: warningsOf(warnings),
    userErrors: [],
  };
}

/** What is to be completed, as the API has it. */
export function warningsOf(warnings: readonly Problem[]): { field: string[] | null }[] {
  return warnings.map((warning) => ({ ...warning, field: warning.field ?? null }));
}
