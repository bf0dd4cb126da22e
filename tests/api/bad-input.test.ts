import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { inputLimits } from "@samplan/schema";
import { getNamedType, isInputObjectType } from "graphql";
import { resolvers } from "../../packages/server/src/features/resolvers.js";
import { buildSchema } from "../../packages/server/src/graphql/build-schema.js";
import { type Answer, startTestApi, type TestApi } from "../support/api.js";
import { demoDatabase } from "../support/database.js";
import {
  argumentsWith,
  EnumLiteral,
  type InputPosition,
  inputPositions,
  isOneOfMany,
  itemType,
  literalOf,
} from "../support/input-positions.js";

const analyst = "analyst@linkoping.example";
/** Who has the permission for a mutation. */
const writers: Record<string, string> = {
  adoptionRecord: "secretary@linkoping.example",
  decisionUpdate: "secretary@linkoping.example",
};
const coordinator = "coordinator@linkoping.example";

/** How a query comes to the fields of a type. A type that gets its first argument is added here. */
const reach: Record<string, (field: string) => string> = {
  Query: (field) => field,
  Mutation: (field) => field,
  Municipality: (field) => `municipality(code: "0580") { ${field} }`,
  Collaboration: (field) => `collaboration(key: "linkoping-norrkoping") { ${field} }`,
  SharedStrategy: (field) => `collaboration(key: "linkoping-norrkoping") { strategy { ${field} } }`,
  Action: (field) => `actions(first: 1) { nodes { ${field} } }`,
  FundingLine: (field) => `projects(first: 1) { nodes { fundingLines { ${field} } } }`,
  FollowUpSummary: (field) =>
    `followUpSummary(input: { collaboration: "linkoping-norrkoping", year: 2026, period: T2 }) { ${field} }`,
};

const schema = buildSchema(resolvers);
const positions = inputPositions(schema);

let api: TestApi;
const tokens = new Map<string, string>();
beforeAll(async () => {
  api = await startTestApi(demoDatabase());
  for (const email of [analyst, coordinator, ...Object.values(writers)]) tokens.set(email, await api.tokenFor(email));
});
afterAll(() => api.stop());

interface BadValue {
  what: string;
  value: unknown;
  /** Below the position: ".0" for a list's item. */
  at: string;
}

/** What nobody may send at a position, by its type and limits. */
function badValues({ input }: InputPosition): BadValue[] {
  const { isList, name, isEnum } = itemType(input.type);
  const { maxLength = 0, min, max } = inputLimits(input);
  const one = (what: string, value: unknown): BadValue => ({
    what,
    value: isList ? [value] : value,
    at: isList ? ".0" : "",
  });
  const several = isList ? [{ what: "251 items", value: Array(251).fill(anyOf(name, isEnum, input)), at: "" }] : [];
  const megabyte = one("1 MB", "x".repeat(1_000_000));
  const text = [
    one("NUL", "a\u0000b"),
    one("a lone surrogate", "a\ud800b"),
    one("one character too many", "å".repeat(maxLength + 1)),
    megabyte,
    one("an object", {}),
  ];
  const numbers = [
    2 ** 31,
    2 ** 53 + 1,
    Number.POSITIVE_INFINITY,
    1.5,
    "7",
    [[7]],
    ...beyond(min, -1),
    ...beyond(max, 1),
  ];
  const wrong: Record<string, BadValue[]> = {
    String: [...text, one("a number", 7)],
    ID: text,
    Markdown: text,
    // Any JSON is JSON: what is no document is refused by the mutation that takes it.
    JSON: [],
    Int: [...numbers.map((value) => one(literalOf(value), value)), megabyte],
    Boolean: [one("a text", "true"), one("a number", 1), megabyte],
    Date: ["2024-02-30", "2026-13-01", "0000-01-01", "20260101", "2026-01-01T00:00:00Z", "a\u0000", 20260101]
      .map((value) => one(String(value), value))
      .concat(megabyte),
  };
  if (isEnum)
    return [
      one("an unknown value", new EnumLiteral("UNKNOWN")),
      one("a number", 1),
      one("NUL", "\u0000"),
      megabyte,
      ...several,
    ];
  if (isInputObjectType(getNamedType(input.type)))
    return [one("a text", "text"), one("an unknown field", { unknown: 1 })];
  const known = wrong[name];
  if (known === undefined) throw new Error(`say in bad-input.test.ts what a bad ${name} is`);
  return [...known, ...several];
}

