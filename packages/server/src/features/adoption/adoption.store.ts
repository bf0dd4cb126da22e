import { v7 as uuidv7 } from "uuid";
import type { RequestContext } from "../../context/request-context.js";
import { insertRow } from "../../db/insert-row.js";
import type { AdoptionRow } from "./adoption.row.js";

/** Puts in the answer of the viewer's municipality to one text. */
export async function insertAdoption(
  context: RequestContext,
  adoption: Omit<AdoptionRow, "id" | "lapsedAt">,
): Promise<void> {
  await insertRow(context, "adoption", {
    ...{ collaboration_id: adoption.collaborationId, id: uuidv7(), municipality_id: adoption.municipalityId },
    ...{ strategy_version_id: adoption.strategyVersionId, common_section_version_id: adoption.commonSectionVersionId },
    ...{ outcome: adoption.outcome, content_hash: adoption.contentHash, decision_id: adoption.decisionId },
    wording: adoption.wording,
  });
  context.clearLoaders();
}
