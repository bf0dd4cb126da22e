import { Field, ObjectType } from "type-graphql";
import { DateScalar } from "../core/date.scalar.js";
import { Decision } from "../decision/decision.type.js";
import { Municipality } from "../municipality/municipality.type.js";

/** I2: memberships of one municipality in one collaboration never overlap. */
@ObjectType({ description: "A municipality's time as a member of a collaboration." })
export class CollaborationMembership {
  @Field(() => Municipality, { description: "The member." })
  municipality?: Municipality;

  @Field(() => DateScalar, { description: "First day of membership." })
  validFrom!: string;

  @Field(() => DateScalar, { nullable: true, description: "Last day of membership; null while no end is decided." })
  validTo!: string | null;

  @Field(() => Boolean, { description: "Whether common texts need this member's decision to come into force." })
  voting!: boolean;

  @Field(() => Decision, {
    nullable: true,
    description: "The decision to leave; null while there is none, and where it is not documented here.",
  })
  exitDecision?: Decision | null;
}
