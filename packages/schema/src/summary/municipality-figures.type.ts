import { Field, ObjectType } from "type-graphql";
import { Municipality } from "../municipality/municipality.type.js";
import { FollowUpFigures } from "./follow-up-figures.type.js";

@ObjectType({ description: "One municipality's figures." })
export class MunicipalityFigures {
  @Field(() => Municipality, { description: "The municipality." })
  municipality?: Municipality;

  @Field(() => FollowUpFigures, { description: "The actions it takes part in, judged by its own parts." })
  figures!: FollowUpFigures;
}
