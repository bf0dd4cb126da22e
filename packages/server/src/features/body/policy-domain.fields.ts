import { PolicyDomain } from "@samplan/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { nameIn } from "../../context/name-in.js";
import type { RequestContext } from "../../context/request-context.js";
import type { PolicyDomainRow } from "./policy-domain.row.js";

@Resolver(() => PolicyDomain)
export class PolicyDomainFields {
  @FieldResolver(() => String)
  name(@Root() domain: PolicyDomainRow, @Ctx() context: RequestContext): string {
    return nameIn(context.request.language, domain);
  }
}
