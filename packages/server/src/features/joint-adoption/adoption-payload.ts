import type { RecordedAdoption } from "./record-adoption.js";

/** The API's payload: under the name of the kind of text that was decided on. */
export function adoptionPayload({ text, warnings }: RecordedAdoption) {
  return {
    commonSection: text.kind === "commonSection" ? text.row : null,
    strategyVersion: text.kind === "strategy" ? text.row : null,
    warnings: warnings.map((warning): { field: string[] | null } => ({ ...warning, field: warning.field ?? null })),
    userErrors: [],
  };
}
