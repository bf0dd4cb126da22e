import type { ImplementationStatus } from "@samplan/schema";
import type { Words } from "../../context/language.js";

interface Transition {
  from: readonly ImplementationStatus[];
  to: ImplementationStatus;
  /** By actionCancel alone. */
  byCancelling?: true;
}

/**
 * How far the work comes (docs/domain.md, 1.4). What is not here does not happen: what was paused goes on before it is
 * done, and what is done or cancelled stays so. A delay is derived, never set.
 */
const transitions: readonly Transition[] = [
  { from: ["PLANNED", "PAUSED"], to: "ONGOING" },
  { from: ["ONGOING"], to: "PAUSED" },
  { from: ["ONGOING"], to: "COMPLETED" },
  { from: ["PLANNED", "ONGOING", "PAUSED"], to: "CANCELLED", byCancelling: true },
];

/** What a new action may begin as. */
const first: readonly ImplementationStatus[] = ["PLANNED", "ONGOING"];

/** Whether an update may set it; null: of a new action. The same again is no change. */
export function maySetStatus(from: ImplementationStatus | null, to: ImplementationStatus): boolean {
  if (from === null) return first.includes(to);
  return from === to || transitions.some((one) => one.to === to && !one.byCancelling && one.from.includes(from));
}

export function mayCancelFrom(from: ImplementationStatus): boolean {
  return transitions.some((one) => one.byCancelling === true && one.from.includes(from));
}

/** From where an update leads to it; none where only cancelling does. */
export function statusesLeadingTo(to: ImplementationStatus): readonly ImplementationStatus[] {
  return transitions.filter((one) => one.to === to && !one.byCancelling).flatMap(({ from }) => from);
}

/** From where it can be cancelled. */
export function statusesToCancelFrom(): readonly ImplementationStatus[] {
  return transitions.filter(({ byCancelling }) => byCancelling === true).flatMap(({ from }) => from);
}

/** As people call them. */
export const statusWords: Record<ImplementationStatus, Words> = {
  PLANNED: { sv: "ej påbörjad", en: "not begun" },
  ONGOING: { sv: "pågår", en: "going on" },
  COMPLETED: { sv: "genomförd", en: "done" },
  PAUSED: { sv: "pausad", en: "paused" },
  CANCELLED: { sv: "utgår", en: "cancelled" },
};
