import { Field, ObjectType } from "type-graphql";
import { CommonSectionVersion } from "../common-section/common-section-version.type.js";
import { UserError } from "../core/user-error.type.js";
import { SharedStrategyVersion } from "../strategy/shared-strategy-version.type.js";
import { ConsultationResponse } from "./consultation-response.type.js";

@ObjectType({ description: "What became of a member's consent to a consultation." })
export class ConsultationConsentPayload {
  @Field(() => CommonSectionVersion, {
    nullable: true,
    description: "The common section; on STALE_VERSION as it is now; null where it is the strategy or was refused.",
  })
  commonSection?: CommonSectionVersion | null;

  @Field(() => SharedStrategyVersion, {
    nullable: true,
    description: "The strategy version; on STALE_VERSION as it is now; null where it is a section or was refused.",
  })
  strategyVersion?: SharedStrategyVersion | null;

  @Field(() => [UserError], { description: "Why nothing was changed, all reasons at once; empty when it was." })
  userErrors!: UserError[];
}

@ObjectType({ description: "What became of an answer to a consultation." })
export class ConsultationResponsePayload {
  @Field(() => ConsultationResponse, {
    nullable: true,
    description: "The body's answer; on STALE_VERSION as it is now, null where it has not answered or was refused.",
  })
  response?: ConsultationResponse | null;

  @Field(() => [UserError], { description: "Why nothing was changed, all reasons at once; empty when it was." })
  userErrors!: UserError[];
}
