import { ArgsType, Field } from "type-graphql";
import { DateScalar } from "./date.scalar.js";

@ArgsType()
export class ValidOnArgs {
  @Field(() => DateScalar, {
    nullable: true,
    description: "Only those valid on this day; null gives all, past and coming ones too.",
  })
  validOn?: string | null;
}
