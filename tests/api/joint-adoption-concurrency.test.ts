import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createPair, type TestCollaboration } from "../factories/collaboration.js";
import type { Tenant } from "../factories/tenant.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { codes, decisionOf, propose, record, sectionsOf, send, succeed, versionOf } from "../support/common-section.js";
import { emptyDatabase } from "../support/database.js";

const WRITERS = 50;
const PAIRS = 100;

let api: TestApi;
let first: Tenant;
let second: Tenant;
let pair: TestCollaboration;

beforeAll(async () => {
  const database = await emptyDatabase();
  [first, second, pair] = await createPair(database);
  api = await startTestApi(database, { poolSize: 10 });
}, 60_000);
afterAll(() => api.stop());

const coordinators = () => [first.email.COORDINATOR, second.email.COORDINATOR] as const;

describe("50 who change one text at once", () => {
  it("each win one version, and nobody's line is lost", async () => {
    const draft = await succeed(api, first.email.COORDINATOR, "commonSectionDraft", {
      ...{ collaboration: pair.key, year: 2026, text: { markdown: "Början" } },
    });
    const won: number[] = [];
    const write = async (writer: number): Promise<void> => {
      for (let seen = draft; ; ) {
        const markdown = `${seen.text.markdown}\n\nRad ${writer}.`;
        const { commonSection, userErrors } = await send(
          ...[api, coordinators()[writer % 2 === 0 ? 0 : 1], "commonSectionUpdate" as const],
          { ...versionOf(seen), text: { markdown } },
        );
        if (!commonSection) throw new Error(JSON.stringify(userErrors));
        if (userErrors.length === 0) return void won.push(commonSection.version);
        expect(userErrors.map(({ code }) => code)).toEqual(["STALE_VERSION"]);
        expect(commonSection.version).toBeGreaterThan(seen.version);
        // All at once the first time; then each in its own time, upon what it reads.
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 1_500));
        const [now] = await sectionsOf(api, first.email.COORDINATOR, pair.key, 2026);
        seen = now ?? commonSection;
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
    expect(won.sort((a, b) => a - b)).toEqual(Array.from({ length: WRITERS }, (_, index) => index + 2));
    const [now] = await sectionsOf(api, first.email.COORDINATOR, pair.key, 2026);
    const lines = now?.text.markdown.split("\n\n") ?? [];
    expect(new Set(lines)).toEqual(new Set(["Början", ...Array.from({ length: WRITERS }, (_, one) => `Rad ${one}.`)]));
    expect(lines).toHaveLength(WRITERS + 1);
  }, 60_000);

  it("begin as many versions as they are, each with a number of its own", async () => {
    const drafts = await Promise.all(
      Array.from({ length: 10 }, (_, writer) =>
        succeed(api, coordinators()[writer % 2 === 0 ? 0 : 1], "commonSectionDraft", {
          ...{ collaboration: pair.key, year: 2025, text: { markdown: "Text." } },
        }),
      ),
    );
    expect(drafts.map(({ number }) => number).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });
});

describe("last decisions at the same moment", () => {
  it("of two members bring each of 100 texts into force, exactly once", async () => {
    const texts = [];
    for (let year = 2027; year < 2027 + PAIRS; year += 1) texts.push(await propose(api, first, pair.key, year));
    for (const text of texts) {
      const both = await Promise.all([record(api, first, text, "2026-11-10"), record(api, second, text, "2026-11-12")]);
      expect(both.map(({ state }) => state).sort()).toEqual(["EFFECTIVE", "PARTLY_ADOPTED"]);
      const now = (await sectionsOf(api, first.email.ANALYST, pair.key, Number(text.text.markdown.slice(9, 13))))[0];
      // Proposed is version 2; one adoption made it 3, the other 4.
      expect(now).toMatchObject({ state: "EFFECTIVE", effectiveFrom: "2026-11-12", version: 4, missingAdoptions: [] });
      expect(now?.adoptions).toHaveLength(2);
    }
  }, 120_000);

  it("of one member, recorded twice, count once", async () => {
    for (let year = 2150; year < 2160; year += 1) {
      const text = await propose(api, first, pair.key, year);
      const given = decisionOf(first, text, "2026-11-10");
      const both = await Promise.all([1, 2].map(() => send(api, first.email.SECRETARY, "adoptionRecord", given)));
      expect(both.flatMap(codes)).toEqual(["ALREADY_DECIDED"]);
    }
  });

  it("on two versions of one year leave one of them in force", async () => {
    for (let year = 2160; year < 2180; year += 1) {
      const texts = [
        await propose(api, first, pair.key, year, "Ett."),
        await propose(api, first, pair.key, year, "Två."),
      ];
      for (const text of texts) await record(api, first, text, "2026-11-10");
      await Promise.all(texts.map((text) => record(api, second, text, "2026-11-12")));
      const states = (await sectionsOf(api, first.email.ANALYST, pair.key, year)).map(({ state }) => state);
      expect(states.sort()).toEqual(["EFFECTIVE", "SUPERSEDED"]);
    }
  }, 60_000);

  it("and a return: the text is returned, whoever was first", async () => {
    for (let year = 2180; year < 2195; year += 1) {
      const text = await propose(api, first, pair.key, year);
      const [adopted, returned] = await Promise.all([
        send(api, first.email.SECRETARY, "adoptionRecord", decisionOf(first, text, "2026-11-10")),
        send(api, second.email.SECRETARY, "adoptionRecord", decisionOf(second, text, "2026-11-12", "RETURNED")),
      ]);
      expect(codes(returned)).toEqual([]);
      expect([[], ["WRONG_STATE"]]).toContainEqual(codes(adopted));
      const now = (await sectionsOf(api, first.email.ANALYST, pair.key, year))[0];
      expect(now).toMatchObject({ state: "RETURNED", effectiveFrom: null });
    }
  });
});
