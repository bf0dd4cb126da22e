import { Field, ObjectType } from "type-graphql";
import { PolicyDomain } from "../body/policy-domain.type.js";
import { FollowUpFigures } from "./follow-up-figures.type.js";

@ObjectType({ description: "One policy domain's figures." })
export class DomainFigures {
  @Field(() => PolicyDomain, { description: "The policy domain." })
  domain?: PolicyDomain;

  @Field(() => FollowUpFigures, { description: "The actions of the domain's bodies." })
  figures!: FollowUpFigures;
}
