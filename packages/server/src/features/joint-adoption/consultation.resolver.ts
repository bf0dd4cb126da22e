import {
  CommonSectionConsultArgs,
  CommonSectionPayload,
  ConsultationConsentArgs,
  ConsultationConsentPayload,
  ConsultationRespondArgs,
  ConsultationResponsePayload,
  Permission,
  StrategyVersionConsultArgs,
  StrategyVersionPayload,
} from "@samplan/schema";
import { Args, Ctx, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import type { ConsultationResponseRow } from "../consultation/index.js";
import { consentToConsultation, consultOnText } from "./consult-on-text.js";
import { type DecidingText, named } from "./deciding-text.js";
import { respondToConsultation } from "./respond-to-consultation.js";

type Payload = ReturnType<typeof named> & { userErrors: [] };

const answered = (text: DecidingText): Payload => ({ ...named(text), userErrors: [] });

const consultation =
  "It goes out, readable for everyone in the members, when a coordinator of every other member has agreed with `consultationConsent`; until then it stays a draft.";

@Resolver()
export class ConsultationResolver {
  @Mutation(() => CommonSectionPayload, {
    nullable: true,
    description: `Asks that a draft goes out for consultation (remiss), and agrees for the own municipality. ${consultation}`,
  })
  @Permission("commonSection:write")
  async commonSectionConsult(
    @Args(() => CommonSectionConsultArgs) args: CommonSectionConsultArgs,
    @Ctx() context: RequestContext,
  ): Promise<Payload> {
    return answered(await consultOnText(context, "commonSection", args));
  }

  @Mutation(() => StrategyVersionPayload, {
    nullable: true,
    description: `Asks that a draft of the strategy goes out for consultation (remiss), and agrees for the own municipality. ${consultation}`,
  })
  @Permission("strategy:write")
  async strategyVersionConsult(
    @Args(() => StrategyVersionConsultArgs) args: StrategyVersionConsultArgs,
    @Ctx() context: RequestContext,
  ): Promise<Payload> {
    return answered(await consultOnText(context, "strategy", args));
  }

  @Mutation(() => ConsultationConsentPayload, {
    nullable: true,
    description:
      "Agrees for the own municipality that a draft, as it is, goes out for consultation as another member has asked. The last one to agree sends it out; a changed text needs all consents anew.",
  })
  @Permission("consultation:hold")
  async consultationConsent(
    @Args(() => ConsultationConsentArgs) args: ConsultationConsentArgs,
    @Ctx() context: RequestContext,
  ): Promise<Payload> {
    return answered(await consentToConsultation(context, args));
  }

  @Mutation(() => ConsultationResponsePayload, {
    nullable: true,
    description:
      "Answers a consultation for a body of one's own, once per body, or replaces its answer until the last day. It shares the answer with all members at once.",
  })
  @Permission("consultation:respond")
  async consultationRespond(
    @Args(() => ConsultationRespondArgs) args: ConsultationRespondArgs,
    @Ctx() context: RequestContext,
  ): Promise<{ response: ConsultationResponseRow; userErrors: [] }> {
    return { response: await respondToConsultation(context, args), userErrors: [] };
  }
}
