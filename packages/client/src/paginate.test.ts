import { describe, expect, it } from "@jest/globals";
import { createClient } from "./client.js";
import { ForbiddenError } from "./errors.js";
import { graphql } from "./graphql.js";
import { paginate } from "./paginate.js";

const plansQuery = graphql(`
  query Plans($first: Int, $after: String) {
    plans(first: $first, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } }
  }
`);

interface Connection {
  nodes: { id: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** The n-th page of plans with these ids; its cursor is its number. */
function page(number: number, ids: string[], hasNextPage = true): Connection {
  return { nodes: ids.map((id) => ({ id })), pageInfo: { hasNextPage, endCursor: ids.length ? `${number}` : null } };
}

/** A client for which `plansAfter` answers, and the variables it has been asked with. */
function server(plansAfter: (after: string | null) => Connection | null) {
  const asked: { after: string | null }[] = [];
  const fetch: typeof globalThis.fetch = async (_, init) => {
    const { variables } = JSON.parse(String(init?.body)) as { variables: { after: string | null } };
    asked.push(variables);
    return Response.json({ data: { plans: plansAfter(variables.after) } });
  };
  return { client: createClient({ url: "https://samplan.example/graphql", getToken: () => null, fetch }), asked };
}

const threePages = (after: string | null) =>
  after === null ? page(1, ["a", "b"]) : after === "1" ? page(2, ["c", "d"]) : page(3, ["e"], false);

async function idsOf(plans: AsyncIterable<{ id: string }>): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of plans) ids.push(id);
  return ids;
}

describe("paginate", () => {
  it("gives the objects of all pages in order, and repeats the other variables", async () => {
    const { client, asked } = server(threePages);
    expect(await idsOf(paginate(client, plansQuery, { first: 2 }, (data) => data.plans))).toEqual([..."abcde"]);
    expect(asked).toEqual([null, "1", "2"].map((after) => ({ first: 2, after })));
  });

  it("goes on after a given cursor", async () => {
    const { client } = server(threePages);
    expect(await idsOf(paginate(client, plansQuery, { after: "1" }, (data) => data.plans))).toEqual([..."cde"]);
  });

  it("asks for no page that nobody looks at", async () => {
    const { client, asked } = server(threePages);
    const plans = paginate(client, plansQuery, {}, (data) => data.plans);
    expect(asked).toEqual([]);
    for await (const { id } of plans) if (id === "b") break;
    expect(asked).toHaveLength(1);
  });

  it("gives nothing where there is nothing", async () => {
    for (const nothing of [page(1, [], false), null]) {
      const { client, asked } = server(() => nothing);
      expect(await idsOf(paginate(client, plansQuery, {}, (data) => data.plans))).toEqual([]);
      expect(asked).toHaveLength(1);
    }
  });

  it("fails where a page fails, after the objects before it", async () => {
    const errors = [{ message: "No.", extensions: { code: "FORBIDDEN" } }];
    let count = 0;
    const fetch = async () =>
      Response.json(count++ === 0 ? { data: { plans: page(1, ["a"]) } } : { data: { plans: null }, errors });
    const client = createClient({ url: "https://samplan.example/graphql", getToken: () => null, fetch });
    const plans = paginate(client, plansQuery, {}, (data) => data.plans);
    expect(await plans.next()).toEqual({ done: false, value: { id: "a" } });
    await expect(plans.next()).rejects.toBeInstanceOf(ForbiddenError);
  });

  it("stops with an error when a page leads to itself, instead of asking for ever", async () => {
    const { client, asked } = server(() => page(1, ["a"]));
    await expect(idsOf(paginate(client, plansQuery, {}, (data) => data.plans))).rejects.toThrow("$after");
    expect(asked).toHaveLength(2);
  });

  it("stops when it is given up", async () => {
    const { client, asked } = server(threePages);
    const controller = new AbortController();
    const options = { signal: controller.signal };
    const plans = paginate(client, plansQuery, {}, (data) => data.plans, options);
    await plans.next();
    await plans.next();
    controller.abort(new Error("enough"));
    await expect(plans.next()).rejects.toThrow("enough");
    expect(asked).toHaveLength(1);
  });
});
