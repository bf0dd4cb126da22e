import type { RequestContext } from "../../context/request-context.js";

/**
 * Lets nobody else write these actions and their parts until the transaction ends. Every command on them takes this lock
 * first, in one order, so that no two wait for each other, and each reads what the one before it has committed.
 */
export async function lockActions(context: RequestContext, actionIds: readonly string[]): Promise<void> {
  const ids = [...new Set(actionIds)].sort();
  await context.query(
    "SELECT pg_advisory_xact_lock(hashtextextended('action/' || id, 0)) FROM (SELECT unnest($1::text[]) AS id) ids",
    [ids],
  );
  context.clearLoaders();
}

interface Place {
  municipalityId: string;
  bodyId: string;
  year: number;
}

/** The same for every action of a plan, and for those that a body has accepted for a year without a plan, where it is given. */
export async function lockActionsOfPlan(
  context: RequestContext,
  planId: string,
  waitingFor: Place | null = null,
): Promise<void> {
  const { municipalityId = null, bodyId = null, year = null } = waitingFor ?? {};
  const rows = await context.query<{ id: string }>(
    `SELECT DISTINCT action_id::text AS id FROM participation
     WHERE plan_id = $1 OR (municipality_id = $2 AND body_id = $3 AND year = $4 AND plan_id IS NULL AND consent = 'ACCEPTED')`,
    [planId, municipalityId, bodyId, year],
  );
  await lockActions(
    context,
    rows.map(({ id }) => id),
  );
}
