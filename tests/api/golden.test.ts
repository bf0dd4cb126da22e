import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { FollowUpSummaryInput } from "@samplan/schema";
import { startTestApi, type TestApi } from "../support/api.js";
import { demoDatabase } from "../support/database.js";
import { asGolden, type GoldenFigures, parseGoldenKey } from "../support/golden.js";
import { figuresOf, type WholeSummary, wholeSummary } from "../support/whole-summary.js";

const golden: Record<string, GoldenFigures> = JSON.parse(
  readFileSync(new URL("../support/demo-golden.json", import.meta.url), "utf8"),
);
const keys = Object.keys(golden);
const analysts = ["analyst@linkoping.example", "analyst@norrkoping.example"];
const ownMunicipality: Record<string, string> = { [analysts[0] ?? ""]: "0580", [analysts[1] ?? ""]: "0581" };

const lists = `
  query Lists($input: FollowUpSummaryInput!) {
    followUpSummary(input: $input) {
      red: actions(light: [RED], first: 100) { nodes { reference } }
      disagree: actions(disagreement: true, first: 100) { nodes { reference } }
    }
  }`;
const perInhabitant = `query ($input: FollowUpSummaryInput!) {
  followUpSummary(input: $input) { funding { grantedPerInhabitant } }
}`;

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi(demoDatabase());
});
afterAll(() => api.stop());

/** The answer to one of the golden questions, and to what goes with it. */
async function ask(email: string, key: string): Promise<{ figures: GoldenFigures; scope: unknown }> {
  const input: FollowUpSummaryInput = { collaboration: "linkoping-norrkoping", ...parseGoldenKey(key) };
  const [whole, listed] = await Promise.all([
    data<WholeSummary>(email, wholeSummary, input),
    data<{ followUpSummary: Record<string, { nodes: { reference: string }[] }> }>(email, lists, input),
  ]);
  const summary = figuresOf(present(whole.followUpSummary));
  const references = (list: string) => present(listed.followUpSummary[list]).nodes.map(({ reference }) => reference);
  const alone = new Map<string, number | null>();
  for (const code of summary.scope.municipalities) {
    // INCLUDE_SUBMITTED is answered for one's own alone; funding does not depend on reports.
    const own = { ...input, municipalities: [code], basis: "APPROVED" as const };
    const { followUpSummary } = await data<WholeSummary>(email, perInhabitant, own);
    alone.set(code, present(followUpSummary).funding.grantedPerInhabitant);
  }
  const figures = asGolden(summary, {
    grantedPerInhabitant: (code) => alone.get(code) ?? null,
    listed: ({ disagreement }) => references(disagreement === true ? "disagree" : "red"),
  });
  return { figures, scope: summary.scope };
}

async function data<Data>(email: string, query: string, input: FollowUpSummaryInput): Promise<Data> {
  const answer = await api.query<Data>(email, query, { input });
  expect(answer.errors).toEqual([]);
  return present(answer.data);
}

function present<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error("expected an answer");
  return value;
}

describe.each(analysts)("the demo's figures to %s", (email) => {
  const answerable = keys.filter((key) => {
    const { basis, municipalities } = parseGoldenKey(key);
    return basis === "APPROVED" || municipalities?.join() === ownMunicipality[email];
  });

  it.each(answerable)("%s", async (key) => {
    const { figures } = await ask(email, key);
    expect(figures).toMatchObject(golden[key] ?? {});
    const expected = golden[key] ?? {};
    if ("attendance" in expected) expect(Object.keys(figures).sort()).toEqual(Object.keys(expected).sort());
  });
});

it("answers every one of the golden questions to somebody", () => {
  expect(keys.length).toBe(6);
  expect(keys.filter((key) => parseGoldenKey(key).basis === "INCLUDE_SUBMITTED")).toEqual([
    "2026 T2 INCLUDE_SUBMITTED WORST, municipalities 0580",
  ]);
});

it("gives every role of both municipalities the same answer, but for the instant it was computed at", async () => {
  const roles = ["coordinator", "secretary", "manager", "analyst", "auditor", "elected", "admin", "planner.sn"];
  const everybody = roles.flatMap((role) => [`${role}@linkoping.example`, `${role}@norrkoping.example`]);
  const key = "2026 T2 APPROVED WORST";
  const first = await ask(present(everybody[0]), key);
  expect(first.figures).toMatchObject(golden[key] ?? {});
  for (const email of everybody.slice(1)) expect({ email, ...(await ask(email, key)) }).toEqual({ email, ...first });
});

it("answers the README's first query as the README says", async () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const [, request = "", expected = ""] = /-d '(\{.+?\})'\n```.+?```json\n(.+?)\n```/s.exec(readme) ?? [];
  const { query } = JSON.parse(request);
  for (const email of analysts) {
    const { data, errors } = await api.query(email, query);
    expect(errors).toEqual([]);
    expect({ data }).toEqual(JSON.parse(expected));
    expect(data).toEqual({
      followUpSummary: {
        total: { actions: 54, green: 28, yellow: 15, red: 4, notAssessable: 1, missing: 6, score: 75.5 },
      },
    });
  }
});
