import { createHash } from "node:crypto";
import { HeaderMap } from "@apollo/server";
import { type FormattedExecutionResult, GraphQLError } from "graphql";
import type { Actor } from "../context/actor.js";
import type { RequestContext } from "../context/request-context.js";
import { insertRow } from "../db/insert-row.js";

/** Names one mutation of the caller, so that sending it again changes nothing again. */
const IDEMPOTENCY_KEY = "Idempotency-Key";

const MAX_LENGTH = 255;

/** What the key was sent with. */
export interface Payload {
  query?: string | undefined;
  operationName?: string | null | undefined;
  variables?: Readonly<Record<string, unknown>> | undefined;
}

/** A mutation under way whose answer is to be kept under the caller's key. */
export interface KeyedMutation {
  readonly actor: Actor & { userId: string };
  readonly key: string;
  readonly hash: Buffer;
}

/**
 * Takes the key for this transaction. Null where nobody is there to keep an answer for: without a role nothing changes.
 * @throws BAD_USER_INPUT with HTTP 400 for a key that is none, 409 while the first request with it is under way
 */
export async function takeKey(context: RequestContext, key: string, payload: Payload): Promise<KeyedMutation | null> {
  const { actor } = context;
  if (actor === null || actor.userId === null || actor.roles.length === 0) return null;
  if (key.length === 0 || key.length > MAX_LENGTH)
    throw refused(400, `has 1 to ${MAX_LENGTH} characters, not ${key.length}.`);
  // Tried, not waited for: the second would hold a connection for as long as the first takes.
  const [lock] = await context.query<{ taken: boolean }>(
    "SELECT pg_try_advisory_xact_lock(hashtextextended(concat_ws('/', $1::uuid, $2::uuid, $3::text), 0)) AS taken",
    [actor.municipalityId, actor.userId, key],
  );
  if (!lock?.taken) throw refused(409, "the first request with this key is still under way: try again in a moment.");
  return { actor: { ...actor, userId: actor.userId }, key, hash: hashOf(payload) };
}

/**
 * The answer that was given to the key before; null for a new one. Read after the lock is held, so that it is there
 * when the first request has ended.
 * @throws BAD_USER_INPUT with HTTP 422 for another payload, FORBIDDEN with 403 once a role that it was given to is gone
 */
export async function earlierAnswer(
  context: RequestContext,
  { actor, key, hash }: KeyedMutation,
): Promise<FormattedExecutionResult | null> {
  const [kept] = await context.query<{ request_hash: Buffer; roles: string[]; answer: string }>(
    "SELECT request_hash, roles, answer FROM idempotency_key WHERE key = $1",
    [key],
  );
  if (!kept) return null;
  if (!kept.request_hash.equals(hash)) throw refused(422, "has been used for another request: take a new key.");
  const roles = rolesOf(actor);
  if (!kept.roles.every((role) => roles.includes(role))) throw roleGone();
  return JSON.parse(kept.answer) as FormattedExecutionResult;
}

/** Keeps the answer, in the transaction of what it tells of; nothing where all that was asked for failed. */
export async function keepAnswer(
  context: RequestContext,
  { actor, key, hash }: KeyedMutation,
  answer: FormattedExecutionResult,
): Promise<void> {
  const isKept = answer.errors === undefined || Object.values(answer.data ?? {}).some((field) => field !== null);
  if (!isKept) return;
  await insertRow(context, "idempotency_key", {
    ...{ municipality_id: actor.municipalityId, user_id: actor.userId, key, request_hash: hash },
    ...{ roles: rolesOf(actor), answer: JSON.stringify(answer) },
  });
}

function hashOf({ query, operationName, variables }: Payload): Buffer {
  const text = JSON.stringify([query ?? "", operationName ?? null, variables ?? {}]);
  return createHash("sha256").update(text).digest();
}

/** Each with the body that it is given for. */
function rolesOf({ roles }: Actor): string[] {
  return [...new Set(roles.map(({ role, bodyId }) => `${role}/${bodyId ?? "*"}`))].sort();
}

function refused(status: 400 | 409 | 422, message: string): GraphQLError {
  const headers = new HeaderMap(status === 409 ? [["retry-after", "1"]] : []);
  return new GraphQLError(`${IDEMPOTENCY_KEY}: ${message}`, {
    extensions: { code: "BAD_USER_INPUT", argument: IDEMPOTENCY_KEY, http: { status, headers } },
  });
}

function roleGone(): GraphQLError {
  return new GraphQLError(
    `${IDEMPOTENCY_KEY}: the request was answered before one of your roles ended, and its answer is not given again.`,
    { extensions: { code: "FORBIDDEN", http: { status: 403, headers: new HeaderMap() } } },
  );
}
