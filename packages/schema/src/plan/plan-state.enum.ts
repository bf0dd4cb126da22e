import { enumType } from "../core/enum-type.js";

export const PlanState = enumType("PlanState", "Where a plan is in its life.", {
  DRAFT: "Being written (utkast).",
  IN_PREPARATION: "Being prepared by the administration (beredning).",
  PROPOSED: "Put to the committee for decision (förslag till nämnd).",
  RETURNED: "Sent back by the committee for more work (återremitterad).",
  POSTPONED: "Put off to a later meeting (bordlagd).",
  ADOPTED: "Adopted; it applies from here on (antagen).",
  FINAL: "Adopted, and can no longer be appealed (laga kraft).",
  CLOSED: "Over: the full-year report is approved (avslutad).",
  SUPERSEDED: "Replaced by a revision (ersatt).",
  ANNULLED: "Annulled or repealed (upphävd).",
});

export type PlanState = keyof typeof PlanState;
