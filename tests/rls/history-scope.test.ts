import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import pg from "pg";
import type { DataSource } from "typeorm";
import { openDataSource } from "../../packages/server/src/db/data-source.js";
import { createNeighbours } from "../factories/neighbours.js";
import { lookAs } from "./look-as.js";
import { type Viewer, viewers } from "./viewers.js";

interface Subject {
  id: string;
  code: string;
  body_id: string;
  state: string;
}

let owner: pg.Client;
let source: DataSource;
let plans: Subject[];
let reports: Subject[];
/** Of each municipality its two bodies, by the numbers that the scenario gives them. */
let bodies: Map<string, string[]>;

beforeAll(async () => {
  const database = await createNeighbours();
  source = await openDataSource({ url: database.appUrl, poolSize: 1 });
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  plans = await subjectsIn("plan");
  reports = await subjectsIn("follow_up_report");
  const { rows } = await owner.query<{ code: string; ids: string[] }>(
    `SELECT m.code, (SELECT array_agg(DISTINCT r.body_id) FROM role_assignment r JOIN app_user u ON u.id = r.user_id
       WHERE r.municipality_id = m.id AND u.subject = 'planner') || (SELECT array_agg(DISTINCT r.body_id) FROM role_assignment r JOIN app_user u ON u.id = r.user_id
       WHERE r.municipality_id = m.id AND u.subject = 'education') AS ids FROM municipality m`,
  );
  bodies = new Map(rows.map(({ code, ids }) => [code, ids]));
}, 60_000);
afterAll(async () => {
  await source.destroy();
  await owner.end();
});

async function subjectsIn(table: string): Promise<Subject[]> {
  const sql = `SELECT t.id, m.code, t.body_id, t.state FROM ${table} t JOIN municipality m ON m.id = t.municipality_id`;
  return (await owner.query<Subject>(sql)).rows;
}

/** Whether the viewer sees the body's drafts, by what is said of it by hand. */
function seesDrafts({ hasRole, code, drafts }: Viewer, subject: Subject): boolean {
  if (!hasRole || subject.code !== code || drafts === "none") return false;
  return drafts === "all" || bodies.get(code)?.[drafts - 1] === subject.body_id;
}

/** What the database answers the viewer: of which it tells anything, and of which what was written there. */
async function answered(who: Viewer, subject: string, all: readonly Subject[], written: string) {
  const rows = await lookAs(source, who, (context) =>
    context.query<{ id: string; whole: boolean }>(
      `SELECT of_id AS id, bool_or(h.after ? $3) AS whole FROM unnest($2::uuid[]) of_id CROSS JOIN LATERAL history($1, of_id, 100) h GROUP BY of_id`,
      [subject, all.map(({ id }) => id), written],
    ),
  );
  const ids = (some: typeof rows) => some.map(({ id }) => id).sort();
  return { told: ids(rows), whole: ids(rows.filter(({ whole }) => whole)) };
}

const idsOf = (some: readonly Subject[]) => some.map(({ id }) => id).sort();

describe("the history that the database gives out", () => {
  it.each(viewers)(
    "to $name is of the own municipality's plans and reports, and within the draft scope",
    async (who) => {
      const own = ({ code }: Subject) => who.hasRole && code === who.code;
      const inDraft = ({ state }: Subject) => ["DRAFT", "IN_PREPARATION"].includes(state);
      expect(await answered(who, "plan", plans, "local_text")).toEqual({
        told: idsOf(plans.filter((plan) => own(plan) && (!inDraft(plan) || seesDrafts(who, plan)))),
        whole: idsOf(plans.filter((plan) => seesDrafts(who, plan))),
      });
      const approved = ({ state }: Subject) => ["APPROVED", "SUPERSEDED", "EXEMPT"].includes(state);
      const { told } = await answered(who, "follow_up_report", reports, "comment");
      expect(told).toEqual(
        idsOf(reports.filter((report) => seesDrafts(who, report) || (own(report) && approved(report)))),
      );
    },
  );

  it("has something to hide and something to show", () => {
    expect(plans.filter(({ code }) => code === "0581").length).toBeGreaterThan(20);
    expect(bodies.get("0580")?.length).toBe(2);
  });
});
