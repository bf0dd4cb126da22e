import type { HistorySubject } from "@samplan/schema";
import type { LoggedChange } from "./logged-change.js";

/** How a value is said: as it is, as money, or by the code or name of what it refers to. A document only has a diff. */
export type Saying =
  | "asItIs"
  | "money"
  | "document"
  | "body"
  | "municipality"
  | "area"
  | "point"
  | "principle"
  | "commonSection"
  | "strategyVersion";

/** The API's word for a column. */
export interface Word {
  field: string;
  saying: Saying;
}

export interface TableWords {
  subject: HistorySubject;
  /** What the row is a part of: the changes of one act that share it are told as one. */
  objectOf: (entry: LoggedChange) => string;
  /** A link is not told by itself: it changes a list of what it hangs on. */
  link: boolean;
  columns: Readonly<Record<string, Word>>;
}

const asItIs = (columns: Record<string, string>): Record<string, Word> => said("asItIs", columns);
const said = (saying: Saying, columns: Record<string, string>): Record<string, Word> =>
  Object.fromEntries(Object.entries(columns).map(([column, field]) => [column, { field, saying }]));

const itself: TableWords["objectOf"] = ({ table_name, key }) => `${table_name}/${key.id}`;
const ofPlan: TableWords["objectOf"] = ({ table_name, key }) => `${table_name}/${key.plan_id}/${key.collaboration_id}`;
const ofContent: TableWords["objectOf"] = ({ key }) => `action_revision/${key.revision_id}`;

const plain = (subject: HistorySubject, columns: Record<string, Word>): TableWords => ({
  ...{ subject, columns },
  objectOf: itself,
  link: false,
});

/**
 * What of the log has a word in this API, by table and column; the same columns that `history_columns` gives out
 * (migrations/0018). A decision is told by `HistoryEntry.decision`, an action or report by its reference.
 */
export const words: Readonly<Record<string, TableWords>> = {
  plan: plain("PLAN", {
    ...asItIs({ state: "state", no_local_text: "hasNoLocalText" }),
    ...asItIs({ decision_outcome: "decisionOutcome", annulment_reason: "annulmentReason" }),
    ...said("document", { local_text: "localText" }),
  }),
  plan_common_section: {
    ...plain("COMMON_SECTION", {
      ...said("commonSection", { common_section_version_id: "version" }),
      ...asItIs({ conditional: "conditional", exemption_reason: "exemptionReason" }),
    }),
    objectOf: ofPlan,
  },
  plan_strategy_version: {
    ...plain("STRATEGY", said("strategyVersion", { strategy_version_id: "strategyVersions" })),
    objectOf: ofPlan,
  },
  participation: plain("PARTICIPATION", {
    ...asItIs({ role: "role", consent: "consent", responsible_function: "responsibleFunction" }),
    ...said("money", { budget_amount: "budget" }),
    ...asItIs({ withdrawn_on: "withdrawnOn", withdrawal_reason: "withdrawalReason" }),
    ...said("body", { lead_offered_body_id: "leadOfferedTo" }),
  }),
  participation_invitation: plain("PARTICIPATION", {
    ...said("body", { invited_body_id: "body" }),
    ...asItIs({ consent: "consent", response_reason: "declineReason" }),
  }),
  action: plain("ACTION", asItIs({ section: "section" })),
  action_revision: plain("ACTION", {
    ...asItIs({ title: "content.title", description: "content.description", weight: "content.weight" }),
    ...asItIs({ start_date: "content.startDate", end_date: "content.endDate", continuous: "content.continuous" }),
    ...asItIs({ financing: "content.financing", implementation_status: "content.implementationStatus" }),
    ...asItIs({ cancelled_on: "content.cancelledOn", cancellation_reason: "content.cancellationReason" }),
    ...said("area", { primary_area_id: "content.primaryArea" }),
  }),
  action_revision_point: {
    ...plain("ACTION", said("point", { strategy_point_id: "content.strategyPoints" })),
    ...{ objectOf: ofContent, link: true },
  },
  action_revision_principle: {
    ...plain("ACTION", said("principle", { principle_id: "content.principles" })),
    ...{ objectOf: ofContent, link: true },
  },
  follow_up_report: plain("REPORT", asItIs({ state: "state" })),
  report_reason: plain("REPORT", asItIs({ reason: "reason" })),
  action_follow_up: plain("FOLLOW_UP", {
    ...asItIs({ assessment: "assessment", implementation_status: "implementationStatus", progress: "progress" }),
    ...asItIs({ comment: "comment", corrective_measure: "correctiveMeasure", correction_note: "correctionNote" }),
    ...asItIs({ completed_on: "completedOn", unchanged: "unchanged" }),
    ...said("money", { cost_amount: "cost", cost_forecast_amount: "costForecast" }),
    ...asItIs({ attendance_women: "attendance.women", attendance_men: "attendance.men" }),
    ...asItIs({ attendance_other: "attendance.other", attendance_unspecified: "attendance.unspecified" }),
  }),
  effect: plain("EFFECT", asItIs({ kind: "kind", evidence_level: "evidenceLevel", description: "description" })),
  decision: plain("DECISION", {
    ...said("body", { body_id: "body" }),
    ...asItIs({ date: "date", paragraph: "paragraph", registry_number: "registryNumber", delegated: "delegated" }),
    ...asItIs({ adjusted_on: "adjustedOn", announced_on: "announcedOn", final_on: "finalOn" }),
    ...asItIs({ document_url: "documentUrl", correction_reason: "correctionReason" }),
  }),
  common_section_version: plain("COMMON_SECTION", {
    ...asItIs({ state: "state", content_hash: "contentHash", consultation_answer_by: "consultationAnswerBy" }),
    ...asItIs({ starts_on: "startsOn", effective_from: "effectiveFrom", superseded_on: "supersededOn" }),
    ...said("document", { text: "text" }),
  }),
  consultation_consent: plain("CONSULTATION", said("municipality", { municipality_id: "consent" })),
  consultation_response: plain("CONSULTATION", {
    ...said("body", { body_id: "body" }),
    ...asItIs({ answer: "answer" }),
  }),
  repeal: plain("REPEAL", said("municipality", { municipality_id: "municipality" })),
  adoption: plain("ADOPTION", {
    ...said("municipality", { municipality_id: "municipality" }),
    ...asItIs({ outcome: "outcome", lapsed_at: "lapsedAt" }),
  }),
};
