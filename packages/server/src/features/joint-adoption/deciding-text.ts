import type { RequestContext } from "../../context/request-context.js";
import { notFound } from "../../errors/problem.js";
import { commonSectionFacts, type LoadedFacts, strategyFacts } from "../adoption/index.js";
import { CommonSectionVersionRow, commonSectionById, commonSectionsOfCollaboration } from "../common-section/index.js";
import { SharedStrategyVersionRow, strategyVersionById, versionsOfStrategy } from "../strategy/index.js";

/** Both kinds of shared text are adopted and come into force by the same rule; they differ in where they stand. */
export type DecidingText =
  | { kind: "commonSection"; row: CommonSectionVersionRow }
  | { kind: "strategy"; row: SharedStrategyVersionRow };

const places = {
  commonSection: { rowClass: CommonSectionVersionRow, table: "common_section_version", series: "year" },
  strategy: { rowClass: SharedStrategyVersionRow, table: "shared_strategy_version", series: "strategy_id" },
} as const;

/** The text of either kind, or of the one that is asked for. @throws DomainError NOT_FOUND */
export async function requireText(
  context: RequestContext,
  id: string,
  kind?: DecidingText["kind"],
): Promise<DecidingText> {
  context.clearLoaders();
  const section = kind === "strategy" ? null : await context.loader(commonSectionById).load(id);
  if (section) return { kind: "commonSection", row: section };
  const version = kind === "commonSection" ? null : await context.loader(strategyVersionById).load(id);
  if (version) return { kind: "strategy", row: version };
  throw notFound(context, ["id"], whatIs[kind ?? "either"]);
}

const whatIs = {
  either: { sv: "ingen gemensam text", en: "no common text" },
  commonSection: { sv: "ingen gemensam del", en: "no common section" },
  strategy: { sv: "ingen version av strategin", en: "no version of the strategy" },
} as const;

/**
 * Waits for, and keeps out, whoever else records a decision or a consent on this text or brings another one of the
 * collaboration into force; then reads it anew. Without it, two last adoptions at the same moment each see only themselves
 * (ADR 0006).
 */
export async function lockText(context: RequestContext, { kind, row }: DecidingText): Promise<DecidingText> {
  const { table, series } = places[kind];
  await lockTextsOf(context, row.collaborationId);
  await context.query(
    `SELECT id FROM ${table} WHERE (collaboration_id, ${series}) = (SELECT collaboration_id, ${series} FROM ${table} WHERE id = $1)
     ORDER BY id FOR UPDATE`,
    [row.id],
  );
  return await requireText(context, row.id);
}

/** The same for all texts of a collaboration: a decision may bring others forward than its own (settle-text.ts). */
export async function lockTextsOf(context: RequestContext, collaborationId: string): Promise<void> {
  await context.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`shared_text/${collaborationId}`]);
  context.clearLoaders();
}

/** The columns that say which text a row of a decision, a consent or an answer is about. */
export function referenceTo({ kind, row }: DecidingText) {
  return {
    strategyVersionId: kind === "strategy" ? row.id : null,
    commonSectionVersionId: kind === "commonSection" ? row.id : null,
  };
}

/** The text as a payload names it. */
export function named({ kind, row }: DecidingText) {
  return kind === "commonSection" ? { commonSection: row } : { strategyVersion: row };
}

export async function factsOf(context: RequestContext, { kind, row }: DecidingText): Promise<LoadedFacts> {
  return kind === "commonSection" ? await commonSectionFacts(context, row) : await strategyFacts(context, row);
}

/** The other versions of the same section or strategy. */
export async function siblingsOf(context: RequestContext, { kind, row }: DecidingText) {
  const versions =
    kind === "commonSection"
      ? (await context.loader(commonSectionsOfCollaboration).load(row.collaborationId)).filter(
          ({ year }) => year === row.year,
        )
      : await context.loader(versionsOfStrategy).load(row.strategyId);
  return versions.filter(({ id }) => id !== row.id);
}

export type TextChanges = Partial<
  Pick<
    CommonSectionVersionRow,
    "state" | "effectiveFrom" | "supersededOn" | "consultationAnswerBy" | "consultationSentOn"
  >
>;

/** Writes to a version that is locked. @throws Error when it is not written: a fault of ours */
export async function writeText(
  context: RequestContext,
  kind: DecidingText["kind"],
  id: string,
  changes: TextChanges,
): Promise<void> {
  const { affected } = await context.rows
    .createQueryBuilder()
    .update<CommonSectionVersionRow | SharedStrategyVersionRow>(places[kind].rowClass)
    .set({ ...changes, version: () => "version + 1" })
    .where("id = :id", { id })
    .execute();
  if (affected !== 1) throw new Error(`The ${kind} ${id} was not written: ${affected} rows.`);
  context.clearLoaders();
}
