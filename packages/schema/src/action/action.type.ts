import { Field, Int, ObjectType } from "type-graphql";
import { Node } from "../core/node.type.js";
import { Participation } from "../participation/participation.type.js";
import { PlanSection } from "../plan/plan-section.enum.js";
import { Project } from "../project/project.type.js";
import { ActionAbilities } from "./action-abilities.type.js";
import { ActionContent } from "./action-content.type.js";

/** R-A counts actions once however many own them. Multi-year work is one action with a participation per plan and year. */
@ObjectType({
  implements: Node,
  description: "Something to be done (åtgärd), owned by one body or by several together.",
})
export class Action implements Node {
  id!: string;

  @Field(() => String, {
    description: 'Short reference shown to people, like "J08"; stable and unique within its owner.',
  })
  reference!: string;

  @Field(() => PlanSection, { description: "Which part of the plans it is in." })
  section!: PlanSection;

  @Field(() => ActionContent, {
    description:
      "What was written last, for whichever year, of what the viewer may see; a participation has the content of its plan and year.",
  })
  content?: ActionContent;

  @Field(() => [Participation], {
    description: "Those who take part, the lead first, as far as the viewer may see them.",
  })
  participations?: Participation[];

  @Field(() => Boolean, {
    description: "Whether two or more municipalities have accepted to take part; the same for every viewer.",
  })
  joint?: boolean;

  @Field(() => [Project], {
    description: "Projects that pay for or carry the action, as far as the viewer may see them.",
  })
  projects?: Project[];

  @Field(() => Int, {
    description: "Counts changes of this object, to detect that somebody else changed it meanwhile.",
  })
  version!: number;

  @Field(() => ActionAbilities, { description: "What the viewer may do with it now, and why not." })
  viewerCan?: ActionAbilities;
}
