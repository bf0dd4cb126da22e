import {
  Adoption,
  Collaboration,
  CommonSectionVersion,
  DateScalar,
  Municipality,
  RichText,
  SharedTextAbilities,
  SharedTextState,
} from "@samplan/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import {
  type AdoptionRow,
  adoptionsOfCommonSection,
  commonSectionFacts,
  lastDayInForce,
  lastDayOfYear,
  missingAdoptions,
  sharedTextAbilities,
  sharedTextState,
} from "../adoption/index.js";
import { type CollaborationRow, collaborationById } from "../collaboration/index.js";
import type { MunicipalityRow } from "../municipality/index.js";
import { richTextOf, type StoredText } from "../rich-text/index.js";
import type { CommonSectionVersionRow } from "./common-section-version.row.js";

@Resolver(() => CommonSectionVersion)
export class CommonSectionVersionFields {
  @FieldResolver(() => Collaboration)
  collaboration(
    @Root() { collaborationId }: CommonSectionVersionRow,
    @Ctx() context: RequestContext,
  ): Promise<CollaborationRow | null> {
    return context.loader(collaborationById).load(collaborationId);
  }

  @FieldResolver(() => SharedTextState)
  state(@Root() version: CommonSectionVersionRow, @Ctx() context: RequestContext): SharedTextState {
    return sharedTextState(version, context.clock.today());
  }

  @FieldResolver(() => RichText)
  text(@Root() { textDocument }: CommonSectionVersionRow): StoredText {
    return richTextOf(textDocument);
  }

  @FieldResolver(() => DateScalar)
  effectiveTo(@Root() version: CommonSectionVersionRow): string | null {
    return lastDayInForce(version);
  }

  @FieldResolver(() => [Adoption])
  adoptions(@Root() { id }: CommonSectionVersionRow, @Ctx() context: RequestContext): Promise<AdoptionRow[]> {
    return context.loader(adoptionsOfCommonSection).load(id);
  }

  @FieldResolver(() => [Municipality])
  async missingAdoptions(
    @Root() version: CommonSectionVersionRow,
    @Ctx() context: RequestContext,
  ): Promise<MunicipalityRow[]> {
    const adoptions = await context.loader(adoptionsOfCommonSection).load(version.id);
    return await missingAdoptions(context, version, adoptions, lastDayOfYear(version.year));
  }

  @FieldResolver(() => SharedTextAbilities)
  async viewerCan(
    @Root() version: CommonSectionVersionRow,
    @Ctx() context: RequestContext,
  ): Promise<SharedTextAbilities> {
    return sharedTextAbilities(context, await commonSectionFacts(context, version));
  }
}
