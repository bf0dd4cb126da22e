import type { RequestContext } from "../../context/request-context.js";

/** Waits for, and keeps out, whoever plans with the municipality's bodies, or changes them too. */
export async function lockOrganisation(context: RequestContext, municipalityId: string): Promise<void> {
  await context.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [placeOf(municipalityId)]);
  context.clearLoaders();
}

/**
 * Keeps municipalities' bodies as they are while something is planned for them: others may do so too, and who reorganises
 * waits, as the planner does for it. Before every other lock, and before the body is read. (I4, I5)
 */
export async function holdOrganisations(context: RequestContext, municipalityIds: readonly string[]): Promise<void> {
  for (const place of [...new Set(municipalityIds.map(placeOf))].sort())
    await context.query("SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 0))", [place]);
  context.clearLoaders();
}

function placeOf(municipalityId: string): string {
  return `organisation/${municipalityId}`;
}
