import { v7 as uuidv7 } from "uuid";
import type { RequestContext } from "../../context/request-context.js";
import { notFound } from "../../errors/problem.js";
import type { FollowUpPeriodRow } from "./follow-up-period.row.js";
import { periodById } from "./period.loaders.js";

/** The period as it is now. @throws DomainError NOT_FOUND */
export async function requirePeriod(context: RequestContext, id: string): Promise<FollowUpPeriodRow> {
  context.clearLoaders();
  const period = await context.loader(periodById).load(id);
  if (period === null) throw notFound(context, ["id"], { sv: "ingen uppföljningsperiod", en: "no follow-up period" });
  return period;
}

/** Waits for, and keeps out, whoever takes a report of the period further: what its state is to them then holds. */
export async function lockPeriod(context: RequestContext, id: string): Promise<void> {
  await context.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`period/${id.toLowerCase()}`]);
}

/** Keeps a period in its state while its reports are written in or taken further; others may do so too. */
export async function holdPeriod(context: RequestContext, id: string): Promise<void> {
  await context.query("SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 0))", [`period/${id}`]);
}

/** Puts in a planned period; null where the year has one of the kind already. */
export async function insertPeriod(
  context: RequestContext,
  period: Pick<FollowUpPeriodRow, "municipalityId" | "year" | "kind" | "from" | "to" | "dueOn">,
): Promise<string | null> {
  const { municipalityId, year, kind, from, to, dueOn } = period;
  const rows = await context.query<{ id: string }>(
    `INSERT INTO follow_up_period (municipality_id, id, year, kind, from_date, to_date, due_on, state)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'PLANNED') ON CONFLICT DO NOTHING RETURNING id`,
    [municipalityId, uuidv7(), year, kind, from, to, dueOn],
  );
  return rows[0]?.id ?? null;
}
