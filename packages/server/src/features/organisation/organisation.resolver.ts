import {
  BodyCloseArgs,
  BodyCreateArgs,
  BodyPayload,
  BodyRenameArgs,
  BodySucceedArgs,
  BodySucceedPayload,
  Permission,
} from "@samplan/schema";
import { Args, Ctx, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import type { BodyRow } from "../body/index.js";
import { closeBody } from "./close-body.js";
import { createBody } from "./create-body.js";
import { renameBody } from "./rename-body.js";
import { succeedBodies } from "./succeed-bodies.js";

type Payload = { body: BodyRow; userErrors: [] };

@Resolver()
export class OrganisationResolver {
  @Mutation(() => BodyPayload, { nullable: true, description: "Sets up a body of the own municipality." })
  @Permission("organisation:write")
  async bodyCreate(@Args(() => BodyCreateArgs) args: BodyCreateArgs, @Ctx() context: RequestContext): Promise<Payload> {
    return { body: await createBody(context, args), userErrors: [] };
  }

  @Mutation(() => BodyPayload, {
    nullable: true,
    description:
      "Gives a body a new name from a day on. What was decided before keeps the old name; what is open goes on under the new.",
  })
  @Permission("organisation:write")
  async bodyRename(@Args(() => BodyRenameArgs) args: BodyRenameArgs, @Ctx() context: RequestContext): Promise<Payload> {
    return { body: await renameBody(context, args), userErrors: [] };
  }

  @Mutation(() => BodyPayload, {
    nullable: true,
    description: "Ends a body that leaves nothing open. One that does needs a successor: `bodySucceed`.",
  })
  @Permission("organisation:write")
  async bodyClose(@Args(() => BodyCloseArgs) args: BodyCloseArgs, @Ctx() context: RequestContext): Promise<Payload> {
    return { body: await closeBody(context, args), userErrors: [] };
  }

  @Mutation(() => BodySucceedPayload, {
    nullable: true,
    description:
      "Reorganises: bodies end, and others come in their place. Plans under way and parts in actions move to the first of those; adopted plans stay the old body's, and the successor reports on them. Roles go on with the body.",
  })
  @Permission("organisation:write")
  async bodySucceed(
    @Args(() => BodySucceedArgs) args: BodySucceedArgs,
    @Ctx() context: RequestContext,
  ): Promise<{ bodies: BodyRow[]; userErrors: [] }> {
    return { bodies: await succeedBodies(context, args), userErrors: [] };
  }
}
