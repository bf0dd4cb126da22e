import { Field, ObjectType } from "type-graphql";
import { JsonScalar } from "./json.scalar.js";
import { MarkdownScalar } from "./markdown.scalar.js";

/** One text in three forms. Only the document is stored; the other two are derived from it when asked for. */
@ObjectType({ description: "A document text: edited as rich text, readable as Markdown." })
export class RichText {
  @Field(() => MarkdownScalar, { description: "The text as CommonMark." })
  markdown?: string;

  @Field(() => String, {
    description: "The words alone, with paragraphs on lines of their own: for search, previews and counting.",
  })
  plain?: string;

  @Field(() => JsonScalar, {
    description: "The ProseMirror document, the form that is stored and that content hashes are computed from.",
  })
  document!: object;
}
