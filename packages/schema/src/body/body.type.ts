import { Field, ObjectType } from "type-graphql";
import { DateScalar } from "../core/date.scalar.js";
import { Node } from "../core/node.type.js";
import { Municipality } from "../municipality/municipality.type.js";
import { BodyKind } from "./body-kind.enum.js";
import { PolicyDomain } from "./policy-domain.type.js";

/** I4: a plan's body is valid on at least one day of the plan's year. */
@ObjectType({
  implements: Node,
  description:
    "An organisational body of a municipality: its council, a committee (nämnd), a company's board and so on.",
})
export class Body implements Node {
  id!: string;

  @Field(() => Municipality, { description: "The municipality that the body belongs to." })
  municipality?: Municipality;

  @Field(() => String, {
    description: 'Short name for tables, like "KS"; unique within the municipality at any one time.',
  })
  abbreviation!: string;

  @Field(() => String, { description: 'The name, like "Kommunstyrelsen".' })
  name!: string;

  @Field(() => BodyKind, { description: "What sort of body it is." })
  kind!: BodyKind;

  @Field(() => PolicyDomain, {
    nullable: true,
    description: "The field of policy that makes it comparable with bodies elsewhere; null when it has none.",
  })
  domain?: PolicyDomain | null;

  @Field(() => DateScalar, { description: "First day of the body's existence." })
  validFrom!: string;

  @Field(() => DateScalar, { nullable: true, description: "Last day of its existence; null while no end is decided." })
  validTo!: string | null;
}
