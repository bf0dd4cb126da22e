import { Field, ObjectType } from "type-graphql";
import { UserErrorCode } from "./user-error-code.enum.js";

@ObjectType({
  description: "Something that the person at the keyboard can mend; as a warning, something to be completed.",
})
export class UserError {
  @Field(() => UserErrorCode, { description: "What is wrong, for a program." })
  code!: UserErrorCode;

  @Field(() => [String], {
    nullable: true,
    description: 'Where: the path into the arguments, like ["decision", "paragraph"]; null when it is of the whole.',
  })
  field!: string[] | null;

  @Field(() => String, { description: "What is wrong and what to do, for people, in the language asked for." })
  message!: string;
}
