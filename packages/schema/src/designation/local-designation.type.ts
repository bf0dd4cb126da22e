import { Field, Int, ObjectType } from "type-graphql";
import { Body } from "../body/body.type.js";
import { Municipality } from "../municipality/municipality.type.js";

/** I10: one text has a formal identity in each municipality. */
@ObjectType({ description: "What the common strategy is called and is in one member (riktlinje, policy, strategi)." })
export class LocalDesignation {
  @Field(() => Municipality, { description: "The member." })
  municipality?: Municipality;

  @Field(() => String, { description: "Its title there." })
  title!: string;

  @Field(() => String, { description: 'The type of document that it is there, like "riktlinje".' })
  documentType!: string;

  @Field(() => Body, { nullable: true, description: "The body that decides on it there; null where it is not known." })
  body?: Body | null;

  @Field(() => String, {
    nullable: true,
    description: 'Its registry number there (diarienummer), like "KS 2010/232"; null where it is not known.',
  })
  registryNumber!: string | null;

  @Field(() => Int, {
    description: "Counts changes of this object, to detect that somebody else changed it meanwhile.",
  })
  version!: number;
}
