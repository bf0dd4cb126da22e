import { Municipality, Viewer } from "@samplan/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Actor } from "../../context/actor.js";
import type { RequestContext } from "../../context/request-context.js";
import { type MunicipalityRow, municipalityById } from "../municipality/index.js";

/** The actor's roles need no resolver: the actor carries them as they are today. */
@Resolver(() => Viewer)
export class ViewerFields {
  @FieldResolver(() => Municipality)
  municipality(@Root() { municipalityId }: Actor, @Ctx() context: RequestContext): Promise<MunicipalityRow | null> {
    return context.loader(municipalityById).load(municipalityId);
  }

  @FieldResolver(() => [String])
  permissions(@Root() { permissions }: Actor): string[] {
    return [...permissions].sort();
  }
}
