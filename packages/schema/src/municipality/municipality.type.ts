import { Field, ObjectType } from "type-graphql";
import { Node } from "../core/node.type.js";
import { MunicipalityLabels } from "./municipality-labels.type.js";

@ObjectType({
  implements: Node,
  description: "A Swedish municipality (kommun): the owner of its plans, reports and users.",
})
export class Municipality implements Node {
  id!: string;

  @Field(() => String, { description: 'The official municipality code: four digits with leading zero, like "0580".' })
  code!: string;

  @Field(() => String, { description: 'The full name, like "Linköpings kommun".' })
  name!: string;

  @Field(() => String, { description: 'The name for lists and tables, like "Linköping".' })
  shortName!: string;

  @Field(() => MunicipalityLabels, { description: "What this municipality calls the things that all share." })
  labels?: MunicipalityLabels;
}
