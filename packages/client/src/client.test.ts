import { describe, expect, it } from "@jest/globals";
import { type ClientOptions, createClient } from "./client.js";
import {
  BadUserInputError,
  ForbiddenError,
  GraphqlRequestError,
  InternalError,
  NetworkError,
  RateLimitedError,
  SamplanError,
  UnauthenticatedError,
} from "./errors.js";
import { graphql } from "./graphql.js";

const url = "https://samplan.example/graphql";
const viewer = graphql(`query Viewer { viewer { name } }`);
const plan = graphql(`query Plan($id: ID!) { plan(id: $id) { label } }`);

/** A client whose fetch gives what `answer` makes, and the requests it has sent. */
function clientOf(answer: (request: Request) => Response | Promise<Response>, options: Partial<ClientOptions> = {}) {
  const requests: Request[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    requests.push(request.clone());
    return await answer(request);
  };
  return { client: createClient({ url, getToken: () => null, fetch, ...options }), requests };
}

const signedOut = () => Response.json({ data: { viewer: null } });

/** What a request fails with when it is answered with one error. */
async function failure(code: string, extensions: object = {}, init: ResponseInit = {}): Promise<unknown> {
  const errors = [{ message: "No.", path: ["viewer"], extensions: { code, ...extensions } }];
  const { client } = clientOf(() => Response.json({ data: { viewer: null }, errors }, init));
  return await client.request(viewer).catch((error: unknown) => error);
}

async function failureOf(answer: () => Response | Promise<Response>): Promise<unknown> {
  return await clientOf(answer)
    .client.request(viewer)
    .catch((error: unknown) => error);
}

