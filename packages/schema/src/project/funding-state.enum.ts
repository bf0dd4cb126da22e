import { enumType } from "../core/enum-type.js";

export const FundingState = enumType("FundingState", "How far a project's funding has come.", {
  IDEA: "An idea.",
  NEEDS_ANALYSIS: "The need is being analysed.",
  DECIDED_TO_APPLY: "It is decided to apply.",
  SUBMITTED: "The application is in; no decision yet.",
  GRANTED: "Granted in full (beviljad).",
  PARTLY_GRANTED: "Granted in part.",
  RESERVE_LIST: "On the funder's reserve list.",
  REJECTED: "Turned down (avslag).",
  WITHDRAWN: "The application was withdrawn.",
});

export type FundingState = keyof typeof FundingState;
