import { v7 as uuidv7 } from "uuid";
import type { RequestContext } from "../../context/request-context.js";
import { insertRow } from "../../db/insert-row.js";
import { notFound } from "../../errors/problem.js";
import { type BodyRow, bodyById, lockOrganisation } from "../body/index.js";
import { lockActions } from "../participation/index.js";

/**
 * One reorganisation of a municipality after the other, and none while something is planned for its bodies
 * (holdOrganisations): what is checked of all its bodies and their plans is so when it is written.
 */
export async function lockOwnOrganisation(context: RequestContext): Promise<string> {
  const municipalityId = context.actor?.municipalityId;
  if (municipalityId === undefined) throw new Error("Without an actor there is no organisation to change.");
  await lockOrganisation(context, municipalityId);
  return municipalityId;
}

/**
 * Waits for, and keeps out, whoever writes an action that one of the bodies is in or asked to: also another municipality,
 * whom the lock on the own organisation does not stop. What is asked of the bodies then is as they left it.
 */
export async function lockMatters(context: RequestContext, bodies: readonly BodyRow[]): Promise<void> {
  const actions = await context.query<{ id: string }>("SELECT id FROM actions_of_bodies($1) AS id", [
    bodies.map(({ id }) => id),
  ]);
  await lockActions(
    context,
    actions.map(({ id }) => id),
  );
}

/** @throws DomainError NOT_FOUND */
export async function requireBody(context: RequestContext, id: string): Promise<BodyRow> {
  context.clearLoaders();
  const body = await context.loader(bodyById).load(id);
  if (body === null) throw notFound(context, ["id"], { sv: "inget organ", en: "no body" });
  return body;
}

export async function insertBody(
  context: RequestContext,
  { municipalityId, abbreviation, name, kind, domainKey, validFrom, validTo }: Omit<BodyRow, "id">,
): Promise<string> {
  const id = uuidv7();
  await insertRow(context, "body", {
    ...{ municipality_id: municipalityId, id, abbreviation, name, kind, domain_key: domainKey },
    ...{ valid_from: validFrom, valid_to: validTo },
  });
  return id;
}

/** @throws Error when it is not written: a fault of ours */
export async function endBody(context: RequestContext, { id }: BodyRow, lastDay: string): Promise<void> {
  const [ended] = await context.query<{ id: string }>(
    "WITH ended AS (UPDATE body SET valid_to = $2 WHERE id = $1 RETURNING id) SELECT id FROM ended",
    [id, lastDay],
  );
  if (!ended) throw new Error(`The body ${id} was not ended.`);
  context.clearLoaders();
}

export interface Succession {
  from: BodyRow;
  toId: string;
  date: string;
  kind: "RENAME" | "MERGE" | "SPLIT" | "TRANSFER";
  takesOver: boolean;
}

/** With one that takes over, what is open moves there (trigger move_to_successor). */
export async function insertSuccession(
  context: RequestContext,
  { from, toId, date, kind, takesOver }: Succession,
): Promise<void> {
  await insertRow(context, "body_succession", {
    ...{ municipality_id: from.municipalityId, from_body_id: from.id, to_body_id: toId, date, kind },
    takes_over: takesOver,
  });
  context.clearLoaders();
}

/** Whether something is open that a body which ends on that day leaves behind (I5). */
export async function hasOpenMatters(context: RequestContext, { id }: BodyRow, lastDay: string): Promise<boolean> {
  const [found] = await context.query<{ open: boolean }>("SELECT body_has_open_matters($1, $2) AS open", [id, lastDay]);
  return found?.open ?? false;
}
