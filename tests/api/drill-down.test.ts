import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { FollowUpFigures } from "@samplan/schema";
import { startTestApi, type TestApi } from "../support/api.js";
import { askSummary, type ListedActions, type SelectedSummary, selectSummary } from "../support/ask-summary.js";
import { demoDatabase } from "../support/database.js";

const linköping = "analyst@linkoping.example";
const norrköping = "analyst@norrkoping.example";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi(demoDatabase());
});
afterAll(() => api.stop());

const ask = (email: string | null, selection: string, input: object = {}) => askSummary(api, email, selection, input);
const summary = (email: string, selection: string, input: object = {}) => selectSummary(api, email, selection, input);

describe("drill-down", () => {
  const lights = {
    GREEN: "green",
    YELLOW: "yellow",
    RED: "red",
    NOT_ASSESSABLE: "notAssessable",
    MISSING: "missing",
  } as const;
  const trends = { IMPROVED: "improved", SAME: "same", WORSE: "worse", NOT_COMPARABLE: "notComparable" };
  const list = (filter: string) => `actions(first: 100 ${filter}) { nodes { reference } pageInfo { hasNextPage } }`;

  /** For each light: the list of the filter, and the figure that it explains. */
  const byLight = (filter: string) =>
    Object.keys(lights)
      .map((light) => `${light}: ${list(`light: [${light}] ${filter}`)}`)
      .join(" ");

  function expectLists(answer: SelectedSummary, figures: FollowUpFigures): void {
    for (const [light, figure] of Object.entries(lights))
      expect({ light, length: (answer[light] as ListedActions).nodes.length }).toEqual({
        light,
        length: figures[figure],
      });
  }

  const counts = `{ actions ${Object.values(lights).join(" ")} }`;

  describe.each(["T1", "T2"])("of %s", (period) => {
    it.each(["WORST", "LEAD"])(
      "lists as many as the figures of %s say, by light and by trend",
      async (consolidation) => {
        const answer = await summary(
          linköping,
          `total ${counts} trend { ${Object.values(trends).join(" ")} } ${byLight("")}
         ${Object.keys(trends)
           .map((trend) => `${trend}: ${list(`trend: [${trend}]`)}`)
           .join(" ")}`,
          { period, consolidation },
        );
        expectLists(answer, answer.total);
        for (const [trend, figure] of Object.entries(trends))
          expect((answer[trend] as ListedActions).nodes.length).toBe(answer.trend?.[figure] ?? 0);
      },
    );

    it("of each area and each municipality", async () => {
      const { byArea, byMunicipality } = await summary(
        norrköping,
        `byArea { area { code } figures ${counts} byMunicipality { municipality { code } figures ${counts} } }
         byMunicipality { municipality { code } figures ${counts} }`,
        { period },
      );
      type OfMunicipality = { municipality: { code: string }; figures: FollowUpFigures }[];
      type OfArea = { area: { code: string }; figures: FollowUpFigures; byMunicipality: OfMunicipality }[];
      const of = (members: OfMunicipality, area = "") =>
        members.map(({ municipality, figures }) => ({
          filter: `${area} municipality: "${municipality.code}"`,
          figures,
        }));
      const areas = (byArea as OfArea).flatMap(({ area, figures, byMunicipality: members }) => {
        const filter = `area: "${area.code}"`;
        return [{ filter, figures }, ...of(members, filter)];
      });
      const all = [...areas, ...of(byMunicipality as OfMunicipality)];
      expect(all).toHaveLength(3 * 3 + 2);
      for (const each of all) expectLists(await summary(norrköping, byLight(each.filter), { period }), each.figures);
    });
  });

  it("of the whole is every action once, in order, however it is paged", async () => {
    const everything = await summary(linköping, list(""));
    const references = everything.actions.nodes.map(({ reference }) => reference);
    expect(references).toHaveLength(54);
    expect(references).toEqual([...new Set(references)].sort(new Intl.Collator("sv").compare));
    for (const first of [1, 7, 54]) {
      const paged: string[] = [];
      for (let after: string | null = null, more = true; more; ) {
        const place: string = after === null ? "" : `after: "${after}"`;
        const page: ListedActions = (
          await summary(
            linköping,
            `actions(first: ${first} ${place}) { nodes { reference } pageInfo { hasNextPage endCursor } }`,
          )
        ).actions;
        expect(page.nodes.length).toBeLessThanOrEqual(first);
        paged.push(...page.nodes.map(({ reference }) => reference));
        ({ endCursor: after, hasNextPage: more } = page.pageInfo);
      }
      expect(paged).toEqual(references);
    }
  });

  it("is empty where nothing fits, and takes null for no condition", async () => {
    const answer = await summary(
      linköping,
      `none: ${list("light: []")}
       all: ${list("light: null, trend: null, area: null, municipality: null, disagreement: null")}`,
    );
    expect((answer.none as ListedActions).nodes).toEqual([]);
    expect((answer.all as ListedActions).nodes).toHaveLength(54);
  });

  it.each([
    ["area", "Å"],
    ["municipality", "9999"],
    ["municipality", "0581"],
    ["after", "no cursor"],
  ])("refuses the %s %s, which the summary is not about", async (argument, value) => {
    const answer = await ask(linköping, list(`${argument}: "${value}"`), { municipalities: ["0580"] });
    expect(answer.errors.map(({ extensions }) => extensions)).toEqual([{ code: "BAD_USER_INPUT", argument }]);
  });

  it("splits by agreement", async () => {
    const answer = await summary(linköping, `yes: ${list("disagreement: true")} no: ${list("disagreement: false")}`);
    const split = ["yes", "no"].flatMap((name) =>
      (answer[name] as ListedActions).nodes.map(({ reference }) => reference),
    );
    expect(new Set(split).size).toBe(54);
    expect(split).toHaveLength(54);
  });
});
