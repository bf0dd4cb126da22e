import { Field, InputType } from "type-graphql";
import { JsonScalar } from "./json.scalar.js";
import { Limits } from "./limits.js";
import { MarkdownScalar } from "./markdown.scalar.js";
import { OneOf } from "./one-of.js";

@OneOf()
@InputType({
  description:
    "A document text, in exactly one of two forms: at most 100,000 characters of text, without raw HTML and images.",
})
export class RichTextInput {
  @Limits({ maxLength: 200_000 })
  @Field(() => MarkdownScalar, {
    nullable: true,
    description: "As CommonMark with tables and strike-through.",
  })
  markdown?: string;

  @Field(() => JsonScalar, {
    nullable: true,
    description: "As a ProseMirror document, like `RichText.document`.",
  })
  document?: unknown;
}
