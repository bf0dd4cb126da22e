import { Adoption, Decision, Municipality } from "@samplan/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import { type DecisionRow, decisionById } from "../decision/index.js";
import { type MunicipalityRow, municipalityById } from "../municipality/index.js";
import type { AdoptionRow } from "./adoption.row.js";

@Resolver(() => Adoption)
export class AdoptionFields {
  @FieldResolver(() => Municipality)
  municipality(
    @Root() { municipalityId }: AdoptionRow,
    @Ctx() context: RequestContext,
  ): Promise<MunicipalityRow | null> {
    return context.loader(municipalityById).load(municipalityId);
  }

  @FieldResolver(() => Boolean)
  lapsed(@Root() { lapsedAt }: AdoptionRow): boolean {
    return lapsedAt !== null;
  }

  @FieldResolver(() => Decision)
  async decision(@Root() { decisionId }: AdoptionRow, @Ctx() context: RequestContext): Promise<DecisionRow | null> {
    return decisionId === null ? null : await context.loader(decisionById).load(decisionId);
  }
}
