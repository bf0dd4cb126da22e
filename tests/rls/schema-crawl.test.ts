import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { isObjectType } from "graphql";
import pg from "pg";
import { demoIssuerId } from "../../packages/server/src/auth/demo/demo-user.js";
import { resolvers } from "../../packages/server/src/features/resolvers.js";
import { buildSchema } from "../../packages/server/src/graphql/build-schema.js";
import { createNeighbours } from "../factories/neighbours.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { type Canary, numbersIn, plantCanaries } from "./canaries.js";
import { Crawler } from "./crawler.js";
import { Expectation } from "./expectation.js";
import { type Table, tablesOf } from "./tables.js";
import { anonymous, type Viewer, viewer } from "./viewers.js";

const roles = ["planner", "manager", "secretary", "coordinator", "analyst", "auditor", "elected", "admin"];
const members = ["0580", "0581"].flatMap((code) => roles.map((role) => viewer(code, role)));
const others = [anonymous, viewer("0581", "no-role"), viewer("1880", "coordinator"), viewer("1880", "analyst")];
const fillings = {
  years: [2014, 2017, 2026, 2027],
  reportYears: [2017, 2026],
  day: "2026-11-21",
  collaborations: ["linkoping-norrkoping", "orebro-vanersborg"],
};

const schema = buildSchema(resolvers);
let owner: pg.Client;
let api: TestApi;
let tables: Table[];
let expectation: Expectation;
let canaries: Map<string, Canary>;

beforeAll(async () => {
  const database = await createNeighbours();
  api = await startTestApi(database);
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  canaries = await plantCanaries(owner);
  tables = await tablesOf(owner);
  expectation = await Expectation.on(owner);
}, 60_000);
afterAll(async () => {
  await api.stop();
  await owner.end();
});

function emailOf({ code, subject }: Viewer): string | null {
  return code === null ? null : `${subject}@${code}.example`;
}

async function userIdOf({ code, subject }: Viewer): Promise<string | null> {
  const sql = "SELECT id FROM app_user WHERE issuer_id = $1 AND subject = $2";
  const { rows } = await owner.query<{ id: string }>(sql, [demoIssuerId(code ?? ""), subject]);
  return rows[0]?.id ?? null;
}

/** The table, or tables, in which objects of a type stand: an unanswered invitation is read as a participation. */
function tablesBehind(type: string): string[] {
  const name = type.replace(/(?<=.)[A-Z]/g, "_$&").toLowerCase();
  return name === "participation" ? [name, "participation_invitation"] : [name];
}

/** By table the keys that the viewer should see. */
async function expectedOf(who: Viewer): Promise<Map<string, Set<string>>> {
  await expectation.lookAs(who);
  const keys = new Map<string, Set<string>>();
  for (const table of tables) keys.set(table.name, new Set(await expectation.keysOf(table)));
  return keys;
}

/** The same by id alone, the last part of the key of a table whose rows have one. */
function idsOf(expected: Map<string, Set<string>>, type: string): Set<string> {
  const keys = tablesBehind(type).flatMap((table) => [...(expected.get(table) ?? [])]);
  return new Set(keys.map((key) => key.split("/").at(-1) ?? ""));
}

