import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Consolidation } from "@samplan/schema";
import { createTenant } from "../factories/tenant.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { askSummary, demoQuestion, selectSummary } from "../support/ask-summary.js";
import { demoDatabase } from "../support/database.js";
import { databaseWith } from "../support/load-dataset.js";
import { plainDataset } from "../support/plain-dataset.js";

const linköping = "analyst@linkoping.example";
const norrköping = "analyst@norrkoping.example";
const { collaboration } = demoQuestion;

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi(demoDatabase());
});
afterAll(() => api.stop());

const ask = (email: string | null, selection: string, input: object = {}) => askSummary(api, email, selection, input);
const summary = (email: string, selection: string, input: object = {}) => selectSummary(api, email, selection, input);

describe("what is not answered", () => {
  const submitted = { basis: "INCLUDE_SUBMITTED" };

  it.each([
    ["of all members", linköping, {}],
    ["of another member", linköping, { municipalities: ["0581"] }],
    ["of one's own and another", norrköping, { municipalities: ["0581", "0580"] }],
  ])("reports handed in %s", async (_, email, input) => {
    const answer = await ask(email, "total { actions }", { ...submitted, ...input });
    expect(answer.data).toEqual({ followUpSummary: null });
    expect(answer.errors).toHaveLength(1);
    expect(answer.errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument: "input.basis" });
  });

  it("reports handed in of one's own to somebody who sees only some of them", async () => {
    const own = { ...submitted, municipalities: ["0580"] };
    for (const role of ["planner.ks", "elected", "admin"]) {
      const answer = await ask(`${role}@linkoping.example`, "total { actions }", own);
      expect(answer.data).toEqual({ followUpSummary: null });
      expect(answer.errors.map(({ extensions }) => extensions)).toEqual([{ code: "FORBIDDEN" }]);
    }
    for (const role of ["analyst", "coordinator", "auditor", "manager", "secretary"])
      expect((await ask(`${role}@linkoping.example`, "total { actions }", own)).errors).toEqual([]);
  });

  it("an unknown collaboration: null, as one that is hidden", async () => {
    const answer = await ask(linköping, "total { actions }", { collaboration: "malmö-lund" });
    expect(answer).toMatchObject({ status: 200, data: { followUpSummary: null }, errors: [] });
  });

  it.each([
    ["a code that nobody has", ["0580", "9999"], "input.municipalities.1"],
    ["what is no code", ["Linköping"], "input.municipalities.0"],
    ["no code at all", [], "input.municipalities"],
  ])("%s", async (_, municipalities, argument) => {
    const answer = await ask(linköping, "total { actions }", { municipalities });
    expect(answer.data).toEqual({ followUpSummary: null });
    expect(answer.errors.map(({ extensions }) => extensions)).toEqual([{ code: "BAD_USER_INPUT", argument }]);
  });

  it("a period that nobody has", async () => {
    const answer = await ask(linköping, "total { actions }", { period: "OTHER" });
    expect(answer.errors.map(({ extensions }) => extensions)).toEqual([
      { code: "BAD_USER_INPUT", argument: "input.period" },
    ]);
  });

  it("the wish of somebody without a token", async () => {
    const answer = await ask(null, "total { actions }");
    expect(answer.data).toEqual({ followUpSummary: null });
    expect(answer.errors.map(({ extensions }) => extensions.code)).toEqual(["UNAUTHENTICATED"]);
  });
});

it("is null for whoever is no member, as for a collaboration that does not exist", async () => {
  const database = await databaseWith(plainDataset());
  const stranger = await createTenant(database);
  const other = await startTestApi(database);
  try {
    for (const role of ["ANALYST", "COORDINATOR", "AUDITOR"] as const) {
      const answers = await Promise.all(
        ["plain", "missing"].map((key) =>
          other.query(
            stranger.email[role],
            "query ($input: FollowUpSummaryInput!) { followUpSummary(input: $input) { total { actions } } }",
            { input: { ...demoQuestion, collaboration: key } },
          ),
        ),
      );
      for (const { data, errors } of answers)
        expect({ data, errors }).toEqual({ data: { followUpSummary: null }, errors: [] });
    }
  } finally {
    await other.stop();
  }
});

