import { Field, ObjectType } from "type-graphql";
import { PriorityArea } from "../strategy/priority-area.type.js";
import { FollowUpFigures } from "./follow-up-figures.type.js";
import { MunicipalityFigures } from "./municipality-figures.type.js";

@ObjectType({ description: "One priority area's figures." })
export class AreaFigures {
  @Field(() => PriorityArea, { description: "The area." })
  area?: PriorityArea;

  @Field(() => FollowUpFigures, { description: "The actions with this primary area, joint ones once." })
  figures!: FollowUpFigures;

  @Field(() => [MunicipalityFigures], { description: "The same for each member by itself, in Swedish order." })
  byMunicipality!: MunicipalityFigures[];
}
