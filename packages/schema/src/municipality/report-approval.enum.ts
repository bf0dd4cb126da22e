import { enumType } from "../core/enum-type.js";

export const ReportApproval = enumType("ReportApproval", "Who approves a body's report in a municipality.", {
  DELEGATE: "A delegate of the body, like its manager; a decision may be given.",
  DECISION: "The body itself, by a decision that is recorded with the approval.",
});

export type ReportApproval = keyof typeof ReportApproval;
