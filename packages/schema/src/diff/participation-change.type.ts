import { Field, ObjectType } from "type-graphql";
import { Participation } from "../participation/participation.type.js";
import { FieldChange } from "./field-change.type.js";

@ObjectType({ description: "A part in one and the same action that differs between two plans." })
export class ParticipationChange {
  @Field(() => Participation, { description: "The part in the plan that is compared, with the content it has there." })
  before?: Participation;

  @Field(() => Participation, { description: "The part in the plan that it is compared to." })
  after?: Participation;

  @Field(() => [FieldChange], {
    description: "What differs, in the part and in the action's content; strategy points and areas by their codes.",
  })
  fields?: FieldChange[];
}
