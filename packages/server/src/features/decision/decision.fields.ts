import { Body, Decision } from "@samplan/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import { type BodyRow, bodyById } from "../body/index.js";
import type { DecisionRow } from "./decision.row.js";

@Resolver(() => Decision)
export class DecisionFields {
  @FieldResolver(() => Body)
  body(@Root() { bodyId }: DecisionRow, @Ctx() context: RequestContext): Promise<BodyRow | null> {
    return context.loader(bodyById).load(bodyId);
  }
}
