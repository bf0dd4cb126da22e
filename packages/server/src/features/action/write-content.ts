import { v7 as uuidv7 } from "uuid";
import type { RequestContext } from "../../context/request-context.js";
import { insertRow } from "../../db/insert-row.js";
import { newestRevisionOfAction, pointsOfRevision, principlesOfRevision } from "./action.loaders.js";
import type { ActionRow } from "./action.row.js";
import { ActionRevisionRow } from "./action-revision.row.js";
import type { ActionContentValues } from "./read-content.js";

/** Whose body writes, and for which year: a part, or a plan. */
interface Writer {
  municipalityId: string;
  bodyId: string;
  year: number;
}

export type RevisionKey = Pick<ActionRevisionRow, "id" | "municipalityId">;

/** A revision with its links, as an editor begins from it. */
export async function contentValues(
  context: RequestContext,
  revision: ActionRevisionRow,
): Promise<ActionContentValues> {
  const points = await context.loader(pointsOfRevision).load(revision.id);
  const principles = await context.loader(principlesOfRevision).load(revision.id);
  const { title, description, weight, startDate, endDate, continuous, financing, implementationStatus } = revision;
  const { cancelledOn, cancellationReason, cancellationDecisionId, collaborationId, primaryAreaId } = revision;
  return {
    ...{ title, description, weight, startDate, endDate, continuous, financing, implementationStatus },
    ...{ cancelledOn, cancellationReason, cancellationDecisionId, collaborationId, primaryAreaId },
    points: points.map(({ strategyPointId }) => strategyPointId),
    principles: principles.map(({ principleId }) => principleId),
  };
}

/**
 * Writes an action's content: in the revision that it is based on while that is the writer's own draft for the same
 * year, else as the next one, since a plan keeps the content that it was proposed with, and each year's its own, and who
 * has left keeps what there was.
 * @param base what applied to the writer's part; null for a new action
 */
export async function writeContent(
  context: RequestContext,
  action: Pick<ActionRow, "id" | "municipalityId">,
  writer: Writer,
  content: ActionContentValues,
  base: ActionRevisionRow | null,
): Promise<RevisionKey> {
  const newest = await context.loader(newestRevisionOfAction).load(action.id);
  const { municipalityId, bodyId, year } = writer;
  const isOwnDraft = base?.draft && base.municipalityId === municipalityId && base.bodyId === bodyId;
  const isGoingOn = base && isOwnDraft && base.year === year && (await isOpen(context, base));
  const id = isGoingOn ? base.id : uuidv7();
  const { points, principles, ...columns } = content;
  if (id === base?.id) {
    await context.rows.createQueryBuilder().update(ActionRevisionRow).set(columns).where("id = :id", { id }).execute();
  } else {
    await insertRow(context, "action_revision", {
      ...{ municipality_id: municipalityId, id, body_id: bodyId },
      ...{
        action_municipality_id: action.municipalityId,
        action_id: action.id,
        number: (newest?.number ?? 0) + 1,
        year,
      },
      ...{ title: content.title, description: content.description, weight: content.weight },
      ...{ start_date: content.startDate, end_date: content.endDate, continuous: content.continuous },
      ...{ financing: content.financing, implementation_status: content.implementationStatus },
      ...{ cancelled_on: content.cancelledOn, cancellation_reason: content.cancellationReason },
      cancellation_decision_id: content.cancellationDecisionId,
      ...{ collaboration_id: content.collaborationId, primary_area_id: content.primaryAreaId },
    });
  }
  const revision = { municipalityId, id };
  await link(context, revision, content.collaborationId, "action_revision_point", "strategy_point_id", points);
  await link(context, revision, content.collaborationId, "action_revision_principle", "principle_id", principles);
  context.clearLoaders();
  return revision;
}

/** Who has left an action keeps its content as it was then: after that it is written in a revision of its own. */
async function isOpen(context: RequestContext, { municipalityId, id }: RevisionKey): Promise<boolean> {
  const [answer] = await context.query<{ open: boolean }>("SELECT content_is_open($1, $2) AS open", [
    municipalityId,
    id,
  ]);
  return answer?.open === true;
}

/** Replaces the links of a draft that are not as they should be. Names come from the code, never from a caller. */
async function link(
  context: RequestContext,
  { municipalityId, id }: RevisionKey,
  collaborationId: string | null,
  table: "action_revision_point" | "action_revision_principle",
  column: "strategy_point_id" | "principle_id",
  wanted: readonly string[],
): Promise<void> {
  const rows = await context.query<{ linked: string }>(
    `SELECT ${column} AS linked FROM ${table} WHERE municipality_id = $1 AND revision_id = $2 ORDER BY position`,
    [municipalityId, id],
  );
  if (rows.map(({ linked }) => linked).join() === wanted.join()) return;
  await context.query(`DELETE FROM ${table} WHERE municipality_id = $1 AND revision_id = $2`, [municipalityId, id]);
  await context.query(
    `INSERT INTO ${table} (municipality_id, revision_id, collaboration_id, ${column}, position)
     SELECT $1, $2, $3, linked, position FROM unnest($4::uuid[]) WITH ORDINALITY AS given (linked, position)`,
    [municipalityId, id, collaborationId, wanted],
  );
}
