import { Field, ObjectType } from "type-graphql";
import { DateScalar } from "../core/date.scalar.js";
import { ConsultationConsent } from "./consultation-consent.type.js";
import { ConsultationResponse } from "./consultation-response.type.js";

@ObjectType({ description: "The consultation on a common text (remiss), asked for or held." })
export class Consultation {
  @Field(() => DateScalar, { nullable: true, description: "The last day to answer; null where it is not known." })
  answerBy!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "The day it was sent out last; null while members' consents are collected, and where it is not known.",
  })
  sentOn!: string | null;

  @Field(() => [ConsultationConsent], {
    description: "The members that have agreed to send the text out as it is; a changed draft needs them anew.",
  })
  consents?: ConsultationConsent[];

  @Field(() => [ConsultationResponse], { description: "The answers of the members' bodies, oldest first." })
  responses?: ConsultationResponse[];
}
