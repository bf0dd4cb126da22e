import { Body, ConsultationConsent, ConsultationResponse, Municipality } from "@samplan/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import { type BodyRow, bodyById } from "../body/index.js";
import { type MunicipalityRow, municipalityById } from "../municipality/index.js";
import type { ConsultationConsentRow } from "./consultation-consent.row.js";
import type { ConsultationResponseRow } from "./consultation-response.row.js";

@Resolver(() => ConsultationConsent)
export class ConsultationConsentFields {
  @FieldResolver(() => Municipality)
  municipality(
    @Root() { municipalityId }: ConsultationConsentRow,
    @Ctx() context: RequestContext,
  ): Promise<MunicipalityRow | null> {
    return context.loader(municipalityById).load(municipalityId);
  }
}

@Resolver(() => ConsultationResponse)
export class ConsultationResponseFields {
  @FieldResolver(() => Municipality)
  municipality(
    @Root() { municipalityId }: ConsultationResponseRow,
    @Ctx() context: RequestContext,
  ): Promise<MunicipalityRow | null> {
    return context.loader(municipalityById).load(municipalityId);
  }

  @FieldResolver(() => Body)
  body(@Root() { bodyId }: ConsultationResponseRow, @Ctx() context: RequestContext): Promise<BodyRow | null> {
    return context.loader(bodyById).load(bodyId);
  }
}
