import type { RequestContext } from "../../context/request-context.js";
import { notFound } from "../../errors/problem.js";
import {
  type AdoptionRow,
  commonSectionFacts,
  type SharedText,
  type SharedTextFacts,
  strategyFacts,
} from "../adoption/index.js";
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

/** @throws DomainError NOT_FOUND */
export async function requireText(context: RequestContext, id: string): Promise<DecidingText> {
  context.clearLoaders();
  const section = await context.loader(commonSectionById).load(id);
  if (section) return { kind: "commonSection", row: section };
  const version = await context.loader(strategyVersionById).load(id);
  if (version) return { kind: "strategy", row: version };
  throw notFound(context, ["id"], { sv: "ingen gemensam text", en: "no common text" });
}

/**
 * Waits for, and keeps out, whoever else records a decision on this text or brings another version of it into force; then
 * reads it anew. Without it, two last adoptions at the same moment each see only themselves (ADR 0006).
 */
export async function lockText(context: RequestContext, { kind, row }: DecidingText): Promise<DecidingText> {
  const { table, series } = places[kind];
  await context.query(
    `SELECT id FROM ${table} WHERE (collaboration_id, ${series}) = (SELECT collaboration_id, ${series} FROM ${table} WHERE id = $1)
     ORDER BY id FOR UPDATE`,
    [row.id],
  );
  return await requireText(context, row.id);
}

export async function factsOf(
  context: RequestContext,
  { kind, row }: DecidingText,
): Promise<SharedTextFacts & { adoptions: AdoptionRow[] }> {
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

export type TextChanges = Pick<SharedText, "state" | "effectiveFrom" | "supersededOn">;

/** Writes to a version that is locked. @throws Error when it is not written: a fault of ours */
export async function writeText(
  context: RequestContext,
  kind: DecidingText["kind"],
  id: string,
  { state, effectiveFrom, supersededOn }: TextChanges,
): Promise<void> {
  const { affected } = await context.rows
    .createQueryBuilder()
    .update<CommonSectionVersionRow | SharedStrategyVersionRow>(places[kind].rowClass)
    .set({ state, effectiveFrom, supersededOn, version: () => "version + 1" })
    .where("id = :id", { id })
    .execute();
  if (affected !== 1) throw new Error(`The ${kind} ${id} was not written: ${affected} rows.`);
  context.clearLoaders();
}
