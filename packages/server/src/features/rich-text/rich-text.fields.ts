import { markdownFromDocument, plainFromDocument } from "@samplan/document";
import { MarkdownScalar, RichText } from "@samplan/schema";
import { FieldResolver, Resolver, Root } from "type-graphql";
import type { StoredText } from "./rich-text.js";

@Resolver(() => RichText)
export class RichTextFields {
  @FieldResolver(() => MarkdownScalar)
  markdown(@Root() { document }: StoredText): string {
    return markdownFromDocument(document);
  }

  @FieldResolver(() => String)
  plain(@Root() { document }: StoredText): string {
    return plainFromDocument(document);
  }
}