describe("a request", () => {
  it("posts the query with its variables and gives the data", async () => {
    const { client, requests } = clientOf(() => Response.json({ data: { plan: { label: "Uppdragsplan 2026" } } }));
    const data = await client.request(plan, { id: "7" });
    expect(data.plan?.label).toBe("Uppdragsplan 2026");
    const [sent] = requests;
    expect(sent?.method).toBe("POST");
    expect(sent?.url).toBe(url);
    expect(await sent?.json()).toEqual({
      query: expect.stringMatching(/^query Plan\(\$id: ID!\) \{\s+plan\(id: \$id\)/),
      variables: { id: "7" },
    });
  });

  it("sends the fragments that the query uses", async () => {
    const name = graphql(`fragment Name on Body { name }`);
    const { client, requests } = clientOf(() => Response.json({ data: { plan: null } }));
    await client.request(graphql(`query { plan(id: "7") { body { ...Name } } }`, [name]));
    expect(await requests[0]?.text()).toContain("fragment Name on Body");
  });

  it("asks for the token anew each time", async () => {
    const tokens = ["first", null, "third"];
    const { client, requests } = clientOf(signedOut, { getToken: async () => tokens.shift() ?? null });
    for (let count = 0; count < 3; count++) await client.request(viewer);
    expect(requests.map(({ headers }) => headers.get("authorization"))).toEqual(["Bearer first", null, "Bearer third"]);
  });

  it("passes on what getToken throws, and sends nothing", async () => {
    const expired = new Error("The session is over.");
    const { client, requests } = clientOf(signedOut, { getToken: () => Promise.reject(expired) });
    await expect(client.request(viewer)).rejects.toBe(expired);
    expect(requests).toEqual([]);
  });

  it("asks for labels in the client's language", async () => {
    const { client, requests } = clientOf(signedOut, { locale: "en" });
    await client.request(viewer);
    expect(requests[0]?.headers.get("accept-language")).toBe("en");
  });
});

describe("an error in the answer", () => {
  it.each([
    ["UNAUTHENTICATED", UnauthenticatedError],
    ["FORBIDDEN", ForbiddenError],
    ["BAD_USER_INPUT", BadUserInputError],
    ["RATE_LIMITED", RateLimitedError],
    ["INTERNAL", InternalError],
    ["GRAPHQL_PARSE_FAILED", GraphqlRequestError],
    ["GRAPHQL_VALIDATION_FAILED", GraphqlRequestError],
  ])("of code %s has its class", async (code, errorClass) => {
    const error = await failure(code);
    expect(error).toBeInstanceOf(errorClass);
    expect(error).toBeInstanceOf(SamplanError);
    expect(error).toMatchObject({ name: errorClass.name, code, message: "No.", path: ["viewer"], status: 200 });
  });

  it("of an unknown code, or of one like a property of every object, is a SamplanError", async () => {
    for (const code of ["OUT_OF_PAPER", "constructor"]) {
      expect(await failure(code)).toMatchObject({ name: "SamplanError", code });
    }
  });

  it("tells the argument, the permission, the error id and the time to wait", async () => {
    expect(await failure("BAD_USER_INPUT", { argument: "input.year" })).toMatchObject({ argument: "input.year" });
    expect(await failure("FORBIDDEN", { permission: "plan:read" })).toMatchObject({ permission: "plan:read" });
    expect(await failure("INTERNAL", { errorId: "0199" })).toMatchObject({ errorId: "0199" });
    expect(await failure("INTERNAL")).toMatchObject({ errorId: null });
    const limited = { status: 429, headers: { "retry-after": "30" } };
    expect(await failure("RATE_LIMITED", {}, limited)).toMatchObject({ retryAfter: 30, status: 429 });
  });

  it("understands a time to wait until a date", async () => {
    const inAMinute = new Date(Date.now() + 60_000).toUTCString();
    const error = (await failure("RATE_LIMITED", {}, { headers: { "retry-after": inAMinute } })) as RateLimitedError;
    expect(error.retryAfter).toBeGreaterThanOrEqual(58);
    expect(error.retryAfter).toBeLessThanOrEqual(60);
    expect(await failure("RATE_LIMITED", {}, { headers: { "retry-after": "soon" } })).toMatchObject({
      retryAfter: null,
    });
  });

  it("keeps the other errors and what was answered beside them", async () => {
    const errors = ["FORBIDDEN", "INTERNAL"].map((code) => ({ message: code, extensions: { code } }));
    const error = await failureOf(() => Response.json({ data: { viewer: null, plan: { label: "P" } }, errors }));
    expect(error).toMatchObject({ code: "FORBIDDEN", errors, data: { viewer: null, plan: { label: "P" } } });
  });
});

describe("no answer, or one that is not GraphQL", () => {
  it("of status 401 is an UnauthenticatedError, with a GraphQL body and without", async () => {
    const errors = [{ message: "The access token is not valid.", extensions: { code: "UNAUTHENTICATED" } }];
    for (const body of [JSON.stringify({ errors }), "Unauthorized", ""]) {
      const error = await failureOf(() => new Response(body, { status: 401 }));
      expect(error).toBeInstanceOf(UnauthenticatedError);
      expect(error).toMatchObject({ status: 401 });
    }
  });

  it("of status 429 is a RateLimitedError", async () => {
    const error = await failureOf(() => new Response("Slow down", { status: 429, headers: { "retry-after": "7" } }));
    expect(error).toBeInstanceOf(RateLimitedError);
    expect(error).toMatchObject({ retryAfter: 7 });
  });

  it.each([
    ["a page", "<h1>Bad gateway</h1>"],
    ["nothing", ""],
    ["half an answer", '{"data":{"viewer"'],
    ["another JSON", '{"statusCode":502}'],
    ["a list", "[]"],
    ["neither data nor errors", '{"data":null}'],
    ["errors of another form", '{"errors":[{"title":"No"}]}'],
  ])("is a NetworkError: %s", async (_, body) => {
    const headers = { "content-type": "text/html" };
    const error = await failureOf(() => new Response(body, { status: 502, headers }));
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ code: "NETWORK", status: 502, errors: [], data: null });
    expect((error as Error).message).toContain(`${url} answered 502`);
  });

  it("is a NetworkError that says why when the server cannot be reached", async () => {
    const cause = new TypeError("fetch failed", { cause: new Error("connect ECONNREFUSED 127.0.0.1:4000") });
    const error = await failureOf(() => Promise.reject(cause));
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ status: null, cause });
    expect((error as Error).message).toBe(`No answer from ${url}: fetch failed (connect ECONNREFUSED 127.0.0.1:4000)`);
  });

  it("is a NetworkError when the connection breaks within the answer", async () => {
    const broken = new ReadableStream({ start: (controller) => controller.error(new Error("terminated")) });
    expect(await failureOf(() => new Response(broken))).toBeInstanceOf(NetworkError);
  });
});

describe("a request that is given up", () => {
  it("fails with the caller's own reason", async () => {
    const controller = new AbortController();
    const hanging = (request: Request) =>
      new Promise<Response>((_, reject) => {
        request.signal.addEventListener("abort", () => reject(request.signal.reason));
      });
    const { client } = clientOf(hanging);
    const request = client.request(viewer, {}, { signal: controller.signal });
    const reason = new Error("The page was left.");
    setImmediate(() => controller.abort(reason));
    await expect(request).rejects.toBe(reason);
  });

  it("is not sent when it was given up before", async () => {
    const { client, requests } = clientOf(signedOut);
    await expect(client.request(viewer, {}, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: "AbortError",
    });
    expect(requests).toEqual([]);
  });
});
