import { Field, ObjectType } from "type-graphql";
import { Body } from "../body/body.type.js";
import { DateScalar } from "../core/date.scalar.js";
import { Role } from "./role.enum.js";

@ObjectType({ description: "A role that somebody has for a time." })
export class RoleAssignment {
  @Field(() => Role, { description: "The role." })
  role!: Role;

  @Field(() => Body, {
    nullable: true,
    description: "The body it is limited to; null when it covers the whole municipality.",
  })
  body?: Body | null;

  @Field(() => DateScalar, { description: "First day." })
  validFrom!: string;

  @Field(() => DateScalar, { nullable: true, description: "Last day; null while no end is decided." })
  validTo!: string | null;
}
