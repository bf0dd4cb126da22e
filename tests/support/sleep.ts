import { Permission } from "@samplan/schema";
import { Arg, Ctx, Float, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../../packages/server/src/context/request-context.js";

const description = "Of a test.";

/** An extra resolver: a query that keeps its connection busy for a while. */
@Resolver()
export class Sleep {
  @Query(() => Float, { nullable: true, description })
  @Permission("plan:read")
  async sleep(
    @Ctx() context: RequestContext,
    @Arg("seconds", () => Float, { description }) seconds: number,
  ): Promise<number> {
    await context.query("SELECT pg_sleep($1)", [seconds]);
    return seconds;
  }
}
