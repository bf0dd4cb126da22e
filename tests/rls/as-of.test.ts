import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import pg from "pg";
import type { DataSource } from "typeorm";
import { openDataSource } from "../../packages/server/src/db/data-source.js";
import { createNeighbours } from "../factories/neighbours.js";
import { instantOf } from "../support/as-of.js";
import { keysSeenIn, lookAs } from "./look-as.js";
import { type Table, tablesOf } from "./tables.js";
import { viewer, viewers } from "./viewers.js";

/** Which rows were decided, said by hand and from other columns than migrations/0019 where there are any; the rest all are. */
const decided: Record<string, string> = {
  plan: "NOT r.draft AND r.state NOT IN ('PROPOSED', 'RETURNED', 'POSTPONED')",
  participation:
    "EXISTS (SELECT FROM plan p WHERE p.id = r.plan_id AND p.state IN ('ADOPTED', 'FINAL', 'CLOSED', 'SUPERSEDED', 'ANNULLED'))",
  participation_invitation: "false",
  action: "NOT r.draft",
  action_revision: "NOT r.draft",
  action_follow_up:
    "EXISTS (SELECT FROM follow_up_report p WHERE p.id = r.report_id AND p.state IN ('APPROVED', 'SUPERSEDED'))",
  report_reason: "NOT r.draft",
  shared_strategy_version: "r.state IN ('CONSULTATION', 'PROPOSED', 'PARTLY_ADOPTED', 'RETURNED', 'REPEALED')",
  common_section_version: "r.state IN ('CONSULTATION', 'PROPOSED', 'PARTLY_ADOPTED', 'RETURNED', 'REPEALED')",
};

let owner: pg.Client;
let source: DataSource;
/** Those with a past. */
let tables: Table[];
let before: Date;
let after: Date;

beforeAll(async () => {
  const database = await createNeighbours();
  source = await openDataSource({ url: database.appUrl, poolSize: 1 });
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const { rows } = await owner.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relnamespace = 'past'::regnamespace AND relkind = 'r'",
  );
  const past = new Set(rows.map(({ name }) => name));
  tables = (await tablesOf(owner)).filter(({ name }) => past.has(name));
  before = new Date(await instantOf(database));
  // Every row is replaced by its like: what is seen of before is seen of the past alone.
  for (const { name } of tables) await owner.query(`UPDATE ${name} SET recorded_to = NULL`);
  after = new Date(await instantOf(database));
}, 120_000);
afterAll(async () => {
  await source.destroy();
  await owner.end();
});

async function visible(context: Parameters<typeof keysSeenIn>[0], { name, key }: Table): Promise<string[]> {
  const sql = `SELECT ${key} AS key FROM ${name} r WHERE ${decided[name] ?? "true"} ORDER BY 1`;
  return (await context.query<{ key: string }>(sql)).map((row) => row.key);
}

describe("the past", () => {
  it.each(viewers)("shows $name what it may see of the present, and of that what was decided", async (who) => {
    const found: Record<string, unknown> = {};
    await lookAs(source, who, async (context) => {
      const earlier = context.asOf(before, "before");
      const later = context.asOf(after, "after");
      for (const table of tables) {
        const expected = await visible(context, table);
        const seen = [await keysSeenIn(earlier, table), await keysSeenIn(later, table)];
        if (seen.some((keys) => keys.join() !== expected.join())) found[table.name] = { expected, seen };
      }
    });
    expect(found).toEqual({});
  });

  it("has nothing of before there was anything", async () => {
    await lookAs(source, viewer("0580", "coordinator"), async (context) => {
      const never = context.asOf(new Date("1990-01-01T00:00:00Z"), "never");
      for (const name of ["plan", "participation", "follow_up_report", "action_follow_up", "decision", "funding_line"])
        expect({ name, seen: await keysSeenIn(never, { name, key: "r.id" }) }).toEqual({ name, seen: [] });
    });
  });

  it("is put to the test by rows of every table, decided and not", async () => {
    for (const { name } of tables) {
      const { rows } = await owner.query<{ all: number; past: number; open: number }>(`SELECT count(*)::int AS all,
        (SELECT count(*)::int FROM past.${name}) AS past, count(*) FILTER (WHERE NOT (${decided[name] ?? "true"}))::int AS open FROM ${name} r`);
      const [counts] = rows;
      if (!counts) throw new Error("a count is one row");
      expect({ name, rows: counts.all > 0 }).toEqual({ name, rows: true });
      if (name !== "participation_invitation") expect({ name, past: counts.past > 0 }).toEqual({ name, past: true });
      expect({ name, open: counts.open > 0 }).toEqual({ name, open: name in decided });
    }
  });

  it("keeps no draft, whoever might see it", async () => {
    const { rows } =
      await owner.query(`SELECT 'plan' AS table FROM past.plan WHERE draft UNION ALL SELECT 'action' FROM past.action WHERE draft
      UNION ALL SELECT 'content' FROM past.action_revision WHERE draft UNION ALL SELECT 'part' FROM past.participation WHERE draft
      UNION ALL SELECT 'reason' FROM past.report_reason WHERE draft UNION ALL SELECT 'invitation' FROM past.participation_invitation
      UNION ALL SELECT 'follow-up' FROM past.action_follow_up WHERE report_state NOT IN ('APPROVED', 'SUPERSEDED')
      UNION ALL SELECT 'text' FROM past.common_section_version WHERE state = 'DRAFT'`);
    expect(rows).toEqual([]);
  });
});
