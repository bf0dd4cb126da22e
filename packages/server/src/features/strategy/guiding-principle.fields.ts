import { GuidingPrinciple, RichText } from "@samplan/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { nameIn } from "../../context/name-in.js";
import type { RequestContext } from "../../context/request-context.js";
import { richTextOf, type StoredText } from "../rich-text/index.js";
import type { GuidingPrincipleRow } from "./guiding-principle.row.js";

@Resolver(() => GuidingPrinciple)
export class GuidingPrincipleFields {
  @FieldResolver(() => String)
  name(@Root() principle: GuidingPrincipleRow, @Ctx() context: RequestContext): string {
    return nameIn(context.request.language, principle);
  }

  @FieldResolver(() => RichText)
  text(@Root() { textDocument }: GuidingPrincipleRow): StoredText {
    return richTextOf(textDocument);
  }
}
