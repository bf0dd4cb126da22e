import type { RequestContext } from "../../context/request-context.js";
import { insertRow } from "../../db/insert-row.js";
import { notFound } from "../../errors/problem.js";
import type { SharedStrategyRow } from "./shared-strategy.row.js";
import type { SharedStrategyVersionRow } from "./shared-strategy-version.row.js";
import { strategyOfCollaboration, strategyVersionById, versionsOfCollaboration } from "./strategy.loaders.js";

/** The version as it is now. @throws DomainError NOT_FOUND, also for one that the viewer may not see */
export async function requireStrategyVersion(context: RequestContext, id: string): Promise<SharedStrategyVersionRow> {
  context.clearLoaders();
  const version = await context.loader(strategyVersionById).load(id);
  if (version === null)
    throw notFound(context, ["id"], { sv: "ingen version av strategin", en: "no version of the strategy" });
  return version;
}

/**
 * The version that a new one takes over from: the last that has come into force or is decided to, also when it was
 * repealed since; null where there is none.
 */
export async function versionBefore(
  context: RequestContext,
  { collaborationId, id }: { collaborationId: string; id?: string },
): Promise<SharedStrategyVersionRow | null> {
  const versions = await context.loader(versionsOfCollaboration).load(collaborationId);
  const decided = versions.flatMap((version) =>
    version.effectiveFrom === null || version.id === id ? [] : [{ version, since: version.effectiveFrom }],
  );
  const [last] = decided.toSorted((one, other) => (one.since < other.since ? 1 : -1));
  return last?.version ?? null;
}

/** The strategy of a collaboration that has written nothing yet; the first version's draft makes a row of it as it is. */
export function notBegun({ id, key }: { id: string; key: string }): SharedStrategyRow {
  return { collaborationId: id, id, key };
}

/** Puts in the next version of a collaboration's strategy, as an empty draft; two at the same moment get two numbers. */
export async function insertStrategyVersion(
  context: RequestContext,
  { id: collaborationId, key }: { id: string; key: string },
  id: string,
): Promise<SharedStrategyVersionRow> {
  await context.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`shared_strategy/${collaborationId}`]);
  // Read anew, after the lock: it sees what the one who held it has committed.
  context.clearLoaders();
  const existing = await context.loader(strategyOfCollaboration).load(collaborationId);
  const { id: strategyId } = existing ?? notBegun({ id: collaborationId, key });
  if (existing === null)
    await insertRow(context, "shared_strategy", { collaboration_id: collaborationId, id: strategyId, key });
  const [newest] = await context.loader(versionsOfCollaboration).load(collaborationId);
  const before = await versionBefore(context, { collaborationId });
  await insertRow(context, "shared_strategy_version", {
    ...{ collaboration_id: collaborationId, id, strategy_id: strategyId, number: (newest?.number ?? 0) + 1 },
    ...{ state: "DRAFT", based_on_id: before?.id ?? null },
  });
  return await requireStrategyVersion(context, id);
}
