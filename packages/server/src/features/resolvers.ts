import { actionResolvers } from "./action/index.js";
import { adoptionResolvers } from "./adoption/index.js";
import { bodyResolvers } from "./body/index.js";
import { collaborationResolvers } from "./collaboration/index.js";
import { commonSectionResolvers } from "./common-section/index.js";
import { consultationResolvers } from "./consultation/index.js";
import { decisionResolvers } from "./decision/index.js";
import { designationResolvers } from "./designation/index.js";
import { diffResolvers } from "./diff/index.js";
import { followUpSummaryResolvers } from "./follow-up-summary/index.js";
import { historyResolvers } from "./history/index.js";
import { jointAdoptionResolvers } from "./joint-adoption/index.js";
import { municipalityResolvers } from "./municipality/index.js";
import { organisationResolvers } from "./organisation/index.js";
import { participationResolvers } from "./participation/index.js";
import { periodResolvers } from "./period/index.js";
import { planResolvers } from "./plan/index.js";
import { projectResolvers } from "./project/index.js";
import { reportResolvers } from "./report/index.js";
import { richTextResolvers } from "./rich-text/index.js";
import { strategyResolvers } from "./strategy/index.js";
import { viewerResolvers } from "./viewer/index.js";

/** Every resolver class: what the API is made of. */
export const resolvers = [
  ...viewerResolvers,
  ...municipalityResolvers,
  ...bodyResolvers,
  ...periodResolvers,
  ...collaborationResolvers,
  ...strategyResolvers,
  ...designationResolvers,
  ...commonSectionResolvers,
  ...consultationResolvers,
  ...adoptionResolvers,
  ...decisionResolvers,
  ...jointAdoptionResolvers,
  ...planResolvers,
  ...actionResolvers,
  ...participationResolvers,
  ...reportResolvers,
  ...historyResolvers,
  ...diffResolvers,
  ...organisationResolvers,
  ...projectResolvers,
  ...followUpSummaryResolvers,
  ...richTextResolvers,
] as const;
