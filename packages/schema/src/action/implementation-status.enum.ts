import { enumType } from "../core/enum-type.js";

/** Separate from the assessment: an action can be COMPLETED and RED (I22). Delay is derived, never set. */
export const ImplementationStatus = enumType(
  "ImplementationStatus",
  "How far the work has come, apart from how it is judged.",
  {
    PLANNED: "Not begun (ej påbörjad).",
    ONGOING: "Going on (pågår).",
    COMPLETED: "Done (genomförd).",
    PAUSED: "At rest (pausad).",
    CANCELLED: "Will not be done (utgår).",
  },
);

export type ImplementationStatus = keyof typeof ImplementationStatus;
