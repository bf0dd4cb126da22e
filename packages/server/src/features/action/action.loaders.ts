import DataLoader from "dataloader";
import { In } from "typeorm";
import type { LoaderFactory } from "../../context/request-context.js";
import { byForeignKey } from "../../db/by-foreign-key.js";
import { byId } from "../../db/by-id.js";
import { ActionRow } from "./action.row.js";
import { ActionRevisionRow } from "./action-revision.row.js";
import { ActionRevisionPointRow } from "./action-revision-point.row.js";
import { ActionRevisionPrincipleRow } from "./action-revision-principle.row.js";

export const actionById = byId(ActionRow);
export const revisionById = byId(ActionRevisionRow);
export const pointsOfRevision = byForeignKey(ActionRevisionPointRow, "revisionId", { position: "ASC" });
export const principlesOfRevision = byForeignKey(ActionRevisionPrincipleRow, "revisionId", { position: "ASC" });

/** All content of an action that the viewer may see, in the order of the years that it was written for. */
export const revisionsOfAction = byForeignKey(ActionRevisionRow, "actionId", { year: "ASC", number: "ASC" });

/** The content of an action that was written last, for whichever year, among what the viewer may see; null when it may see none. */
export const newestRevisionOfAction: LoaderFactory<string, ActionRevisionRow | null> = (context) =>
  new DataLoader(async (actionIds) => {
    const rows = await context.rows
      .createQueryBuilder(ActionRevisionRow, "revision")
      .distinctOn(["revision.action_id"])
      .where({ actionId: In([...actionIds]) })
      .orderBy("revision.action_id")
      .addOrderBy("revision.number", "DESC")
      .getMany();
    const byAction = new Map(rows.map((row) => [row.actionId, row]));
    return actionIds.map((id) => byAction.get(id) ?? null);
  });
