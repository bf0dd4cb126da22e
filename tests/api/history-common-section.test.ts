import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { clockAt } from "../../packages/server/src/context/clock.js";
import { createCollaboration, createPair, type TestCollaboration } from "../factories/collaboration.js";
import { createTenant, type Tenant } from "../factories/tenant.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { propose, record, type Section, succeed, versionOf } from "../support/common-section.js";
import { emptyDatabase, type TestDatabase } from "../support/database.js";
import type { EntryAnswer } from "../support/history.js";

let database: TestDatabase;
let api: TestApi;
let first: Tenant;
let second: Tenant;
let collaboration: TestCollaboration;
let section: Section;

beforeAll(async () => {
  database = await emptyDatabase();
  [first, second, collaboration] = await createPair(database);
  api = await startTestApi(database);
  const { key } = collaboration;
  const draft = await succeed(api, first.email.COORDINATOR, "commonSectionDraft", {
    ...{ collaboration: key, year: 2027, text: { markdown: "Vi söker medel." } },
  });
  const text = { markdown: "Vi söker medel tillsammans." };
  const changed = await succeed(api, second.email.COORDINATOR, "commonSectionUpdate", { ...versionOf(draft), text });
  section = await succeed(api, first.email.COORDINATOR, "commonSectionPropose", versionOf(changed));
  await record(api, first, section, "2026-11-09", "ADOPTED", { paragraph: "§ 11" });
  await record(api, second, section, "2026-11-10", "RETURNED", { paragraph: "§ 12" });
}, 60_000);
afterAll(() => api.stop());

const selection = `id history(first: 100) { nodes { operation requestId stateBefore stateAfter by { name roles municipality { code } }
  decision { paragraph } changes { subject change fields { field before after } text { changed blocks { segments { change text } } } } } }`;

/** The section's history as the user reads it; null where it does not see the section. */
async function historyFor(email: string, { id } = section, key = collaboration.key): Promise<EntryAnswer[] | null> {
  const { data, errors } = await api.query<{
    collaboration: { commonSections: { id: string; history: { nodes: EntryAnswer[] } }[] } | null;
  }>(email, `query ($key: String!) { collaboration(key: $key) { commonSections(year: 2027) { ${selection} } } }`, {
    key,
  });
  expect(errors).toEqual([]);
  return data?.collaboration?.commonSections.find((one) => one.id === id)?.history.nodes ?? null;
}

const steps = (entries: readonly EntryAnswer[] | null) =>
  entries?.map(({ by, operation, stateBefore, stateAfter, decision }) =>
    [by?.municipality.code, operation, `${stateBefore}→${stateAfter}`, decision?.paragraph].join(" "),
  );

describe("CommonSectionVersion.history", () => {
  it("tells coordinators of all members what each of them wrote and decided", async () => {
    for (const { email } of [first, second]) {
      const entries = await historyFor(email.COORDINATOR);
      expect(steps(entries)).toEqual([
        `${second.code} adoptionRecord PARTLY_ADOPTED→RETURNED § 12`,
        `${first.code} adoptionRecord PROPOSED→PARTLY_ADOPTED § 11`,
        `${first.code} commonSectionPropose DRAFT→PROPOSED `,
        `${second.code} commonSectionUpdate null→null `,
        `${first.code} commonSectionDraft null→DRAFT `,
      ]);
      expect(entries?.[3]?.changes[0]?.text?.blocks).toEqual([
        {
          segments: [
            { change: "SAME", text: "Vi söker medel" },
            { change: "ADDED", text: " tillsammans" },
            { change: "SAME", text: "." },
          ],
        },
      ]);
    }
  });

  it("tells a request only to those whose request it was", async () => {
    const entries = await historyFor(second.email.COORDINATOR);
    expect(entries?.map(({ requestId }) => requestId !== null)).toEqual([true, false, false, true, false]);
  });

  it("tells others in the members only from the proposal on", async () => {
    for (const email of [first.email.ANALYST, second.email.PLANNER, second.email.AUDITOR]) {
      const entries = await historyFor(email);
      expect(steps(entries)?.map((step) => step.split(" ")[1])).toEqual([
        ...["adoptionRecord", "adoptionRecord", "commonSectionPropose"],
      ]);
      expect(JSON.stringify(entries)).not.toContain('"text":{');
    }
  });

  it("is nothing of a draft to them", async () => {
    const draft = await succeed(api, first.email.COORDINATOR, "commonSectionDraft", {
      ...{ collaboration: collaboration.key, year: 2027, text: { markdown: "Nästa." } },
    });
    expect(await historyFor(first.email.ANALYST, draft)).toBeNull();
    expect(steps(await historyFor(second.email.COORDINATOR, draft))).toHaveLength(1);
  });

  it("is empty for a member that has left, which still reads the text", async () => {
    const [stays, leaves] = [await createTenant(database), await createTenant(database)];
    const members = [{ tenant: stays }, { tenant: leaves, to: "2027-06-30" }];
    const { key } = await createCollaboration(database, members);
    const other = await startTestApi(database);
    const later = await startTestApi(database, { clock: clockAt(() => new Date("2027-07-01T10:00:00Z")) });
    try {
      const proposed = await propose(other, stays, key, 2027);
      const query = `query ($key: String!) { collaboration(key: $key) { commonSections(year: 2027) { id text { plain } history { nodes { operation } } } } }`;
      const read = async (served: TestApi) =>
        (
          await served.query<{ collaboration: { commonSections: { id: string; history: { nodes: unknown[] } }[] } }>(
            leaves.email.COORDINATOR,
            query,
            { key },
          )
        ).data?.collaboration.commonSections.map(({ id, history }) => [id, history.nodes.length]);
      expect(await read(other)).toEqual([[proposed.id, 2]]);
      expect(await read(later)).toEqual([[proposed.id, 0]]);
    } finally {
      await Promise.all([other.stop(), later.stop()]);
    }
  });
});

describe("CommonSectionVersion.diff", () => {
  it("tells which words changed, and is null where the other is not seen", async () => {
    const { key } = collaboration;
    const next = await succeed(api, first.email.COORDINATOR, "commonSectionDraft", {
      ...{ collaboration: key, year: 2027, text: { markdown: "Vi söker medel för sig." } },
    });
    const query = `query ($key: String!, $to: ID!) { collaboration(key: $key) { commonSections(year: 2027) { id
      diff(to: $to) { changed blocks { kind level change segments { change text marks href } } } } } }`;
    const ask = async (email: string, to: string) => {
      const { data, errors } = await api.query<{ collaboration: { commonSections: { id: string; diff: unknown }[] } }>(
        email,
        query,
        { key, to },
      );
      expect(errors).toEqual([]);
      return data?.collaboration.commonSections.find(({ id }) => id === section.id)?.diff;
    };
    const unmarked = { marks: [], href: null };
    expect(await ask(second.email.COORDINATOR, next.id)).toEqual({
      changed: true,
      blocks: [
        {
          ...{ kind: "PARAGRAPH", level: 0, change: "CHANGED" },
          segments: [
            { change: "SAME", text: "Vi söker medel ", ...unmarked },
            { change: "REMOVED", text: "tillsammans", ...unmarked },
            { change: "ADDED", text: "för sig", ...unmarked },
            { change: "SAME", text: ".", ...unmarked },
          ],
        },
      ],
    });
    expect(await ask(second.email.COORDINATOR, section.id)).toMatchObject({ changed: false });
    expect(await ask(second.email.ANALYST, next.id)).toBeNull();
    expect(await ask(second.email.ANALYST, "no id")).toBeNull();
  });
});
