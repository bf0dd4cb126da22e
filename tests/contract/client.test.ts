import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  BadUserInputError,
  type Client,
  createClient,
  GraphqlRequestError,
  graphql,
  paginate,
  UnauthenticatedError,
} from "@samplan/client";
import { parse } from "graphql";
import { startTestApi, type TestApi } from "../support/api.js";
import { demoDatabase } from "../support/database.js";

const ANALYST = "analyst@linkoping.example";

const summary = graphql(`
  query Summary($input: FollowUpSummaryInput!) {
    followUpSummary(input: $input) {
      scope { lastDay municipalities { code } }
      total { actions score }
    }
  }
`);
const plans = graphql(`
  query Plans($first: Int, $after: String, $filter: PlanFilter) {
    plans(first: $first, after: $after, filter: $filter) {
      nodes { id year state body { abbreviation } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);
const t2 = { collaboration: "linkoping-norrkoping", year: 2026, period: "T2" } as const;

let api: TestApi;
let url: string;

beforeAll(async () => {
  api = await startTestApi(demoDatabase());
  url = `${await api.app.listen({ port: 0, host: "127.0.0.1" })}/graphql`;
});
afterAll(async () => {
  await api?.stop();
});

function clientAs(email: string | null, locale?: string): Client {
  const getToken = () => (email === null ? null : api.tokenFor(email));
  return createClient({ url, getToken, ...(locale && { locale }) });
}

async function failure(request: Promise<unknown>): Promise<unknown> {
  return await request.then(
    () => "no failure",
    (error: unknown) => error,
  );
}

/** The output of a README's first program, as it stands but for the server's address, on the built package. */
async function runFirstProgram(readme: string): Promise<string> {
  const code = /```[jt]s\n(.*?)```/s.exec(readme)?.[1] ?? "";
  const program = code.replace("http://localhost:4000/graphql", url);
  const env = { PATH: process.env.PATH, TOKEN: await api.tokenFor(ANALYST) };
  const run = promisify(execFile);
  return (await run(process.execPath, ["--input-type=module", "--eval", program], { env })).stdout;
}

describe("the first query", () => {
  it("of the client's README prints what stands there", async () => {
    const readme = await readFile("packages/client/README.md", "utf8");
    const answer = /prints\n\n```\n(.*?)```/s.exec(readme)?.[1];
    expect(answer).toMatch(/actions: 54,.*score: 75.5/s);
    expect(await runFirstProgram(readme)).toBe(answer);
  });

  it("of the project's README prints what stands there", async () => {
    const readme = await readFile("README.md", "utf8");
    expect(readme).toContain("console.log(followUpSummary?.total.score); // 75.5");
    expect(await runFirstProgram(readme)).toBe("75.5\n");
  });
});

describe("the client with the server", () => {
  it("answers the same to the analysts of both municipalities", async () => {
    const [here, there] = await Promise.all(
      [ANALYST, "analyst@norrkoping.example"].map((email) => clientAs(email).request(summary, { input: t2 })),
    );
    expect(here?.followUpSummary).toEqual({
      scope: { lastDay: "2026-08-31", municipalities: [{ code: "0580" }, { code: "0581" }] },
      total: { actions: 54, score: 75.5 },
    });
    expect(there).toEqual(here);
  });

  it("takes labels in the language asked for", async () => {
    const domains = graphql(`query { municipality(code: "0580") { bodies { domain { key name } } } }`);
    const [swedish, english] = await Promise.all(
      ["sv", "en"].map((locale) => clientAs(ANALYST, locale).request(domains)),
    );
    const keys = (data: typeof swedish) => data?.municipality?.bodies.map(({ domain }) => domain?.key);
    expect(keys(english)).toEqual(keys(swedish));
    expect(english).not.toEqual(swedish);
  });

  it("pages through all plans of a year, each once, as one page would give them", async () => {
    const client = clientAs(ANALYST);
    const filter = { year: [2026] };
    const paged: unknown[] = [];
    for await (const plan of paginate(client, plans, { first: 4, filter }, (data) => data.plans)) paged.push(plan);
    const whole = await client.request(plans, { first: 100, filter });
    expect(paged).toHaveLength(15);
    expect(paged).toEqual(whole.plans?.nodes);
  });
});

describe("errors, as the client gives them", () => {
  it("without a token: UnauthenticatedError for what is guarded, null for the viewer", async () => {
    const client = clientAs(null);
    expect(await client.request(graphql(`query { viewer { name } }`))).toEqual({ viewer: null });
    const error = await failure(client.request(plans));
    expect(error).toBeInstanceOf(UnauthenticatedError);
    expect(error).toMatchObject({ path: ["plans"], data: { plans: null } });
  });

  it("with a bad token: UnauthenticatedError, status 401", async () => {
    const client = createClient({ url, getToken: () => "not.a.token" });
    const error = await failure(client.request(plans));
    expect(error).toBeInstanceOf(UnauthenticatedError);
    expect(error).toMatchObject({ status: 401 });
  });

  it("for an argument that cannot be answered: BadUserInputError with its path", async () => {
    const client = clientAs(ANALYST);
    const asked = { ...t2, municipalities: ["0580", "0180"] };
    const error = await failure(client.request(summary, { input: asked }));
    expect(error).toBeInstanceOf(BadUserInputError);
    expect(error).toMatchObject({ argument: "input.municipalities.1", path: ["followUpSummary"] });
    expect(await failure(client.request(plans, { first: 101 }))).toMatchObject({
      code: "BAD_USER_INPUT",
      argument: "first",
    });
    expect(await failure(client.request(plans, { after: "mine" }))).toMatchObject({ argument: "after" });
  });

  it("for a period that no member has: BadUserInputError for the period", async () => {
    const error = await failure(clientAs(ANALYST).request(summary, { input: { ...t2, period: "OTHER" } }));
    expect(error).toBeInstanceOf(BadUserInputError);
    expect(error).toMatchObject({ argument: "input.period" });
  });

  it("for a kind of period that does not exist: BadUserInputError", async () => {
    const input = { ...t2, period: "T3" };
    // @ts-expect-error: there is no T3
    const error = await failure(clientAs(ANALYST).request(summary, { input }));
    expect(error).toBeInstanceOf(BadUserInputError);
  });

  it("for a field that the schema lacks: GraphqlRequestError with its place", async () => {
    const error = await failure(clientAs(ANALYST).request(parse("{ viewer { nickname } }")));
    expect(error).toBeInstanceOf(GraphqlRequestError);
    expect(error).toMatchObject({ code: "GRAPHQL_VALIDATION_FAILED", status: 400 });
    expect((error as GraphqlRequestError).errors[0]?.locations).toHaveLength(1);
  });

  it("for a collaboration that is unknown: null and no error", async () => {
    const data = await clientAs(ANALYST).request(summary, { input: { ...t2, collaboration: "atlantis" } });
    expect(data.followUpSummary).toBeNull();
  });
});
