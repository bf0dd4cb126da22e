import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { startTestApi, type TestApi } from "../support/api.js";
import { databaseWith } from "../support/load-dataset.js";
import { plainDataset } from "../support/plain-dataset.js";

const analyst = "analyst@0100.example";
const titles = [
  "Örebro",
  "apa",
  "Zebra",
  "Ånga",
  "Ärlig",
  "öppen",
  "zorn",
  "Äpple",
  "samma",
  "samma",
  "samma",
  "åäö",
  "Éva",
  "10 mål",
];

/** Every list that is paged, in every order that it has. */
const lists = [
  ...orders("plans", ["YEAR", "BODY", "UPDATED_AT"], "body { name }"),
  ...orders("actions", ["REFERENCE", "TITLE", "START_DATE", "UPDATED_AT"], "reference content { title }"),
  { list: "reports", order: "", fields: "period" },
  { list: "projects", order: "", fields: "reference" },
];

function orders(list: string, by: string[], fields: string) {
  return by.flatMap((field) =>
    ["ASC", "DESC"].map((direction) => ({
      list,
      order: `, orderBy: { field: ${field}, direction: ${direction} }`,
      fields,
    })),
  );
}

let api: TestApi;
beforeAll(async () => {
  const title = (action: number) => titles[action] ?? "";
  api = await startTestApi(
    await databaseWith(plainDataset({ municipalities: 4, actionsPerPlan: titles.length, title })),
  );
});
afterAll(() => api.stop());

