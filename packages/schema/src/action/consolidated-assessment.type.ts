import { Field, ObjectType } from "type-graphql";
import { Consolidation } from "../summary/consolidation.enum.js";
import { ConsolidatedLight } from "./consolidated-light.enum.js";

@ObjectType({ description: "The judgement of an action as a whole, joined from its parts." })
export class ConsolidatedAssessment {
  @Field(() => ConsolidatedLight, { description: "The joint judgement." })
  light!: ConsolidatedLight;

  @Field(() => Boolean, { description: "Whether some part is judged while another lacks a report that counts." })
  incomplete!: boolean;

  @Field(() => Consolidation, { description: "The rule by which the parts were joined." })
  rule!: Consolidation;
}
