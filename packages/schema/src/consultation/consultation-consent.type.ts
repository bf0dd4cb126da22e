import { Field, ObjectType } from "type-graphql";
import { DateTimeScalar } from "../core/date-time.scalar.js";
import { Municipality } from "../municipality/municipality.type.js";

@ObjectType({ description: "A member's consent, by a coordinator of it, that a draft goes out for consultation." })
export class ConsultationConsent {
  @Field(() => Municipality, { description: "The member that has agreed." })
  municipality?: Municipality;

  @Field(() => DateTimeScalar, { description: "When it agreed." })
  consentedAt!: Date;
}
