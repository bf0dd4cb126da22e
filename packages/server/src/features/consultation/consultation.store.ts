import { v7 as uuidv7 } from "uuid";
import type { RequestContext } from "../../context/request-context.js";
import { insertRow } from "../../db/insert-row.js";
import type { ConsultationConsentRow } from "./consultation-consent.row.js";
import type { ConsultationResponseRow } from "./consultation-response.row.js";

/** Puts in the consent of the viewer's municipality to the text as it is now. */
export async function insertConsent(
  context: RequestContext,
  consent: Omit<ConsultationConsentRow, "id" | "consentedAt">,
): Promise<void> {
  await insertRow(context, "consultation_consent", {
    ...{ collaboration_id: consent.collaborationId, id: uuidv7(), municipality_id: consent.municipalityId },
    ...{ strategy_version_id: consent.strategyVersionId, common_section_version_id: consent.commonSectionVersionId },
    text_version: consent.textVersion,
  });
  context.clearLoaders();
}

/** Puts in a body's first answer, shared in the collaboration. False when somebody else was faster. */
export async function insertResponse(
  context: RequestContext,
  response: Omit<ConsultationResponseRow, "id" | "version"> & { collaborationId: string },
): Promise<boolean> {
  const { municipalityId, bodyId, collaborationId, strategyVersionId, commonSectionVersionId } = response;
  const { answer, answeredAt, textVersion, sharedFor } = response;
  const inserted = await context.query(
    `INSERT INTO consultation_response (municipality_id, id, body_id, collaboration_id, strategy_version_id, common_section_version_id,
       answer, answered_at, text_version, shared_in, shared_for)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $4, $10) ON CONFLICT DO NOTHING RETURNING id`,
    [
      ...[municipalityId, uuidv7(), bodyId, collaborationId, strategyVersionId, commonSectionVersionId],
      ...[answer, answeredAt, textVersion, sharedFor],
    ],
  );
  context.clearLoaders();
  return inserted.length === 1;
}
