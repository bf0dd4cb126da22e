import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { resolvers } from "../../packages/server/src/features/resolvers.js";
import { buildSchema } from "../../packages/server/src/graphql/build-schema.js";
import { type Answer, startTestApi, type TestApi } from "../support/api.js";
import { badValues, codeFor } from "../support/bad-values.js";
import { type TestDatabase, withConnection } from "../support/database.js";
import { demoDataset } from "../support/dataset.js";
import { callerOf, callers, documentOf } from "../support/input-callers.js";
import {
  argumentsWith,
  type InputPosition,
  inputPositions,
  isOneOfMany,
  literalOf,
} from "../support/input-positions.js";
import { databaseWith } from "../support/load-dataset.js";

const schema = buildSchema(resolvers);
const positions = inputPositions(schema);

let database: TestDatabase;
let api: TestApi;
const tokens = new Map<string, string>();
beforeAll(async () => {
  // Of its own: with null for what may be left out a mutation may do what it is for.
  database = await databaseWith(demoDataset());
  api = await startTestApi(database);
  for (const email of callers) tokens.set(email, await api.tokenFor(email));
});
afterAll(() => api.stop());

/** How much was ever written: every change of a row leaves an entry. */
const changes = () =>
  withConnection(database.ownerUrl, async (owner) => (await owner.query("SELECT count(*) FROM change_log")).rows);

async function send(query: string, variables: object, email: string): Promise<Answer> {
  // JSON has no infinity of its own, but a number that reads as one.
  const body = JSON.stringify({ query, variables }, (_, value) =>
    value === Number.POSITIVE_INFINITY ? "1e999!" : value,
  );
  const response = await api.app.inject({
    method: "POST",
    url: "/graphql",
    headers: { authorization: `Bearer ${tokens.get(email)}`, "content-type": "application/json" },
    payload: body.replaceAll('"1e999!"', "1e999"),
  });
  const { data = null, errors = [] } = response.json<Pick<Answer, "data" | "errors">>();
  return { status: response.statusCode, headers: response.headers, data, errors };
}

/** What a person can have typed too much of is data in a mutation's answer: as an error of the same form as the others. */
function asErrors({ data, errors }: Answer): { code: string; argument: string; message: string }[] {
  const payloads = Object.values(data ?? {}) as ({ userErrors?: { code: string; field: string[] | null }[] } | null)[];
  const told = payloads.flatMap((payload) => payload?.userErrors ?? []);
  return [
    ...errors.map(({ message, extensions: { code, argument } }) => ({ code, argument: String(argument), message })),
    ...told.map(({ code, field }) => ({ code, argument: (field ?? []).join("."), message: "" })),
  ];
}

function withVariables(position: InputPosition, given: unknown): Promise<Answer> {
  const variables = argumentsWith(position, given);
  const used = position.args.filter(({ name }) => name in variables);
  const declared = used.map(({ name, type }) => `$${name}: ${type}`).join(", ");
  const args = used.map(({ name }) => `${name}: $${name}`).join(", ");
  return send(documentOf(schema, position, args, `(${declared})`), variables, callerOf(schema, position));
}

function withLiterals(position: InputPosition, given: unknown): Promise<Answer> {
  const pairs = Object.entries(argumentsWith(position, given)).map(([name, value]) => `${name}: ${literalOf(value)}`);
  return send(documentOf(schema, position, pairs.join(", ")), {}, callerOf(schema, position));
}

describe.each(
  positions.map((position) => ({ position, name: `${position.owner}.${position.field} ${position.path.join(".")}` })),
)("$name", ({ position }) => {
  const argument = position.path.join(".");

  it("refuses what it cannot be, given as a variable, and says where", async () => {
    const before = await changes();
    for (const bad of badValues(position)) {
      const { what, value, at } = bad;
      const answer = await withVariables(position, value);
      const { status } = answer;
      const told = asErrors(answer);
      // A mutation answers all its problems at once: an id that is not there beside what is too long.
      const isBeyond = codeFor(position, bad) === "INVALID";
      const isAboutIt = (error: (typeof told)[number]) =>
        error.code === "INVALID" && error.argument.replace(/\.\d+(?=\.|$)/g, "").startsWith(argument);
      const errors = isBeyond ? told.filter(isAboutIt) : told;
      const given = { what, status, codes: [...new Set(errors.map(({ code }) => code))] };
      expect([200, 400]).toContain(status);
      expect(given).toMatchObject({ codes: [codeFor(position, bad)] });
      // Which item of a list on the way; an item with an unknown field is named itself.
      const inLists = what === "an unknown field" ? /\.0(?=\.|$)/g : /\.0(?=\.)/g;
      expect({ what, argument: String(errors[0]?.argument).replace(inLists, "") }).toEqual({
        what,
        argument: what === "an unknown field" ? argument : `${argument}${at}`,
      });
      for (const { message } of errors) expect(message.length).toBeLessThan(2_000);
    }
    expect(await changes()).toEqual(before);
  });

  it("refuses what it cannot be, written in the document", async () => {
    const before = await changes();
    for (const bad of badValues(position)) {
      const answer = await withLiterals(position, bad.value);
      const told = asErrors(answer).map(({ code }) => code);
      const isBeyond = codeFor(position, bad) === "INVALID" && told.includes("INVALID");
      const codes = isBeyond ? ["INVALID"] : [...new Set(told)];
      expect([200, 400]).toContain(answer.status);
      // A literal may both hold a value that does not fit and lack a field that it needs.
      expect(codes).not.toEqual([]);
      expect(["BAD_USER_INPUT", codeFor(position, bad), "GRAPHQL_VALIDATION_FAILED", "GRAPHQL_PARSE_FAILED"]).toEqual(
        expect.arrayContaining(codes),
      );
    }
    expect(await changes()).toEqual(before);
  });

  it("takes null for what may be left out", async () => {
    if (String(position.input.type).endsWith("!") || isOneOfMany(position)) return;
    const { status, errors } = await withVariables(position, null);
    expect({ status, errors }).toEqual({ status: 200, errors: [] });
  });
});

it("covers arguments of every kind", () => {
  expect(positions.length).toBeGreaterThan(50);
});
