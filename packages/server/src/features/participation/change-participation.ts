import type { RequestContext } from "../../context/request-context.js";
import { updateVersioned } from "../../db/update-versioned.js";
import { ParticipationRow } from "./participation.row.js";

type Changes = Omit<Partial<ParticipationRow>, "id" | "version">;

/**
 * Changes a part that the caller has read under the action's lock, so that nobody can have been faster. `counted`: a
 * change of what a person reads of the part, which its version counts.
 * @throws Error when it is not as it was read: a fault of ours
 */
export async function changeParticipation(
  context: RequestContext,
  part: Pick<ParticipationRow, "id" | "version">,
  changes: Changes,
  { counted = false } = {},
): Promise<void> {
  if (counted) {
    if (!(await updateVersioned(context, ParticipationRow, part, changes))) throw notChanged(part);
    return;
  }
  const { affected } = await context.rows
    .createQueryBuilder()
    .update(ParticipationRow)
    .set(changes)
    .where("id = :id", { id: part.id })
    .execute();
  if (affected !== 1) throw notChanged(part);
  context.clearLoaders();
}

function notChanged({ id }: Pick<ParticipationRow, "id">): Error {
  return new Error(`The part ${id} was not changed, though its action is locked.`);
}
