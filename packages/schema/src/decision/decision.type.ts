import { Field, Int, ObjectType } from "type-graphql";
import { Body } from "../body/body.type.js";
import { DateScalar } from "../core/date.scalar.js";
import { Node } from "../core/node.type.js";

/** What is not known is null and shown as to be completed, never invented. § is unique only per body and year. */
@ObjectType({
  implements: Node,
  description: "A formal decision (beslut), recorded here after it was made elsewhere. Fields not known yet are null.",
})
export class Decision implements Node {
  id!: string;

  @Field(() => Body, { description: "The body that decided, or on whose behalf it was decided." })
  body?: Body;

  @Field(() => DateScalar, { description: "The day of the meeting or of the delegate's decision." })
  date!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The paragraph of the minutes as written there, like "§ 312"; unique only within body and year.',
  })
  paragraph!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The registry number (diarienummer) as written, like "KS 2025/1140".',
  })
  registryNumber!: string | null;

  @Field(() => Boolean, { description: "Whether a delegate decided on the body's behalf (delegationsbeslut)." })
  delegated!: boolean;

  @Field(() => DateScalar, { nullable: true, description: "The day the minutes were approved (justerade)." })
  adjustedOn!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "The day the decision was announced on the notice board (tillkännagiven).",
  })
  announcedOn!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "The day from which it can no longer be appealed (laga kraft).",
  })
  finalOn!: string | null;

  @Field(() => String, { nullable: true, description: "Address of the minutes." })
  documentUrl!: string | null;

  @Field(() => Int, { description: "Counts the changes; can be given when it is completed or corrected." })
  version!: number;
}
