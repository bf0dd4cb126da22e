import { diffDocuments, type TextDiff as TextDiffOf } from "@samplan/document";
import { CommonSectionVersion, DiffArgs, TextDiff } from "@samplan/schema";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import { type CommonSectionVersionRow, commonSectionById } from "../common-section/index.js";

/** What this feature adds to the common section. */
@Resolver(() => CommonSectionVersion)
export class CommonSectionDiffFields {
  @FieldResolver(() => TextDiff, {
    nullable: true,
    description:
      "What changed from this version's text to that of another, word by word. Null where the viewer does not see the other.",
  })
  async diff(
    @Root() { textDocument }: CommonSectionVersionRow,
    @Args(() => DiffArgs) { to }: DiffArgs,
    @Ctx() context: RequestContext,
  ): Promise<TextDiffOf | null> {
    const other = await context.loader(commonSectionById).load(to);
    return other === null ? null : diffDocuments(textDocument, other.textDocument);
  }
}
