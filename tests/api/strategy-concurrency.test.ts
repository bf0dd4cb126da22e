import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createCollaboration, createPair, type TestCollaboration } from "../factories/collaboration.js";
import type { Tenant } from "../factories/tenant.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { emptyDatabase, type TestDatabase } from "../support/database.js";
import {
  attempt,
  codesOf,
  contentOf,
  decisionOf,
  draft,
  inForce,
  propose,
  record,
  update,
  versionOf,
  versionsOf,
} from "../support/strategy.js";

const WRITERS = 50;

let database: TestDatabase;
let api: TestApi;
let first: Tenant;
let second: Tenant;
let pair: TestCollaboration;

beforeAll(async () => {
  database = await emptyDatabase();
  [first, second] = await createPair(database);
  api = await startTestApi(database, { poolSize: WRITERS });
}, 60_000);
afterAll(() => api.stop());

const newPair = async () => {
  pair = await createCollaboration(database, [{ tenant: first }, { tenant: second }]);
};
const writer = (number: number) => (number % 2 === 0 ? first : second);

/** No more than what is needed: fifty ask for it again and again. */
interface Seen {
  version: number;
  areas: { points: { text: { markdown: string } }[] }[];
}
const seenFields = "version areas { points { text { markdown } } }";
const textOf = ({ areas }: Seen) => areas[0]?.points[0]?.text.markdown ?? "";

async function writeOnly(
  email: string,
  variables: object,
): Promise<{ strategyVersion: Seen; userErrors: { code: string }[] }> {
  const { data, errors } = await api.query<{
    strategyVersionUpdate: { strategyVersion: Seen; userErrors: { code: string }[] } | null;
  }>(
    email,
    `mutation ($id: ID!, $expectedVersion: Int!, $input: StrategyVersionInput!) {
      strategyVersionUpdate(id: $id, expectedVersion: $expectedVersion, input: $input) {
        strategyVersion { ${seenFields} } userErrors { code } } }`,
    variables,
  );
  if (!data?.strategyVersionUpdate || errors.length > 0) throw new Error(JSON.stringify(errors));
  return data.strategyVersionUpdate;
}

async function readOnly(): Promise<Seen> {
  const { data } = await api.query<{ collaboration: { strategy: { versions: Seen[] } } }>(
    first.email.COORDINATOR,
    `query ($key: String!) { collaboration(key: $key) { strategy { versions { ${seenFields} } } } }`,
    { key: pair.key },
  );
  const [version] = data?.collaboration.strategy.versions ?? [];
  if (!version) throw new Error("There is no version.");
  return version;
}

describe("50 who change one version at once", () => {
  it("each win one version, and nobody's line is lost", async () => {
    await newPair();
    const { id } = await draft(api, first, pair.key);
    const won: number[] = [];
    const write = async (number: number): Promise<void> => {
      for (let seen: Seen = { version: 1, areas: [] }; ; ) {
        const input = contentOf({ P: [{ code: "P1", text: `${textOf(seen)}\n\nRad ${number}.` }] });
        const variables = { id, expectedVersion: seen.version, input };
        const { strategyVersion, userErrors } = await writeOnly(writer(number).email.COORDINATOR, variables);
        if (userErrors.length === 0) return void won.push(strategyVersion.version);
        expect(userErrors.map(({ code }) => code)).toEqual(["STALE_VERSION"]);
        expect(strategyVersion.version).toBeGreaterThan(seen.version);
        // All at once the first time; then each in its own time, upon what it reads.
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 4_000));
        seen = await readOnly();
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, (_, number) => write(number)));
    expect(won.sort((a, b) => a - b)).toEqual(Array.from({ length: WRITERS }, (_, index) => index + 2));
    const lines = textOf(await readOnly()).split("\n\n");
    expect(lines.sort()).toEqual(Array.from({ length: WRITERS }, (_, one) => `Rad ${one}.`).sort());
  }, 120_000);

  it("of which one proposes: the others write nothing into what is proposed", async () => {
    await newPair();
    const text = await update(api, first, await draft(api, first, pair.key), contentOf({ P: ["P1"] }));
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, number) =>
        number === 10
          ? attempt(api, first.email.COORDINATOR, "strategyVersionPropose", versionOf(text))
          : attempt(api, writer(number).email.COORDINATOR, "strategyVersionUpdate", {
              ...{ ...versionOf(text), input: contentOf({ P: [`Q${number}`] }) },
            }),
      ),
    );
    expect(answers.filter((answer) => codesOf(answer).length === 0)).toHaveLength(1);
    const [now] = await versionsOf(api, first.email.COORDINATOR, pair.key);
    expect(now?.version).toBe(text.version + 1);
    expect(now?.areas[0]?.points).toHaveLength(1);
  });

  it("begin as many versions as they are, of one strategy, each with a number of its own", async () => {
    await newPair();
    const drafts = await Promise.all(Array.from({ length: 10 }, (_, number) => draft(api, writer(number), pair.key)));
    expect(drafts.map(({ number }) => number).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(await versionsOf(api, first.email.COORDINATOR, pair.key)).toHaveLength(10);
  });
});

describe("last decisions at the same moment", () => {
  it("bring each of 10 revisions into force exactly once, one after the other", async () => {
    await newPair();
    await inForce(api, [first, second], pair.key, contentOf({ P: ["P1"] }), "2026-01-15");
    for (let revision = 0; revision < 10; revision += 1) {
      const text = await propose(api, first, await draft(api, second, pair.key));
      const date = `2026-02-${String(revision + 10)}`;
      const answers = await Promise.all(
        [first, second].map((tenant) =>
          attempt(api, tenant.email.SECRETARY, "adoptionRecord", decisionOf(tenant, text, date)),
        ),
      );
      expect(answers.flatMap(codesOf)).toEqual([]);
    }
    const versions = await versionsOf(api, first.email.ANALYST, pair.key);
    expect(versions.filter(({ state }) => state === "EFFECTIVE").map(({ number }) => number)).toEqual([11]);
    expect(versions.filter(({ state }) => state === "SUPERSEDED")).toHaveLength(10);
    expect(versions.every(({ adoptions }) => adoptions.length === 2)).toBe(true);
  });

  it("of one member twice is one adoption", async () => {
    await newPair();
    const text = await propose(
      ...([api, first, await update(api, first, await draft(api, first, pair.key), contentOf({ P: ["P1"] }))] as const),
    );
    const twice = await Promise.all(
      [1, 2].map(() => attempt(api, first.email.SECRETARY, "adoptionRecord", decisionOf(first, text, "2026-02-10"))),
    );
    expect(twice.flatMap(codesOf)).toEqual(["ALREADY_DECIDED"]);
    expect((await record(api, second, text, "2026-02-11")).adoptions).toHaveLength(2);
  });
});
