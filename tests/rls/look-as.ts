import { pino } from "pino";
import type { DataSource } from "typeorm";
import { demoIssuerId } from "../../packages/server/src/auth/demo/demo-user.js";
import { clockAt } from "../../packages/server/src/context/clock.js";
import { RequestContext } from "../../packages/server/src/context/request-context.js";
import type { Table } from "./tables.js";
import type { Viewer } from "./viewers.js";

/** Looks through the server's own door: its role, its transaction, its settings. */
export async function lookAs<T>(
  source: DataSource,
  { code, subject, today }: Viewer,
  work: (context: RequestContext) => Promise<T>,
): Promise<T> {
  const identity =
    code === null ? null : { issuerId: demoIssuerId(code), municipalityCode: code, subject, email: null, name: null };
  const clock = clockAt(() => new Date(`${today}T11:00:00Z`));
  const request = { id: "test", log: pino({ level: "silent" }), language: "sv" as const, identity };
  const context = new RequestContext({ ...request, signal: new AbortController().signal }, clock, source);
  await context.open({ readOnly: true });
  try {
    return await work(context);
  } finally {
    await context.rollback();
  }
}

/** The keys of the rows of a table that are visible in the request. */
export async function keysSeenIn(context: Pick<RequestContext, "query">, { name, key }: Table): Promise<string[]> {
  const rows = await context.query<{ key: string }>(`SELECT ${key} AS key FROM ${name} r ORDER BY 1`);
  return rows.map((row) => row.key);
}