interface Page {
  nodes: { id: string; content?: { title: string }; body?: { name: string }; reference?: string }[];
  edges: { cursor: string; node: { id: string } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

async function page(
  { list, order, fields }: (typeof lists)[number],
  first: number,
  after: string | null,
): Promise<Page> {
  const query = `query ($first: Int, $after: String) { ${list}(first: $first, after: $after${order}) {
    nodes { id ${fields} } edges { cursor node { id } } pageInfo { hasNextPage endCursor } } }`;
  const answer = await api.query<Record<string, Page>>(analyst, query, { first, after });
  expect(answer.errors).toEqual([]);
  const found = answer.data?.[list];
  if (!found) throw new Error(`no ${list}`);
  expect(found.edges.map(({ node }) => node.id)).toEqual(found.nodes.map(({ id }) => id));
  expect(found.pageInfo.endCursor).toBe(found.edges.at(-1)?.cursor ?? null);
  return found;
}

async function allPages(list: (typeof lists)[number], first: number): Promise<Page["nodes"]> {
  const nodes: Page["nodes"] = [];
  for (let after: string | null = null; ; ) {
    const { nodes: some, pageInfo } = await page(list, first, after);
    nodes.push(...some);
    expect(some.length).toBe(pageInfo.hasNextPage ? first : some.length);
    if (!pageInfo.hasNextPage) return nodes;
    after = pageInfo.endCursor;
  }
}

describe.each(lists)("$list$order", (list) => {
  it("has everything once in its pages, in one order, whatever their size", async () => {
    const whole = await allPages(list, 100);
    expect(whole.length).toBe({ plans: 4, actions: 4 * titles.length, reports: 8, projects: 4 }[list.list]);
    expect(new Set(whole.map(({ id }) => id)).size).toBe(whole.length);
    for (const first of [1, 3, 7]) expect(await allPages(list, first)).toEqual(whole);
  });

  it("goes on after any of its cursors", async () => {
    const { nodes, edges } = await page(list, 100, null);
    for (const index of [0, 1, nodes.length - 1]) {
      const rest = await page(list, 100, edges[index]?.cursor ?? null);
      expect(rest.nodes).toEqual(nodes.slice(index + 1));
    }
  });
});

describe("Swedish order", () => {
  const swedish = new Intl.Collator("sv");
  const titlesBy = async (direction: string) => {
    const [list] = lists.filter(({ order }) => order.includes("TITLE") && order.includes(direction));
    return list ? (await allPages(list, 5)).map(({ content }) => content?.title ?? "") : [];
  };

  it("has å, ä and ö after z, and small beside capital", async () => {
    const ascending = await titlesBy("ASC");
    expect(ascending).toEqual([...ascending].sort(swedish.compare));
    expect([...new Set(ascending)]).toEqual([
      "10 mål",
      "apa",
      "Éva",
      "samma",
      "Zebra",
      "zorn",
      "Ånga",
      "åäö",
      "Äpple",
      "Ärlig",
      "öppen",
      "Örebro",
    ]);
    expect(await titlesBy("DESC")).toEqual([...ascending].reverse());
  });
});

describe("first", () => {
  it("is 50 unless said, and from 1 to 100", async () => {
    const size = async (first: string) => {
      const { data, errors } = await api.query<Record<string, Page>>(analyst, `{ actions${first} { nodes { id } } }`);
      return data?.actions?.nodes.length ?? errors.map(({ extensions }) => extensions);
    };
    expect(await size("")).toBe(50);
    expect(await size("(first: null)")).toBe(50);
    expect(await size("(first: 1)")).toBe(1);
    expect(await size("(first: 100)")).toBe(56);
    for (const first of [0, -1, 101])
      expect(await size(`(first: ${first})`)).toEqual([{ code: "BAD_USER_INPUT", argument: "first" }]);
  });
});

describe("a cursor", () => {
  const id = "019a8f5e-0000-7000-8000-000000000000";
  const forged = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString("base64url");

  async function askAfter(list: string, order: string, cursor: string) {
    const query = `query ($after: String) { ${list}(after: $after${order}) { nodes { id } } }`;
    const { status, errors } = await api.query(analyst, query, { after: cursor });
    return { cursor, status, errors: errors.map(({ extensions }) => extensions) };
  }
  const refused = { status: 200, errors: [{ code: "BAD_USER_INPUT", argument: "after" }] };

  it.each(lists)("of $list$order cannot be anything", async ({ list, order }) => {
    const garbage = [
      "x",
      "åäö",
      "====",
      forged(),
      forged(1, 2, 3),
      forged("YEAR DESC", "2026"),
      forged(null),
      "e30",
      "x".repeat(1_000),
    ];
    for (const cursor of garbage) expect(await askAfter(list, order, cursor)).toEqual({ cursor, ...refused });
  });

  it("of another order is refused", async () => {
    for (const one of lists) {
      const { edges } = await page(one, 1, null);
      const cursor = edges[0]?.cursor ?? "";
      for (const other of lists.filter(({ list, order }) => list === one.list && order !== one.order))
        expect(await askAfter(other.list, other.order, cursor)).toEqual({ cursor, ...refused });
    }
  });

  it("with a forged key is refused before it reaches the database", async () => {
    const days = ["2024-02-30", "x", "", "infinit", "2026-01-01'", "0000-01-01"];
    const instants = [
      "2026-13-45 25:61:61+00",
      "2024-02-30 00:00:00+00",
      "2026-01-01 24:00:00+00",
      "2026-01-01 00:00:00+99",
      "2026-01-01",
      "x",
    ];
    const numbers = ["x", "", "9".repeat(30), "1e3", "1.5", "NaN"];
    const forgeries: [string, string, string[]][] = [
      ["plans", "YEAR", numbers],
      ["plans", "UPDATED_AT", instants],
      ["plans", "BODY", ["\u0000"]],
      ["actions", "REFERENCE", ["\u0000"]],
      ["actions", "START_DATE", days],
      ["actions", "UPDATED_AT", instants],
    ];
    for (const [list, field, keys] of forgeries)
      for (const key of keys) {
        const cursor = forged(`${field} ASC`, key, id);
        expect(await askAfter(list, `, orderBy: { field: ${field}, direction: ASC }`, cursor)).toEqual({
          cursor,
          ...refused,
        });
      }
    const cursor = forged("YEAR ASC", "2026", "no id");
    expect(await askAfter("plans", ", orderBy: { field: YEAR, direction: ASC }", cursor)).toEqual({
      cursor,
      ...refused,
    });
  });

  it("that nobody gave out but is possible is a place like any other", async () => {
    const fits = { status: 200, errors: [] };
    for (const key of ["'; DROP TABLE plan; --", "\ud800", "Ö".repeat(100), ""]) {
      const cursor = forged("BODY ASC", key, id);
      expect(await askAfter("plans", ", orderBy: { field: BODY, direction: ASC }", cursor)).toEqual({
        cursor,
        ...fits,
      });
    }
  });

  it("too long is refused", async () => {
    const cursor = "x".repeat(1_001);
    expect(await askAfter("plans", "", cursor)).toEqual({ cursor, ...refused });
  });
});
