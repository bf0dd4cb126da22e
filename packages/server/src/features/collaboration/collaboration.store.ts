import type { RequestContext } from "../../context/request-context.js";
import { CollaborationRow } from "./collaboration.row.js";

/** Every collaboration that the viewer's municipality is or was a member of, in Swedish order. */
export function findCollaborations(context: RequestContext): Promise<CollaborationRow[]> {
  return context.rows.find(CollaborationRow, { order: { name: "ASC", key: "ASC" } });
}
