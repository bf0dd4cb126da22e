import { Body, BodySuccession } from "@samplan/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import { bodyById, successionsFrom, successionsTo } from "./body.loaders.js";
import type { BodyRow } from "./body.row.js";
import type { BodySuccessionRow } from "./body-succession.row.js";

/** A succession, and which of its two bodies it is looked at from. */
interface Seen extends Pick<BodySuccessionRow, "date" | "kind" | "takesOver"> {
  otherId: string;
}

/** Which bodies came before and after. */
@Resolver(() => Body)
export class BodySuccessionsFields {
  @FieldResolver(() => [BodySuccession], { description: "The bodies that it came in the place of, the latest first." })
  async predecessors(@Root() { id }: BodyRow, @Ctx() context: RequestContext): Promise<Seen[]> {
    return (await context.loader(successionsTo).load(id)).map((one) => ({ ...one, otherId: one.fromBodyId }));
  }

  @FieldResolver(() => [BodySuccession], {
    description: "The bodies that have come, or will come, in its place; first the one that took over what was open.",
  })
  async successors(@Root() { id }: BodyRow, @Ctx() context: RequestContext): Promise<Seen[]> {
    return (await context.loader(successionsFrom).load(id)).map((one) => ({ ...one, otherId: one.toBodyId }));
  }
}

@Resolver(() => BodySuccession)
export class BodySuccessionFields {
  @FieldResolver(() => Body)
  body(@Root() { otherId }: Seen, @Ctx() context: RequestContext): Promise<BodyRow | null> {
    return context.loader(bodyById).load(otherId);
  }
}
