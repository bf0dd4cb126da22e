import {
  CommonSectionVersion,
  Consultation,
  ConsultationConsent,
  ConsultationResponse,
  Repeal,
  SharedStrategyVersion,
} from "@samplan/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import { consentsTo, type RepealRow, repealsOfCommonSection, repealsOfStrategyVersion } from "../adoption/index.js";
import { CommonSectionVersionRow } from "../common-section/index.js";
import {
  type ConsultationConsentRow,
  type ConsultationResponseRow,
  consentsOfCommonSection,
  consentsOfStrategyVersion,
  responsesOfCommonSection,
  responsesOfStrategyVersion,
} from "../consultation/index.js";
import type { SharedStrategyVersionRow } from "../strategy/index.js";

type TextRow = CommonSectionVersionRow | SharedStrategyVersionRow;

/** The consultation on a text, by the text itself. */
interface ConsultationOf {
  text: TextRow;
  answerBy: string | null;
  sentOn: string | null;
}

const description = "The consultation asked for or held on it; null where none was.";
const repealed = "The members' decisions to repeal it, in the order in which they were recorded.";

@Resolver(() => CommonSectionVersion)
export class CommonSectionConsultationFields {
  @FieldResolver(() => Consultation, { nullable: true, description })
  consultation(@Root() version: CommonSectionVersionRow): ConsultationOf | null {
    return consultationOf(version);
  }

  @FieldResolver(() => [Repeal], { description: repealed })
  repeals(@Root() { id }: CommonSectionVersionRow, @Ctx() context: RequestContext): Promise<RepealRow[]> {
    return context.loader(repealsOfCommonSection).load(id);
  }
}

@Resolver(() => SharedStrategyVersion)
export class StrategyConsultationFields {
  @FieldResolver(() => Consultation, { nullable: true, description })
  consultation(@Root() version: SharedStrategyVersionRow): ConsultationOf | null {
    return consultationOf(version);
  }

  @FieldResolver(() => [Repeal], { description: repealed })
  repeals(@Root() { id }: SharedStrategyVersionRow, @Ctx() context: RequestContext): Promise<RepealRow[]> {
    return context.loader(repealsOfStrategyVersion).load(id);
  }
}

@Resolver(() => Consultation)
export class ConsultationFields {
  @FieldResolver(() => [ConsultationConsent])
  async consents(@Root() { text }: ConsultationOf, @Ctx() context: RequestContext): Promise<ConsultationConsentRow[]> {
    const loader = isSection(text) ? consentsOfCommonSection : consentsOfStrategyVersion;
    return consentsTo(text, await context.loader(loader).load(text.id));
  }

  @FieldResolver(() => [ConsultationResponse])
  responses(@Root() { text }: ConsultationOf, @Ctx() context: RequestContext): Promise<ConsultationResponseRow[]> {
    return context.loader(isSection(text) ? responsesOfCommonSection : responsesOfStrategyVersion).load(text.id);
  }
}

function consultationOf(text: TextRow): ConsultationOf | null {
  const { state, consultationAnswerBy: answerBy, consultationSentOn: sentOn } = text;
  return answerBy === null && state !== "CONSULTATION" ? null : { text, answerBy, sentOn };
}

function isSection(text: TextRow): text is CommonSectionVersionRow {
  return text instanceof CommonSectionVersionRow;
}
