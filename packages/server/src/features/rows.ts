import { ActionRow } from "./action/action.row.js";
import { ActionRevisionRow } from "./action/action-revision.row.js";
import { ActionRevisionPointRow } from "./action/action-revision-point.row.js";
import { ActionRevisionPrincipleRow } from "./action/action-revision-principle.row.js";
import { AdoptionRow } from "./adoption/adoption.row.js";
import { RepealRow } from "./adoption/repeal.row.js";
import { BodyRow } from "./body/body.row.js";
import { BodySuccessionRow } from "./body/body-succession.row.js";
import { PolicyDomainRow } from "./body/policy-domain.row.js";
import { CollaborationRow } from "./collaboration/collaboration.row.js";
import { CollaborationMembershipRow } from "./collaboration/collaboration-membership.row.js";
import { CommonSectionVersionRow } from "./common-section/common-section-version.row.js";
import { ConsultationConsentRow } from "./consultation/consultation-consent.row.js";
import { ConsultationResponseRow } from "./consultation/consultation-response.row.js";
import { DecisionRow } from "./decision/decision.row.js";
import { LocalDesignationRow } from "./designation/local-designation.row.js";
import { IndicatorRow } from "./indicator/indicator.row.js";
import { MunicipalityRow } from "./municipality/municipality.row.js";
import { MunicipalityProfileRow } from "./municipality/municipality-profile.row.js";
import { ParticipationRow } from "./participation/participation.row.js";
import { ParticipationInvitationRow } from "./participation/participation-invitation.row.js";
import { FollowUpPeriodRow } from "./period/follow-up-period.row.js";
import { PlanRow } from "./plan/plan.row.js";
import { PlanCommonSectionRow } from "./plan/plan-common-section.row.js";
import { PlanStrategyVersionRow } from "./plan/plan-strategy-version.row.js";
import { DisbursementRow } from "./project/disbursement.row.js";
import { FundingLineRow } from "./project/funding-line.row.js";
import { ProjectRow } from "./project/project.row.js";
import { ProjectActionRow } from "./project/project-action.row.js";
import { ProjectApplicantRow } from "./project/project-applicant.row.js";
import { ActionFollowUpRow } from "./report/action-follow-up.row.js";
import { EffectRow } from "./report/effect.row.js";
import { FollowUpReportRow } from "./report/follow-up-report.row.js";
import { ReportReasonRow } from "./report/report-reason.row.js";
import { GuidingPrincipleRow } from "./strategy/guiding-principle.row.js";
import { PriorityAreaRow } from "./strategy/priority-area.row.js";
import { SharedStrategyRow } from "./strategy/shared-strategy.row.js";
import { SharedStrategyVersionRow } from "./strategy/shared-strategy-version.row.js";
import { StrategyPointRow } from "./strategy/strategy-point.row.js";
import { StrategyPointLineageRow } from "./strategy/strategy-point-lineage.row.js";

/** Every row class, for the data source. */
export const rowClasses = [
  ActionFollowUpRow,
  ActionRevisionPointRow,
  ActionRevisionPrincipleRow,
  ActionRevisionRow,
  ActionRow,
  AdoptionRow,
  BodyRow,
  BodySuccessionRow,
  CollaborationMembershipRow,
  CollaborationRow,
  CommonSectionVersionRow,
  ConsultationConsentRow,
  ConsultationResponseRow,
  DecisionRow,
  DisbursementRow,
  EffectRow,
  FollowUpPeriodRow,
  FollowUpReportRow,
  FundingLineRow,
  GuidingPrincipleRow,
  IndicatorRow,
  LocalDesignationRow,
  MunicipalityProfileRow,
  MunicipalityRow,
  ParticipationInvitationRow,
  ParticipationRow,
  PlanCommonSectionRow,
  PlanRow,
  PlanStrategyVersionRow,
  PolicyDomainRow,
  PriorityAreaRow,
  ProjectActionRow,
  ProjectApplicantRow,
  ProjectRow,
  RepealRow,
  ReportReasonRow,
  SharedStrategyRow,
  SharedStrategyVersionRow,
  StrategyPointLineageRow,
  StrategyPointRow,
] as const;