function beyond(limit: number | undefined, step: number): number[] {
  return limit === undefined ? [] : [limit + step];
}

function anyOf(name: string, isEnum: boolean, input: InputPosition["input"]): unknown {
  const type = getNamedType(input.type);
  if (isEnum && "getValues" in type) return new EnumLiteral(type.getValues()[0]?.name ?? "");
  return name === "Int" ? 2026 : "text";
}

async function send(query: string, variables: object, email = analyst): Promise<Answer> {
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

/** The position's field, asked with arguments; the answer's type may want a selection. */
function query({ owner, field }: InputPosition, args: string): string {
  const type = schema.getType(owner);
  const answer = type && "getFields" in type ? getNamedType(type.getFields()[field]?.type) : undefined;
  const selection = owner === "Mutation" ? "{ userErrors { code field } }" : "{ __typename }";
  return (reach[owner] ?? fail(owner))(`${field}(${args})${answer && "getFields" in answer ? ` ${selection}` : ""}`);
}

const operationOf = ({ owner }: InputPosition) => (owner === "Mutation" ? "mutation" : "query");
const callerOf = ({ owner, field }: InputPosition) =>
  owner === "Mutation" ? (writers[field] ?? coordinator) : analyst;

/** What a person can have typed too much of is data in a mutation's answer: as an error of the same form as the others. */
function asErrors({ data, errors }: Answer): { code: string; argument: string; message: string }[] {
  const payloads = Object.values(data ?? {}) as ({ userErrors?: { code: string; field: string[] }[] } | null)[];
  const told = payloads.flatMap((payload) => payload?.userErrors ?? []);
  return [
    ...errors.map(({ message, extensions: { code, argument } }) => ({ code, argument: String(argument), message })),
    ...told.map(({ code, field }) => ({ code, argument: field.join("."), message: "" })),
  ];
}

/** Where it is data, and where it is an error. */
function codeFor({ owner, input }: InputPosition, { what, value }: BadValue): string {
  const beyond = ["one character too many", "1 MB", "251 items"].includes(what) || typeof value === "number";
  const counted = ["String", "ID", "Markdown", "Int"].includes(getNamedType(input.type).name);
  const isInt = typeof value !== "number" || (Number.isInteger(value) && Math.abs(value) < 2 ** 31);
  const isText =
    typeof value === "number" ? getNamedType(input.type).name === "Int" : getNamedType(input.type).name !== "Int";
  return owner === "Mutation" && beyond && counted && isInt && isText ? "INVALID" : "BAD_USER_INPUT";
}

function fail(owner: string): never {
  throw new Error(`say in bad-input.test.ts how a query comes to ${owner}`);
}

function withVariables(position: InputPosition, given: unknown): Promise<Answer> {
  const variables = argumentsWith(position, given);
  const used = position.args.filter(({ name }) => name in variables);
  const declared = used.map(({ name, type }) => `$${name}: ${type}`).join(", ");
  const args = used.map(({ name }) => `${name}: $${name}`).join(", ");
  const document = `${operationOf(position)} (${declared}) { ${query(position, args)} }`;
  return send(document, variables, callerOf(position));
}

function withLiterals(position: InputPosition, given: unknown): Promise<Answer> {
  const pairs = Object.entries(argumentsWith(position, given)).map(([name, value]) => `${name}: ${literalOf(value)}`);
  return send(`${operationOf(position)} { ${query(position, pairs.join(", "))} }`, {}, callerOf(position));
}

describe.each(
  positions.map((position) => ({ position, name: `${position.owner}.${position.field} ${position.path.join(".")}` })),
)("$name", ({ position }) => {
  const argument = position.path.join(".");

  it("refuses what it cannot be, given as a variable, and says where", async () => {
    for (const bad of badValues(position)) {
      const { what, value, at } = bad;
      const answer = await withVariables(position, value);
      const { status } = answer;
      const errors = asErrors(answer);
      const given = { what, status, codes: [...new Set(errors.map(({ code }) => code))] };
      expect([200, 400]).toContain(status);
      expect(given).toMatchObject({ codes: [codeFor(position, bad)] });
      expect({ what, argument: String(errors[0]?.argument).replace(/\.0\.0$/, ".0") }).toEqual({
        what,
        argument: what === "an unknown field" ? argument : `${argument}${at}`,
      });
      for (const { message } of errors) expect(message.length).toBeLessThan(2_000);
    }
  });

  it("refuses what it cannot be, written in the document", async () => {
    for (const bad of badValues(position)) {
      const answer = await withLiterals(position, bad.value);
      const codes = [...new Set(asErrors(answer).map(({ code }) => code))];
      expect([200, 400]).toContain(answer.status);
      // A literal may both hold a value that does not fit and lack a field that it needs.
      expect(codes).not.toEqual([]);
      expect(["BAD_USER_INPUT", codeFor(position, bad), "GRAPHQL_VALIDATION_FAILED", "GRAPHQL_PARSE_FAILED"]).toEqual(
        expect.arrayContaining(codes),
      );
    }
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

describe("an id", () => {
  const unknown = [
    "019a8f5e-0000-7000-8000-000000000000",
    "",
    "x",
    "0",
    "' OR 1=1 --",
    "019A8F5E-0000-7000-8000-00000000000g",
    "å",
    "\u202e",
  ];

  it.each(["plan", "action", "report"])("of no %s is null, also when it cannot be one", async (field) => {
    for (const id of unknown) {
      const answer = await send(`query ($id: ID!) { ${field}(id: $id) { id } }`, { id });
      expect({ id, status: answer.status, data: answer.data, errors: answer.errors }).toEqual({
        ...{ id, status: 200, data: { [field]: null }, errors: [] },
      });
    }
  });

  it("in a filter that cannot be one fits nothing", async () => {
    const { data, errors } = await send(
      '{ plans(filter: { body: ["x"] }) { nodes { id } } actions(filter: { body: ["x"] }) { nodes { id } } }',
      {},
    );
    expect({ data, errors }).toEqual({ data: { plans: { nodes: [] }, actions: { nodes: [] } }, errors: [] });
  });
});

describe("text", () => {
  const found = async (text: string) => {
    const answer = await send(
      "query ($text: String) { actions(first: 100, filter: { text: $text }) { nodes { reference } } }",
      { text },
    );
    expect(answer.errors).toEqual([]);
    return (answer.data as { actions: { nodes: { reference: string }[] } }).actions.nodes;
  };

  it("is found as typed on any machine: å as one character or as a and a ring", async () => {
    for (const word of ["för", "båda", "från", "språk"]) {
      const composed = await found(word.normalize("NFC"));
      expect({ word, found: composed.length > 0 }).toEqual({ word, found: true });
      expect(word.normalize("NFD")).not.toBe(word.normalize("NFC"));
      expect(await found(word.normalize("NFD"))).toEqual(composed);
    }
  });

  it("means itself: no pattern, no SQL", async () => {
    for (const text of ["%", "_", "\\", "%%", "'", "';--", "$1", ":word0", "\u202eabc"]) {
      const matches = await found(text);
      expect({ text, all: matches.length }).not.toEqual({ text, all: 54 });
    }
    expect(await found("   ")).toHaveLength(54);
    expect(await found(Array(100).fill("a").join(" "))).toBeInstanceOf(Array);
  });

  it("in a code or key finds nothing rather than failing", async () => {
    const answer = await send(
      `query ($odd: String!) { municipality(code: $odd) { id } collaboration(key: $odd) { id }
        plans(filter: { collaboration: $odd, domain: [$odd], municipality: [$odd] }) { nodes { id } }
        projects(filter: { programme: $odd }) { nodes { id } } }`,
      { odd: "\u202e'\"\\%_😀" },
    );
    expect(answer).toMatchObject({
      errors: [],
      data: { municipality: null, collaboration: null, plans: { nodes: [] }, projects: { nodes: [] } },
    });
  });
});

it("a variable used for arguments of two names is refused without guessing which", async () => {
  const { errors } = await send(
    'query ($day: Date) { municipality(code: "0580") { bodies(validOn: $day) { id } } projects(filter: { runningOn: $day }) { nodes { id } } }',
    { day: "2024-02-30" },
  );
  expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: "BAD_USER_INPUT" }]);
});

it("a value that looks like a place in a message does not become one", async () => {
  const { errors } = await send("query ($day: Date) { projects(filter: { runningOn: $day }) { nodes { id } } }", {
    day: 'x at "day.evil"; ',
  });
  expect(errors.map(({ extensions }) => extensions)).toEqual([
    { code: "BAD_USER_INPUT", argument: "filter.runningOn" },
  ]);
});
