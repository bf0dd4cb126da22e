import pg from "pg";
import { demoIssuerId } from "../../packages/server/src/auth/demo/demo-user.js";
import { resolvers } from "../../packages/server/src/features/resolvers.js";
import { buildSchema } from "../../packages/server/src/graphql/build-schema.js";
import { createNeighbours } from "../factories/neighbours.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { type Canary, numbersIn, plantCanaries } from "./canaries.js";
import { type Crawl, Crawler } from "./crawler.js";
import { Expectation } from "./expectation.js";
import { type Table, tablesOf } from "./tables.js";
import type { Viewer } from "./viewers.js";

export const schema = buildSchema(resolvers);

/** The neighbours with a canary in everything that can hold one, the API over them, and who should see what of it. */
export class Neighbourhood {
  private constructor(
    readonly api: TestApi,
    readonly owner: pg.Client,
    readonly tables: Table[],
    readonly canaries: Map<string, Canary>,
    private readonly expectation: Expectation,
    private readonly compared: Record<string, string[]>,
  ) {}

  static async open(): Promise<Neighbourhood> {
    const database = await createNeighbours();
    const api = await startTestApi(database);
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    const canaries = await plantCanaries(owner);
    const [tables, expectation] = [await tablesOf(owner), await Expectation.on(owner)];
    return new Neighbourhood(api, owner, tables, canaries, expectation, await comparedIds(owner));
  }

  async close(): Promise<void> {
    await this.api.stop();
    await this.owner.end();
  }

  /** By table the keys that the viewer should see. */
  async expectedOf(who: Viewer): Promise<Map<string, Set<string>>> {
    await this.expectation.lookAs(who);
    const keys = new Map<string, Set<string>>();
    for (const table of this.tables) keys.set(table.name, new Set(await this.expectation.keysOf(table)));
    return keys;
  }

  async crawlAs(who: Viewer): Promise<Crawl> {
    return await new Crawler(schema, this.api, emailOf(who), { ...fillings, compared: this.compared }).run();
  }

  /** Where the canaries in these answers stand that the viewer should not see. */
  async leaksIn(answers: readonly string[], who: Viewer, expected: Map<string, Set<string>>): Promise<Canary[]> {
    const self = await this.#userIdOf(who);
    // Who one is oneself is told by the token's verification, with or without a role.
    const isSelf = (table: string, key: string) => table === "app_user" && self !== null && key.endsWith(self);
    return [...new Set(answers.flatMap(numbersIn))]
      .flatMap((number) => this.canaries.get(number) ?? [])
      .filter(({ table, key }) => !expected.get(table)?.has(key) && !isSelf(table, key));
  }

  async #userIdOf({ code, subject }: Viewer): Promise<string | null> {
    const sql = "SELECT id FROM app_user WHERE issuer_id = $1 AND subject = $2";
    const { rows } = await this.owner.query<{ id: string }>(sql, [demoIssuerId(code ?? ""), subject]);
    return rows[0]?.id ?? null;
  }
}

const fillings = {
  years: [2014, 2017, 2026, 2027],
  reportYears: [2017, 2026],
  day: "2026-11-21",
  collaborations: ["linkoping-norrkoping", "orebro-vanersborg"],
};

export function emailOf({ code, subject }: Viewer): string | null {
  return code === null ? null : `${subject}@${code}.example`;
}

/** The table, or tables, in which objects of a type stand: an unanswered invitation is read as a participation. */
export function tablesBehind(type: string): string[] {
  const name = type.replace(/(?<=.)[A-Z]/g, "_$&").toLowerCase();
  return name === "participation" ? [name, "participation_invitation"] : [name];
}

/** The ids alone of what should be seen of a type: the last part of the key of a table whose rows have one. */
export function idsOf(expected: Map<string, Set<string>>, type: string): Set<string> {
  const keys = tablesBehind(type).flatMap((table) => [...(expected.get(table) ?? [])]);
  return new Set(keys.map((key) => key.split("/").at(-1) ?? ""));
}

/** One of each kind that all members see, and one that some of them do not. */
async function comparedIds(owner: pg.Client): Promise<Record<string, string[]>> {
  const plans = `SELECT min(p.id::text) AS id FROM plan p JOIN municipality m ON m.id = p.municipality_id
    WHERE (m.code, p.state) IN (('0580', 'ADOPTED'), ('0581', 'DRAFT')) GROUP BY m.code, p.state ORDER BY m.code, p.state`;
  const sections =
    "SELECT min(id::text) AS id FROM common_section_version WHERE state IN ('DRAFT', 'PROPOSED') GROUP BY state ORDER BY state";
  const strategies = sections.replace("common_section_version", "shared_strategy_version");
  const ids = async (sql: string) => (await owner.query<{ id: string }>(sql)).rows.map(({ id }) => id);
  return { PlanDiff: await ids(plans), TextDiff: await ids(sections), StrategyVersionDiff: await ids(strategies) };
}
