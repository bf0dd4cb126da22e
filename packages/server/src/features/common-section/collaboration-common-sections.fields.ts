import { Collaboration, CommonSectionVersion, YearArgs } from "@samplan/schema";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import type { CollaborationRow } from "../collaboration/index.js";
import { commonSectionsOfCollaboration } from "./common-section.loaders.js";
import type { CommonSectionVersionRow } from "./common-section-version.row.js";

/** What this feature adds to the collaboration. */
@Resolver(() => Collaboration)
export class CollaborationCommonSectionsFields {
  @FieldResolver(() => [CommonSectionVersion], {
    description: "The versions of the common part of a year's plans that the viewer may see, newest first.",
  })
  async commonSections(
    @Root() { id }: CollaborationRow,
    @Args(() => YearArgs) { year }: YearArgs,
    @Ctx() context: RequestContext,
  ): Promise<CommonSectionVersionRow[]> {
    const versions = await context.loader(commonSectionsOfCollaboration).load(id);
    return versions.filter((version) => version.year === year);
  }
}
