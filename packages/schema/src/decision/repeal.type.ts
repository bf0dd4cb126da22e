import { Field, ObjectType } from "type-graphql";
import { Municipality } from "../municipality/municipality.type.js";
import { Decision } from "./decision.type.js";

@ObjectType({ description: "A member's decision that a common text in force is to be so no more (upphävande)." })
export class Repeal {
  @Field(() => Municipality, { description: "The member that decided." })
  municipality?: Municipality;

  @Field(() => Decision, { nullable: true, description: "The decision itself; null where the viewer may not see it." })
  decision?: Decision | null;
}
