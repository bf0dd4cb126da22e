import type { RequestContext } from "../../context/request-context.js";
import { membershipsOfCollaboration } from "../collaboration/index.js";
import {
  type ConsultationConsentRow,
  consentsOfCommonSection,
  consentsOfStrategyVersion,
} from "../consultation/index.js";
import { adoptionsOfCommonSection, adoptionsOfStrategyVersion } from "./adoption.loaders.js";
import type { AdoptionRow } from "./adoption.row.js";
import { repealsOfCommonSection, repealsOfStrategyVersion } from "./repeal.loaders.js";
import type { RepealRow } from "./repeal.row.js";
import type { SharedTextFacts } from "./shared-text.policy.js";

type Text = SharedTextFacts["text"] & { id: string };
export interface LoadedFacts extends SharedTextFacts {
  adoptions: AdoptionRow[];
  consents: ConsultationConsentRow[];
  repeals: RepealRow[];
}

/** A version as the policy and the rules of adoption look at it. */
export async function commonSectionFacts(context: RequestContext, text: Text): Promise<LoadedFacts> {
  return {
    ...(await around(context, text)),
    adoptions: await context.loader(adoptionsOfCommonSection).load(text.id),
    consents: await context.loader(consentsOfCommonSection).load(text.id),
    repeals: await context.loader(repealsOfCommonSection).load(text.id),
  };
}

/** The same for the strategy. */
export async function strategyFacts(context: RequestContext, text: Text): Promise<LoadedFacts> {
  return {
    ...(await around(context, text)),
    adoptions: await context.loader(adoptionsOfStrategyVersion).load(text.id),
    consents: await context.loader(consentsOfStrategyVersion).load(text.id),
    repeals: await context.loader(repealsOfStrategyVersion).load(text.id),
  };
}

async function around(context: RequestContext, text: Text) {
  return { text, memberships: await context.loader(membershipsOfCollaboration).load(text.collaborationId) };
}
