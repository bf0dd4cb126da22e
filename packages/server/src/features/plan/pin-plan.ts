import type { RequestContext } from "../../context/request-context.js";
import { insertRow } from "../../db/insert-row.js";
import { commonSectionsOn, strategyVersionsOn, versionOf } from "./included-texts.js";
import type { PlanRow } from "./plan.row.js";

/**
 * Writes down what the plan is adopted on (I12): the common sections and strategy versions as of the day of the decision,
 * which may be recorded later. The condition is on the text as it is now: another text is another condition.
 */
export async function pinPlan(context: RequestContext, plan: PlanRow, day: string): Promise<void> {
  const { municipalityId, id } = plan;
  for (const included of await commonSectionsOn(context, plan, day)) {
    const version = await versionOf(context, included);
    await context.query(
      `INSERT INTO plan_common_section (municipality_id, plan_id, collaboration_id, common_section_version_id, conditional, exemption_reason, content_hash)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (municipality_id, plan_id, collaboration_id)
       DO UPDATE SET common_section_version_id = excluded.common_section_version_id, conditional = excluded.conditional,
         exemption_reason = excluded.exemption_reason, content_hash = excluded.content_hash`,
      [
        ...[municipalityId, id, included.collaborationId, included.commonSectionVersionId, included.conditional],
        ...[included.exemptionReason, version?.contentHash ?? null],
      ],
    );
  }
  for (const { collaborationId, id: strategyVersionId } of await strategyVersionsOn(context, plan, day))
    await insertRow(context, "plan_strategy_version", {
      ...{ municipality_id: municipalityId, plan_id: id, collaboration_id: collaborationId },
      ...{ strategy_version_id: strategyVersionId },
    });
  context.clearLoaders();
}
