import { Field, ObjectType } from "type-graphql";
import { Ability } from "../core/ability.type.js";

@ObjectType({ description: "What the viewer may do with a report." })
export class ReportAbilities {
  @Field(() => Ability, { description: "Write what it says: `followUpSave` and `followUpKeep`." })
  update!: Ability;

  @Field(() => Ability, { description: "Hand it in: `reportSubmit`." })
  submit!: Ability;

  @Field(() => Ability, { description: "Send it back to be completed: `reportReturn`." })
  return!: Ability;

  @Field(() => Ability, { description: "Approve it: `reportApprove`." })
  approve!: Ability;

  @Field(() => Ability, { description: "Begin a correction of it: `reportCorrect`." })
  correct!: Ability;

  @Field(() => Ability, { description: "Decide that it is not asked for: `reportExempt`." })
  exempt!: Ability;
}
