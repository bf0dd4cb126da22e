import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { isObjectType } from "graphql";
import { expectNothingForeign } from "./expect-nothing-foreign.js";
import { emailOf, idsOf, Neighbourhood, schema, tablesBehind } from "./neighbourhood.js";
import { anonymous, type Viewer, viewer } from "./viewers.js";

let neighbourhood: Neighbourhood;

beforeAll(async () => {
  neighbourhood = await Neighbourhood.open();
}, 60_000);
afterAll(() => neighbourhood.close());

describe("going along every field from every root", () => {
  it.each([anonymous, viewer("0581", "no-role"), viewer("1880", "coordinator"), viewer("1880", "analyst")])(
    "$name comes to nothing that is not for it",
    (who) => expectNothingForeign(neighbourhood, who),
    90_000,
  );

  it("knows the table of every type with an id", () => {
    const nodes = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && type.getFields().id);
    const unknown = nodes.filter(
      ({ name }) => !tablesBehind(name).every((table) => neighbourhood.tables.some((one) => one.name === table)),
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
    const { status, data, errors } = await neighbourhood.api.query(emailOf(who), `{ ${fields.join(" ")} }`);
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
      const expected = await neighbourhood.expectedOf(who);
      for (const [root, type] of roots) {
        const { rows } = await neighbourhood.owner.query<{ id: string }>(`SELECT id FROM ${tablesBehind(type)[0]}`);
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
    const expected = await neighbourhood.expectedOf(who);
    const hidden = [...neighbourhood.canaries].filter(
      ([, { table, key }]) => table === "action_revision" && !expected.get(table)?.has(key),
    );
    expect(hidden.length).toBeGreaterThan(20);
    for (let start = 0; start < hidden.length; start += 15) {
      const fields = hidden
        .slice(start, start + 15)
        .map(([number], index) => `a${index}: actions(filter: {text: "${number}"}) { nodes { id } }`);
      const { data, errors } = await neighbourhood.api.query(emailOf(who), `{ ${fields.join(" ")} }`);
      expect([errors, Object.values(data ?? {})]).toEqual([[], fields.map(() => ({ nodes: [] }))]);
    }
  }, 30_000);
});
