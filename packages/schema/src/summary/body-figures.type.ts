import { Field, ObjectType } from "type-graphql";
import { Body } from "../body/body.type.js";
import { FollowUpFigures } from "./follow-up-figures.type.js";

@ObjectType({ description: "One body's figures." })
export class BodyFigures {
  @Field(() => Body, { description: "The body." })
  body?: Body;

  @Field(() => FollowUpFigures, { description: "The actions it takes part in." })
  figures!: FollowUpFigures;
}
