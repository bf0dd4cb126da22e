import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { startTestApi, type TestApi } from "../support/api.js";
import { demoDatabase } from "../support/database.js";

const analyst = "analyst@linkoping.example";
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi(demoDatabase());
});
afterAll(() => api.stop());

const send = (query: string, variables: object) => api.query(analyst, query, variables);

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
