import { isDeepStrictEqual } from "node:util";
import type { ObjectLiteral, QueryDeepPartialEntity } from "typeorm";
import { v7 as uuidv7 } from "uuid";
import type { RequestContext } from "../../context/request-context.js";
import { insertRow } from "../../db/insert-row.js";
import type { RowClass } from "../../db/row.js";
import { groupBy } from "../../group-by.js";
import { GuidingPrincipleRow } from "./guiding-principle.row.js";
import { PriorityAreaRow } from "./priority-area.row.js";
import { areasOfVersion, lineageOfVersion, pointsOfArea, principlesOfVersion } from "./strategy.loaders.js";
import type { AreaContent, PartContent, PointOrigin, StrategyContent } from "./strategy-content.js";
import { StrategyPointRow } from "./strategy-point.row.js";
import { StrategyPointLineageRow } from "./strategy-point-lineage.row.js";

interface Version {
  collaborationId: string;
  id: string;
}

/** What a version says; what a point comes from in the order of those points' ids. */
export async function readContent(context: RequestContext, { id }: Version): Promise<StrategyContent> {
  const origins = groupBy(await context.loader(lineageOfVersion).load(id), ({ toPointId }) => toPointId);
  const areas: AreaContent[] = [];
  for (const area of await context.loader(areasOfVersion).load(id)) {
    const points = await context.loader(pointsOfArea).load(area.id);
    areas.push({
      ...partOf(area),
      points: points.map((point) => ({
        ...partOf(point),
        from: byPoint((origins.get(point.id) ?? []).flatMap(origin)),
      })),
    });
  }
  return {
    areas,
    principles: (await context.loader(principlesOfVersion).load(id)).map(partOf),
    dropped: (origins.get(null) ?? []).map(({ fromPointId }) => fromPointId).sort(),
  };
}

/** In the order of the points' ids, in which what is stored and what is given are compared. */
export function byPoint(origins: readonly PointOrigin[]): PointOrigin[] {
  return origins.toSorted((one, other) => (one.pointId < other.pointId ? -1 : 1));
}

/**
 * Writes what a version is to say over what it says: a part is the one with its code, what is no longer there is marked
 * as removed, and what has not changed is not touched.
 */
export async function writeContent(
  context: RequestContext,
  { collaborationId, id: strategyVersionId }: Version,
  content: StrategyContent,
): Promise<void> {
  const key = { collaborationId, strategyVersionId };
  const columns = ({ code, nameSv, nameEn, textDocument }: PartContent, index: number) => ({
    ...{ ...key, code, position: index + 1, nameSv, nameEn, textDocument },
  });
  const byCode = ({ code }: { code: string }) => code;
  const areas = await writeRows(context, PriorityAreaRow, key, content.areas.map(columns), byCode);
  const areaIds = new Map(areas.map(({ id, code }) => [code, id]));
  const points = await writeRows(
    ...([context, StrategyPointRow, key] as const),
    content.areas.flatMap((area) =>
      area.points.map((point, index) => ({ ...columns(point, index), areaId: present(areaIds, area.code) })),
    ),
    byCode,
  );
  await writeRows(context, GuidingPrincipleRow, key, content.principles.map(columns), byCode);
  const pointIds = new Map(points.map(({ id, code }) => [code, id]));
  const continued = content.areas
    .flatMap((area) => area.points)
    .flatMap(({ code, from }) =>
      from.map(({ pointId, kind }) => ({ ...key, fromPointId: pointId, toPointId: present(pointIds, code), kind })),
    );
  const dropped = content.dropped.map((fromPointId) => ({
    ...key,
    fromPointId,
    toPointId: null,
    kind: "DROPPED" as const,
  }));
  await writeRows(
    ...([context, StrategyPointLineageRow, key] as const),
    [...continued, ...dropped],
    ({ fromPointId, toPointId }) => `${fromPointId} ${toPointId}`,
  );
  context.clearLoaders();
}

interface PartRow extends ObjectLiteral {
  id: string;
  removed: boolean;
}

/** The rows as they are written, with their ids: those that there are by their key, the rest new. */
async function writeRows<Row extends PartRow, Wanted extends Omit<Row, "id" | "removed">>(
  context: RequestContext,
  rowClass: RowClass<Row>,
  version: { strategyVersionId: string },
  wanted: readonly Wanted[],
  keyOf: (row: Wanted | Row) => string,
): Promise<(Wanted & { id: string })[]> {
  const { strategyVersionId } = version;
  const existing = await context.rows.findBy(rowClass, { strategyVersionId } as unknown as Row);
  const byKey = new Map(existing.map((row) => [keyOf(row), row]));
  const written: (Wanted & { id: string })[] = [];
  for (const row of wanted) {
    const present = byKey.get(keyOf(row));
    byKey.delete(keyOf(row));
    const id = present?.id ?? uuidv7();
    written.push({ ...row, id });
    if (present === undefined) await insert(context, rowClass, { ...row, id });
    else await updateWhereChanged(context, rowClass, present, { ...row, removed: false });
  }
  for (const row of byKey.values()) await updateWhereChanged(context, rowClass, row, { removed: true });
  return written;
}

async function insert<Row extends ObjectLiteral>(
  context: RequestContext,
  rowClass: RowClass<Row>,
  row: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { tableName, columns } = context.rows.connection.getMetadata(rowClass);
  const given = columns.filter(({ propertyName }) => propertyName in row);
  await insertRow(
    context,
    tableName,
    Object.fromEntries(given.map(({ databaseName, propertyName }) => [databaseName, row[propertyName]])),
  );
}

async function updateWhereChanged<Row extends PartRow>(
  context: RequestContext,
  rowClass: RowClass<Row>,
  row: Row,
  wanted: Readonly<Record<string, unknown>>,
): Promise<void> {
  const changed = Object.entries(wanted).filter(([name, value]) => !isDeepStrictEqual(row[name], value));
  if (changed.length === 0) return;
  const { affected } = await context.rows
    .createQueryBuilder()
    .update(rowClass)
    .set(Object.fromEntries(changed) as QueryDeepPartialEntity<Row>)
    .where("id = :id", { id: row.id })
    .execute();
  if (affected !== 1) throw new Error(`A part of the strategy ${row.id} was not written: ${affected} rows.`);
}

function partOf({ code, nameSv, nameEn, textDocument }: PartContent): PartContent {
  return { code, nameSv, nameEn, textDocument };
}

function origin({ fromPointId, kind }: StrategyPointLineageRow): PointOrigin[] {
  return kind === "DROPPED" ? [] : [{ pointId: fromPointId, kind }];
}

function present(ids: ReadonlyMap<string, string>, code: string): string {
  const id = ids.get(code);
  if (id === undefined) throw new Error(`The part ${code} was not written.`);
  return id;
}
