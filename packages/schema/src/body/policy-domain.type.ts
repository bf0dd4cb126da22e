import { Field, ObjectType } from "type-graphql";

@ObjectType({
  description:
    "A field of policy common to all municipalities, since committees do not correspond one to one (verksamhetsområde).",
})
export class PolicyDomain {
  @Field(() => String, { description: 'Stable key, like "UTBILDNING".' })
  key!: string;

  @Field(() => String, {
    description: "The name in the language asked for by Accept-Language, Swedish unless English is preferred.",
  })
  name?: string;
}
