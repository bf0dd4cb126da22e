import { enumType } from "../core/enum-type.js";

export const SummaryBasis = enumType("SummaryBasis", "Which reports count.", {
  APPROVED: "Approved reports only.",
  INCLUDE_SUBMITTED: "Those handed in too; only over the viewer's own municipality, otherwise refused as bad input.",
});

export type SummaryBasis = keyof typeof SummaryBasis;
