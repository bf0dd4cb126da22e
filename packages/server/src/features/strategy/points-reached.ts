import type { RequestContext } from "../../context/request-context.js";
import { loadPresent } from "../../db/load-present.js";
import { type LineageVersion, type PointImage, pointImages } from "./point-images.js";
import type { PriorityAreaRow } from "./priority-area.row.js";
import {
  areaById,
  lineageOfVersion,
  pointById,
  strategyVersionById,
  versionsOfCollaboration,
} from "./strategy.loaders.js";
import { StrategyPointRow } from "./strategy-point.row.js";

/**
 * By id, what each of the points is in the versions that a plan is on (I15): itself, the one that it maps into by
 * lineage, several where it was split, and none where it was dropped, was written out of its own version, or is of a
 * strategy that the plan is not on.
 */
export async function pointsReached(
  context: RequestContext,
  points: readonly StrategyPointRow[],
  versionIds: readonly string[],
): Promise<Map<string, StrategyPointRow[]>> {
  const reached = new Map<string, StrategyPointRow[]>();
  const isStrange = ({ strategyVersionId }: StrategyPointRow) => !versionIds.includes(strategyVersionId);
  for (const point of points) reached.set(point.id, isStrange(point) || point.removed ? [] : [point]);
  const strange = new Set(points.filter((point) => isStrange(point) && !point.removed).map(({ id }) => id));
  if (strange.size === 0) return reached; // nearly always: the lineage need not be read
  for (const versionId of versionIds) {
    const images = await imagesIn(context, versionId);
    for (const id of strange) {
      const found = await loadPresent(context.loader(pointById), images.get(id)?.reached ?? []);
      reached.set(id, [...(reached.get(id) ?? []), ...found]);
    }
  }
  return reached;
}

/** The areas of points, in their order, as they are in a plan's versions; of a point that is not there any longer, its own. */
export async function areasReached(
  context: RequestContext,
  points: readonly StrategyPointRow[],
  reached: ReadonlyMap<string, readonly StrategyPointRow[]>,
): Promise<PriorityAreaRow[]> {
  const areaIds = points.flatMap((point) => {
    const now = reached.get(point.id) ?? [];
    return (now.length === 0 ? [point] : now).map(({ areaId }) => areaId);
  });
  return await loadPresent(context.loader(areaById), areaIds);
}

/** What the points of all versions are in this one; nothing where the viewer does not see it. */
async function imagesIn(context: RequestContext, versionId: string): Promise<Map<string, PointImage>> {
  const version = await context.loader(strategyVersionById).load(versionId);
  return version === null ? new Map() : pointImages(await lineageVersions(context, version.collaborationId), versionId);
}

/** All versions that the viewer may see, with their points and lineage. */
async function lineageVersions(context: RequestContext, collaborationId: string): Promise<LineageVersion[]> {
  const versions = await context.loader(versionsOfCollaboration).load(collaborationId);
  const points = await context.rows.findBy(StrategyPointRow, { collaborationId });
  return await Promise.all(
    versions.map(async ({ id, basedOnId }) => ({
      ...{ id, basedOn: basedOnId, points: points.filter(({ strategyVersionId }) => strategyVersionId === id) },
      lineage: (await context.loader(lineageOfVersion).load(id)).flatMap(({ fromPointId, toPointId }) =>
        toPointId === null ? [] : [{ from: fromPointId, to: toPointId }],
      ),
    })),
  );
}
