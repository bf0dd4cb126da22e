import type { RequestContext } from "../../context/request-context.js";
import { CollaborationMembershipRow } from "./collaboration-membership.row.js";

/** Writes the last day of a membership without one. @throws Error when it is not written: a fault of ours */
export async function endMembership(
  context: RequestContext,
  { collaborationId, municipalityId, validFrom }: CollaborationMembershipRow,
  end: { validTo: string; exitDecisionId: string },
): Promise<void> {
  const { affected } = await context.rows
    .createQueryBuilder()
    .update(CollaborationMembershipRow)
    .set(end)
    .where("collaborationId = :collaborationId AND municipalityId = :municipalityId AND validFrom = :validFrom", {
      ...{ collaborationId, municipalityId, validFrom },
    })
    .execute();
  if (affected !== 1) throw new Error(`The membership in ${collaborationId} was not ended: ${affected} rows.`);
  context.clearLoaders();
}