describe("scope", () => {
  const selection =
    "scope { collaboration { key } municipalities { code } year period lastDay basis consolidation comparable computedAt }";

  it("says what the answer covers when the demoQuestion leaves it to the defaults", async () => {
    expect((await summary(linköping, selection)).scope).toEqual({
      collaboration: { key: collaboration },
      municipalities: [{ code: "0580" }, { code: "0581" }],
      ...{
        year: 2026,
        period: "T2",
        lastDay: "2026-08-31",
        basis: "APPROVED",
        consolidation: "WORST",
        comparable: true,
      },
      computedAt: "2026-11-21T11:00:00.000Z",
    });
  });

  it("takes an explicit null for the default", async () => {
    const nulls = { municipalities: null, basis: null, consolidation: null };
    expect(await summary(linköping, `${selection} total { actions }`, nulls)).toEqual(
      await summary(linköping, `${selection} total { actions }`),
    );
  });

  it("has each municipality once, in the members' order, whatever the demoQuestion's", async () => {
    const { scope } = await summary(norrköping, selection, {
      municipalities: ["0581", "0580", "0581"],
      consolidation: "LEAD",
      period: "T1",
    });
    expect(scope).toMatchObject({
      municipalities: [{ code: "0580" }, { code: "0581" }],
      consolidation: "LEAD",
      lastDay: "2026-04-30",
    });
  });

  it("of a year that has nothing yet has its usual last day, and zeros", async () => {
    const answer = await summary(
      linköping,
      "scope { lastDay comparable } total { actions score } byArea { area { code } figures { actions } }",
      { year: 2031 },
    );
    expect(answer).toMatchObject({
      ...{ scope: { lastDay: "2031-08-31", comparable: false }, total: { actions: 0, score: null } },
      byArea: ["P", "O", "V"].map((code) => ({ area: { code }, figures: { actions: 0 } })),
    });
  });

  it("asked several times in one request is one answer", async () => {
    const total = `total { actions score }`;
    const answer = await api.query(
      linköping,
      `query ($input: FollowUpSummaryInput!, $one: FollowUpSummaryInput!) {
        a: followUpSummary(input: $input) { ${total} } b: followUpSummary(input: $one) { ${total} }
        c: followUpSummary(input: $input) { ${total} }
      }`,
      { input: demoQuestion, one: { ...demoQuestion, municipalities: ["0581"] } },
    );
    expect(answer.data?.a).toEqual(answer.data?.c);
    expect(answer.data?.a).not.toEqual(answer.data?.b);
  });
});

describe("Action.consolidated", () => {
  const light = (period: string, rule: Consolidation) =>
    `consolidated(year: 2026, period: ${period}, rule: ${rule}) { light incomplete rule }`;
  const asked = ["T1", "T2"].flatMap((period) => (["WORST", "LEAD"] as const).map((rule) => ({ period, rule })));

  it.each([linköping, norrköping])("is the light that the summary counts, to %s", async (email) => {
    for (const { period, rule } of asked) {
      const lists = ["GREEN", "YELLOW", "RED", "NOT_ASSESSABLE", "MISSING"].map(
        (each) => `${each}: actions(light: [${each}], first: 100) { nodes { reference ${light(period, rule)} } }`,
      );
      const answer = await summary(email, `total { actions incomplete notStarted } ${lists.join(" ")}`, {
        period,
        consolidation: rule,
      });
      const nodes = Object.entries(answer).flatMap(([counted, list]) =>
        counted === "total"
          ? []
          : (
              list as { nodes: { reference: string; consolidated: { light: string; incomplete: boolean } }[] }
            ).nodes.map((node) => ({ counted, ...node })),
      );
      expect(nodes).toHaveLength(answer.total.actions - answer.total.notStarted);
      for (const { counted, reference, consolidated } of nodes)
        expect({ reference, light: consolidated.light }).toEqual({ reference, light: counted });
      expect(nodes.filter((node) => node.consolidated.incomplete)).toHaveLength(answer.total.incomplete);
      expect(new Set(nodes.map((node) => (node.consolidated as unknown as { rule: string }).rule))).toEqual(
        new Set([rule]),
      );
    }
  });

  it("is the worst of the parts where each would have a light of its own, and says so", async () => {
    const answer = await summary(
      linköping,
      `actions(disagreement: true, first: 100) { nodes { reference
        lead: consolidated(year: 2026, period: T2, rule: LEAD) { light rule }
        each: consolidated(year: 2026, period: T2, rule: EACH) { light rule } } }`,
    );
    expect(answer.actions.nodes.find(({ reference }) => reference === "J08")).toMatchObject({
      ...{ lead: { light: "GREEN", rule: "LEAD" }, each: { light: "RED", rule: "WORST" } },
    });
  });

  it("refuses reports handed in where others take part, and answers for one's own", async () => {
    const ofActions = (filter: string) =>
      api.query(
        linköping,
        `{ actions(first: 100, filter: { ${filter}, year: [2026] }) {
          nodes { consolidated(year: 2026, period: T2, basis: INCLUDE_SUBMITTED) { light } } } }`,
      );
    const joint = await ofActions("joint: true");
    expect(joint.errors).not.toEqual([]);
    for (const { extensions } of joint.errors)
      expect(extensions).toEqual({ code: "BAD_USER_INPUT", argument: "basis" });
    expect((await ofActions('joint: false, municipality: ["0580"]')).errors).toEqual([]);
  });
});
