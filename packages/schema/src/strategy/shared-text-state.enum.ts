import { enumType } from "../core/enum-type.js";

/** Being in force is derived from decisions and dates (I7, I9), never set by hand or by a job. */
export const SharedTextState = enumType(
  "SharedTextState",
  "Where a common text is on its way through the members' decisions.",
  {
    DRAFT: "Being written (utkast).",
    CONSULTATION: "Out for consultation in the members' committees (remiss).",
    PROPOSED: "The text is locked and put to the members for decision (beslutsförslag).",
    PARTLY_ADOPTED: "Adopted by some members, waiting for the others or for its first day.",
    EFFECTIVE: "In force: every voting member has adopted this exact text (gällande).",
    SUPERSEDED: "Replaced by a newer version in force (ersatt).",
    RETURNED: "Sent back or rejected by a member (återremitterad).",
    REPEALED: "Taken out of force without a successor (upphävd).",
  },
);

export type SharedTextState = keyof typeof SharedTextState;
