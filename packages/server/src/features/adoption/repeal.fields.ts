import { Decision, Municipality, Repeal } from "@samplan/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import { type DecisionRow, decisionById } from "../decision/index.js";
import { type MunicipalityRow, municipalityById } from "../municipality/index.js";
import type { RepealRow } from "./repeal.row.js";

@Resolver(() => Repeal)
export class RepealFields {
  @FieldResolver(() => Municipality)
  municipality(@Root() { municipalityId }: RepealRow, @Ctx() context: RequestContext): Promise<MunicipalityRow | null> {
    return context.loader(municipalityById).load(municipalityId);
  }

  @FieldResolver(() => Decision)
  decision(@Root() { decisionId }: RepealRow, @Ctx() context: RequestContext): Promise<DecisionRow | null> {
    return context.loader(decisionById).load(decisionId);
  }
}
