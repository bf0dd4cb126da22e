import { Body, Municipality, PolicyDomain } from "@samplan/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import { type MunicipalityRow, municipalityById } from "../municipality/index.js";
import { domainByKey } from "./body.loaders.js";
import type { BodyRow } from "./body.row.js";
import type { PolicyDomainRow } from "./policy-domain.row.js";

@Resolver(() => Body)
export class BodyFields {
  @FieldResolver(() => Municipality)
  municipality(@Root() { municipalityId }: BodyRow, @Ctx() context: RequestContext): Promise<MunicipalityRow | null> {
    return context.loader(municipalityById).load(municipalityId);
  }

  @FieldResolver(() => PolicyDomain)
  async domain(@Root() { domainKey }: BodyRow, @Ctx() context: RequestContext): Promise<PolicyDomainRow | null> {
    return domainKey === null ? null : await context.loader(domainByKey).load(domainKey);
  }
}