describe("going along every field from every root", () => {
  it.each([...members, ...others])(
    "$name comes to nothing that is not for it",
    async (who) => {
      const expected = await expectedOf(who);
      const self = await userIdOf(who);
      // Who one is oneself is told by the token's verification, with or without a role.
      const isSelf = (table: string, key: string) => table === "app_user" && self !== null && key.endsWith(self);
      const { reached, answers, errors } = await new Crawler(schema, api, emailOf(who), fillings).run();
      // Not every combination of arguments is sensible; no answer at all would be a fault.
      const refused = who.hasRole ? ["BAD_USER_INPUT"] : ["FORBIDDEN", "UNAUTHENTICATED"];
      expect(errors.filter(({ code }) => !refused.includes(code)).slice(0, 3)).toEqual([]);

      expect([...reached.values()].filter(({ type, id }) => !idsOf(expected, type).has(id))).toEqual([]);

      const told = new Set(answers.flatMap(numbersIn));
      const leaked = [...told]
        .flatMap((number) => canaries.get(number) ?? [])
        .filter(({ table, key }) => !expected.get(table)?.has(key) && !isSelf(table, key));
      expect(leaked).toEqual([]);

      // The way led everywhere: what has a root field of its own was found to the last row.
      if (!who.hasRole) return;
      for (const type of ["Plan", "Action", "FollowUpReport", "Project", "Municipality", "Collaboration"]) {
        const found = [...reached.values()].filter((one) => one.type === type).map(({ id }) => id);
        expect([type, found.sort()]).toEqual([type, [...idsOf(expected, type)].sort()]);
      }
    },
    30_000,
  );

  it("knows the table of every type with an id", () => {
    const nodes = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && type.getFields().id);
    const unknown = nodes.filter(
      ({ name }) => !tablesBehind(name).every((table) => tables.some((one) => one.name === table)),
    );
    expect(unknown.map(({ name }) => name)).toEqual([]);
  });
});

describe("asking by id", () => {
  const roots = [
    ["plan", "Plan"],
    ["action", "Action"],
    ["report", "FollowUpReport"],
  ] as const;

  async function ask(who: Viewer, root: string, ids: readonly string[]): Promise<unknown> {
    const fields = ids.map((id, index) => `a${index}: ${root}(id: ${JSON.stringify(id)}) { id version }`);
    const { status, data, errors } = await api.query(emailOf(who), `{ ${fields.join(" ")} }`);
    return { status, data, errors };
  }

  it.each([
    viewer("0581", "planner"),
    viewer("0581", "analyst"),
    viewer("0580", "elected"),
    viewer("1880", "coordinator"),
  ])(
    "$name gets the same answer for what is hidden, what is not and what cannot be",
    async (who) => {
      const expected = await expectedOf(who);
      for (const [root, type] of roots) {
        const { rows } = await owner.query<{ id: string }>(`SELECT id FROM ${tablesBehind(type)[0]}`);
        const hidden = rows.map(({ id }) => id).filter((id) => !idsOf(expected, type).has(id));
        expect(hidden.length).toBeGreaterThan(20);
        for (let start = 0; start + 20 <= hidden.length; start += 20) {
          const some = hidden.slice(start, start + 20);
          const answer = await ask(who, root, some);
          expect(answer).toEqual({
            status: 200,
            data: Object.fromEntries(some.map((_, index) => [`a${index}`, null])),
            errors: [],
          });
          expect(answer).toEqual(
            await ask(
              who,
              root,
              some.map(() => randomUUID()),
            ),
          );
          expect(answer).toEqual(
            await ask(
              who,
              root,
              some.map((id) => id.toUpperCase()),
            ),
          );
          expect(answer).toEqual(
            await ask(
              who,
              root,
              some.map((id, index) => ["", "x", "0", `${id}x`, `{${id}}`, "å", "%", "'; --"][index % 8] ?? ""),
            ),
          );
        }
      }
    },
    30_000,
  );

  it("finds no action by words that only a hidden content has", async () => {
    const who = viewer("0581", "analyst");
    const expected = await expectedOf(who);
    const hidden = [...canaries].filter(
      ([, { table, key }]) => table === "action_revision" && !expected.get(table)?.has(key),
    );
    expect(hidden.length).toBeGreaterThan(20);
    for (let start = 0; start < hidden.length; start += 15) {
      const fields = hidden
        .slice(start, start + 15)
        .map(([number], index) => `a${index}: actions(filter: {text: "${number}"}) { nodes { id } }`);
      const { data, errors } = await api.query(emailOf(who), `{ ${fields.join(" ")} }`);
      expect([errors, Object.values(data ?? {})]).toEqual([[], fields.map(() => ({ nodes: [] }))]);
    }
  });
});
