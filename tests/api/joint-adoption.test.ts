import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { clockAt } from "../../packages/server/src/context/clock.js";
import { createCollaboration, createPair, type TestCollaboration } from "../factories/collaboration.js";
import { createTenant, type Tenant } from "../factories/tenant.js";
import { startTestApi, type TestApi } from "../support/api.js";
import {
  attempt,
  codesOf,
  consult,
  decisionOf,
  propose,
  record,
  type Section,
  sectionsOf,
  send,
  succeed,
  versionOf,
} from "../support/common-section.js";
import { emptyDatabase, type TestDatabase, withConnection } from "../support/database.js";

let now = "2026-11-21T11:00:00Z";
let database: TestDatabase;
let api: TestApi;
let linkoping: Tenant;
let norrkoping: Tenant;
let pair: TestCollaboration;
/** Each test has a year of its own: the sections of one do not meet those of another. */
let year = 2099;

beforeAll(async () => {
  database = await emptyDatabase();
  [linkoping, norrkoping, pair] = await createPair(database);
  api = await startTestApi(database, { clock: clockAt(() => new Date(now)) });
}, 60_000);
afterAll(() => api.stop());

const nextYear = () => {
  year += 1;
  return year;
};
const on = (day: string) => {
  now = `${day}T11:00:00Z`;
};
const proposed = (markdown?: string) => propose(api, linkoping, pair.key, nextYear(), markdown);
const asSeen = async (section: Section, tenant = linkoping): Promise<Section | undefined> =>
  (await sectionsOf(api, tenant.email.COORDINATOR, pair.key, year)).find(({ id }) => id === section.id);

describe("the year's common section", () => {
  it("is written by both, adopted, returned, changed, adopted by both and in force", async () => {
    on("2026-09-01");
    const of = nextYear();
    const key = pair.key;
    const draft = await succeed(api, linkoping.email.COORDINATOR, "commonSectionDraft", {
      ...{ collaboration: key, year: of, text: { markdown: "## Gemensamt\n\nFörsta förslaget." } },
    });
    expect(draft).toMatchObject({ state: "DRAFT", number: 1, version: 1, contentHash: null, effectiveFrom: null });
    const both = await succeed(api, norrkoping.email.COORDINATOR, "commonSectionUpdate", {
      ...versionOf(draft),
      text: { markdown: "## Gemensamt\n\nBådas text." },
    });
    expect(both).toMatchObject({ state: "DRAFT", version: 2, text: { markdown: "## Gemensamt\n\nBådas text." } });
    // Drafts are the coordinators' alone; from the consultation on everyone in the members reads it.
    expect(await sectionsOf(api, linkoping.email.PLANNER, key, of)).toEqual([]);
    const sent = await consult(api, [linkoping, norrkoping], both, "2026-09-20");
    expect(sent.state).toBe("CONSULTATION");
    expect(await sectionsOf(api, norrkoping.email.PLANNER, key, of)).toHaveLength(1);
    const first = await succeed(api, norrkoping.email.COORDINATOR, "commonSectionPropose", versionOf(sent));
    expect(first).toMatchObject({ state: "PROPOSED", contentHash: expect.stringMatching(/^pm1:sha256:[0-9a-f]{64}$/) });

    on("2026-10-14");
    const partly = await record(api, linkoping, first, "2026-10-13");
    expect(partly).toMatchObject({ state: "PARTLY_ADOPTED", missingAdoptions: [{ code: norrkoping.code }] });
    const returned = await record(api, norrkoping, partly, "2026-10-14", "RETURNED");
    expect(returned).toMatchObject({ state: "RETURNED", contentHash: first.contentHash });

    const changed = await succeed(api, norrkoping.email.COORDINATOR, "commonSectionUpdate", {
      ...{ ...versionOf(returned), text: { markdown: "## Gemensamt\n\nBådas text, med mer om EU:s budget." } },
    });
    expect(changed).toMatchObject({ state: "DRAFT", contentHash: null });
    expect(changed.adoptions.map(({ lapsed }) => lapsed)).toEqual([true, true]);
    const second = await succeed(api, linkoping.email.COORDINATOR, "commonSectionPropose", versionOf(changed));
    expect(second.contentHash).not.toBe(first.contentHash);
    expect(second.missingAdoptions).toHaveLength(2);

    on("2026-11-20");
    const half = await record(api, norrkoping, second, "2026-11-16");
    expect(half).toMatchObject({ state: "PARTLY_ADOPTED", effectiveFrom: null });
    const inForce = await record(api, linkoping, half, "2026-11-10");
    expect(inForce).toMatchObject({ state: "EFFECTIVE", effectiveFrom: "2026-11-16", missingAdoptions: [] });
    // Each reads the other's decision: recording it has shared it.
    const seen = (await sectionsOf(api, norrkoping.email.ANALYST, key, of))[0];
    expect(seen?.adoptions.filter(({ lapsed }) => !lapsed).map(({ decision }) => decision?.paragraph)).toEqual([
      ...["§ 1", "§ 1"],
    ]);
  });

  it("proposed again unchanged keeps the adoptions that it had", async () => {
    on("2026-11-21");
    const text = await record(api, linkoping, await proposed(), "2026-11-10");
    const returned = await record(api, norrkoping, text, "2026-11-12", "REJECTED");
    const again = await succeed(api, linkoping.email.COORDINATOR, "commonSectionPropose", versionOf(returned));
    expect(again).toMatchObject({ state: "PROPOSED", contentHash: text.contentHash });
    expect(again.missingAdoptions).toEqual([{ code: norrkoping.code }]);
    const inForce = await record(api, norrkoping, again, "2026-11-20");
    expect(inForce).toMatchObject({ state: "EFFECTIVE", effectiveFrom: "2026-11-20" });
  });

  it("returned and saved without a change loses no adoption", async () => {
    const text = await record(api, linkoping, await proposed("Samma text."), "2026-11-10");
    const returned = await record(api, norrkoping, text, "2026-11-12", "RETURNED");
    const same = await succeed(api, linkoping.email.COORDINATOR, "commonSectionUpdate", {
      ...{ ...versionOf(returned), text: { markdown: "Samma text." } },
    });
    expect(same).toMatchObject({ state: "RETURNED", version: returned.version });
    expect(same.adoptions.some(({ lapsed }) => lapsed)).toBe(false);
  });

  it("changed and changed back can be adopted again: what lapsed has lapsed", async () => {
    const text = await record(api, linkoping, await proposed("Fram."), "2026-11-10");
    let section = await record(api, norrkoping, text, "2026-11-12", "RETURNED");
    for (const markdown of ["Tillbaka.", "Fram."])
      section = await succeed(api, linkoping.email.COORDINATOR, "commonSectionUpdate", {
        ...{ ...versionOf(section), text: { markdown } },
      });
    section = await succeed(api, linkoping.email.COORDINATOR, "commonSectionPropose", versionOf(section));
    expect(section.contentHash).toBe(text.contentHash);
    expect(section.missingAdoptions).toHaveLength(2);
    expect(await record(api, linkoping, section, "2026-11-15")).toMatchObject({ state: "PARTLY_ADOPTED" });
  });

  it("adopted with changes is returned, put off is left", async () => {
    const text = await proposed();
    expect(await record(api, linkoping, text, "2026-11-10", "POSTPONED")).toMatchObject({ state: "PROPOSED" });
    expect(await record(api, linkoping, text, "2026-11-17", "ADOPTED_WITH_CHANGES")).toMatchObject({
      state: "RETURNED",
    });
  });

  it("says with the decision what wording is wanted, for all members to read", async () => {
    const text = await proposed();
    const without = await send(
      ...[api, linkoping.email.SECRETARY, "adoptionRecord" as const],
      decisionOf(linkoping, text, "2026-11-17", "ADOPTED_WITH_CHANGES"),
    );
    expect(without.warnings?.map(({ code, field }) => [code, field])).toEqual([["INCOMPLETE", ["wording"]]]);
    const other = await proposed();
    const wanted = (wording: string) => ({
      ...decisionOf(linkoping, other, "2026-11-17", "ADOPTED_WITH_CHANGES"),
      wording,
    });
    const empty = await send(api, linkoping.email.SECRETARY, "adoptionRecord", wanted(" "));
    expect(empty.userErrors.map(({ code, field }) => [code, field])).toEqual([["EMPTY_STRING", ["wording"]]]);
    const given = await send(api, linkoping.email.SECRETARY, "adoptionRecord", wanted("Stryk *andra* stycket."));
    expect([given.userErrors, given.warnings]).toEqual([[], []]);
    expect((await asSeen(other, norrkoping))?.adoptions.map(({ wording }) => wording)).toEqual([
      ...["Stryk *andra* stycket."],
    ]);
  });

  it("is recorded with what is not known yet, which is answered as warnings and completed later", async () => {
    const text = await proposed();
    const unknown = { paragraph: undefined, registryNumber: null };
    const payload = await send(
      ...[api, linkoping.email.SECRETARY, "adoptionRecord" as const],
      decisionOf(linkoping, text, "2026-11-10", "ADOPTED", unknown),
    );
    expect(payload.userErrors).toEqual([]);
    expect(payload.warnings?.map(({ code, field }) => [code, field?.join(".")])).toEqual([
      ["INCOMPLETE", "decision.paragraph"],
      ["INCOMPLETE", "decision.registryNumber"],
    ]);
    const id = payload.commonSection?.adoptions[0]?.decision?.id ?? "";
    const complete = (input: object, reason?: string) =>
      api.query<{ decisionUpdate: { decision: object | null; userErrors: { code: string; field: string[] }[] } }>(
        linkoping.email.SECRETARY,
        `mutation ($id: ID!, $input: DecisionInput!, $reason: String) { decisionUpdate(id: $id, input: $input, reason: $reason) {
          decision { date paragraph registryNumber adjustedOn } userErrors { code field } } }`,
        { id, input: { body: linkoping.bodyId, date: "2026-11-10", ...input }, reason },
      );
    const completed = await complete({ paragraph: "§ 312", adjustedOn: "2026-11-14" });
    expect(completed.data?.decisionUpdate).toEqual({
      ...{ decision: { date: "2026-11-10", paragraph: "§ 312", registryNumber: null, adjustedOn: "2026-11-14" } },
      userErrors: [],
    });
    // Absent leaves it; null clears, and that is a correction.
    expect((await complete({ registryNumber: "KS 1" })).data?.decisionUpdate.decision).toMatchObject({
      paragraph: "§ 312",
    });
    expect((await complete({ paragraph: null })).data?.decisionUpdate).toEqual({
      ...{ decision: null, userErrors: [{ code: "REASON_REQUIRED", field: ["reason"] }] },
    });
    const corrected = await complete({ paragraph: "§ 313" }, "Fel paragraf i protokollet");
    expect(corrected.data?.decisionUpdate.decision).toMatchObject({ paragraph: "§ 313", registryNumber: "KS 1" });
  });
});

describe("the invariants", () => {
  it("I6: members hold one wording, and PostgreSQL itself keeps a proposed one as it is", async () => {
    const text = await proposed();
    expect((await asSeen(text, norrkoping))?.text).toEqual((await asSeen(text, linkoping))?.text);
    await withConnection(database.ownerUrl, async (owner) => {
      const change = owner.query("UPDATE common_section_version SET text = '{}' WHERE id = $1", [text.id]);
      await expect(change).rejects.toThrow("frozen");
    });
  });

  it("I7: only this very text counts, and only when every voting member has adopted it", async () => {
    const third = await createTenant(database);
    const advisor = await createTenant(database);
    const { key } = await createCollaboration(database, [
      ...[{ tenant: linkoping }, { tenant: norrkoping }, { tenant: third }],
      { tenant: advisor, voting: false },
    ]);
    const api = await startTestApi(database, { clock: clockAt(() => new Date(now)) });
    try {
      const text = await propose(api, third, key, 2027);
      await record(api, linkoping, text, "2026-11-01");
      const two = await record(api, third, text, "2026-11-20");
      expect(two).toMatchObject({ state: "PARTLY_ADOPTED", missingAdoptions: [{ code: norrkoping.code }] });
      const refused = await attempt(
        api,
        advisor.email.SECRETARY,
        "adoptionRecord",
        decisionOf(advisor, text, "2026-11-20"),
      );
      expect(codesOf(refused)).toEqual(["FORBIDDEN"]);
      expect(await record(api, norrkoping, text, "2026-11-05")).toMatchObject({ effectiveFrom: "2026-11-20" });
    } finally {
      await api.stop();
    }
  });

  it("I7, edge cases 8 and 9: who has left is not waited for, and who joins before the first day must adopt too", async () => {
    const joiner = await createTenant(database);
    const leaver = await createTenant(database);
    const { key } = await createCollaboration(database, [
      { tenant: linkoping },
      { tenant: leaver, to: "2026-10-31" },
      { tenant: joiner, from: "2026-11-15" },
    ]);
    const api = await startTestApi(database, { clock: clockAt(() => new Date(now)) });
    try {
      const text = await propose(api, linkoping, key, 2027);
      expect(await record(api, linkoping, text, "2026-11-18")).toMatchObject({
        ...{ state: "PARTLY_ADOPTED", missingAdoptions: [{ code: joiner.code }] },
      });
      expect(await record(api, joiner, text, "2026-11-20")).toMatchObject({ effectiveFrom: "2026-11-20" });
    } finally {
      await api.stop();
    }
  });

  it("I8: the version before is in force while another is under adoption, and until that one begins", async () => {
    const of = nextYear();
    const first = await propose(api, linkoping, pair.key, of, "Ett.");
    await record(api, linkoping, first, "2026-10-01");
    await record(api, norrkoping, first, "2026-10-02");
    const second = await propose(api, norrkoping, pair.key, of, "Två.");
    expect(second.number).toBe(2);
    await record(api, linkoping, second, "2026-11-10");
    expect(await asSeen(first)).toMatchObject({ state: "EFFECTIVE", effectiveTo: null });
    await record(api, norrkoping, second, "2026-11-20");
    expect(await asSeen(first)).toMatchObject({ state: "SUPERSEDED", effectiveTo: "2026-11-19" });
    expect(await asSeen(second)).toMatchObject({ state: "EFFECTIVE", effectiveFrom: "2026-11-20" });
  });

  it("I9: one version is in force on any day, also where the later one was decided earlier", async () => {
    const of = nextYear();
    const first = await propose(api, linkoping, pair.key, of, "Ett.");
    const second = await propose(api, linkoping, pair.key, of, "Två.");
    await record(api, linkoping, first, "2026-10-01");
    await record(api, norrkoping, first, "2026-11-10");
    await record(api, linkoping, second, "2026-09-01");
    await record(api, norrkoping, second, "2026-09-02");
    expect(await asSeen(first)).toMatchObject({ state: "SUPERSEDED", effectiveTo: null });
    expect(await asSeen(second)).toMatchObject({ state: "EFFECTIVE", effectiveFrom: "2026-11-10" });
  });

  it("I9: a tenant may count its adoption from its finality, and then waits for that day", async () => {
    const late = await createTenant(database);
    const { key } = await createCollaboration(database, [{ tenant: linkoping }, { tenant: late }]);
    await withConnection(database.ownerUrl, (owner) =>
      owner.query(
        `INSERT INTO municipality_profile (municipality_id, plan_label, plan_label_definite, plan_label_plural, plan_label_plural_definite,
           strategy_label, strategy_label_definite, shared_strategy_label, adoption_counts_from)
         VALUES ($1, 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'FINALITY')`,
        [late.id],
      ),
    );
    const api = await startTestApi(database, { clock: clockAt(() => new Date(now)) });
    try {
      const text = await propose(api, linkoping, key, 2027);
      await record(api, linkoping, text, "2026-11-10");
      const payload = await send(api, late.email.SECRETARY, "adoptionRecord", decisionOf(late, text, "2026-11-12"));
      expect(payload.warnings?.map(({ field }) => field?.join("."))).toEqual(["decision.finalOn"]);
      expect(payload.commonSection).toMatchObject({ state: "PARTLY_ADOPTED", effectiveFrom: null });
      const id = payload.commonSection?.adoptions.find(({ municipality }) => municipality.code === late.code)?.decision
        ?.id;
      const { data, errors } = await api.query(
        late.email.SECRETARY,
        `mutation ($id: ID!, $input: DecisionInput!) { decisionUpdate(id: $id, input: $input) { decision { finalOn } userErrors { code } } }`,
        { id, input: { body: late.bodyId, date: "2026-11-12", finalOn: "2026-12-08" } },
      );
      expect([errors, data]).toEqual([[], { decisionUpdate: { decision: { finalOn: "2026-12-08" }, userErrors: [] } }]);
      const seen = async () => (await sectionsOf(api, late.email.ANALYST, key, 2027))[0];
      expect(await seen()).toMatchObject({ state: "PARTLY_ADOPTED", effectiveFrom: "2026-12-08" });
      on("2026-12-08");
      expect(await seen()).toMatchObject({ state: "EFFECTIVE" });
    } finally {
      on("2026-11-21");
      await api.stop();
    }
  });

  it("I9: a corrected day of decision moves the first day, and the last one of the version before with it", async () => {
    const of = nextYear();
    const first = await propose(api, linkoping, pair.key, of, "Ett.");
    await record(api, linkoping, first, "2026-10-01");
    await record(api, norrkoping, first, "2026-10-02");
    const second = await propose(api, linkoping, pair.key, of, "Två.");
    await record(api, linkoping, second, "2026-11-10");
    const inForce = await record(api, norrkoping, second, "2026-11-12");
    const id = inForce.adoptions.find(({ municipality }) => municipality.code === norrkoping.code)?.decision?.id;
    for (const [date, last] of [
      ["2026-11-16", "2026-11-15"],
      ["2026-11-05", "2026-11-09"],
    ] as const) {
      const { data } = await api.query<{ decisionUpdate: { userErrors: object[] } }>(
        norrkoping.email.SECRETARY,
        `mutation ($id: ID!, $input: DecisionInput!) { decisionUpdate(id: $id, input: $input, reason: "Fel dag") { userErrors { code } } }`,
        { id, input: { body: norrkoping.bodyId, date } },
      );
      expect(data?.decisionUpdate.userErrors).toEqual([]);
      expect(await asSeen(first)).toMatchObject({ state: "SUPERSEDED", effectiveTo: last });
    }
    expect(await asSeen(second)).toMatchObject({ state: "EFFECTIVE", effectiveFrom: "2026-11-10" });
  });

  it("I9: and so where it was the first version of the year", async () => {
    on("2026-11-23");
    const text = await proposed();
    await record(api, linkoping, text, "2026-11-10");
    const inForce = await record(api, norrkoping, text, "2026-11-20");
    expect(inForce).toMatchObject({ state: "EFFECTIVE", effectiveFrom: "2026-11-20" });
    const id = inForce.adoptions.find(({ municipality }) => municipality.code === norrkoping.code)?.decision?.id;
    const { data } = await api.query<{ decisionUpdate: { userErrors: object[] } }>(
      norrkoping.email.SECRETARY,
      `mutation ($id: ID!, $input: DecisionInput!) { decisionUpdate(id: $id, input: $input, reason: "Fel dag") { userErrors { code } } }`,
      { id, input: { body: norrkoping.bodyId, date: "2026-11-22" } },
    );
    expect(data?.decisionUpdate.userErrors).toEqual([]);
    expect(await asSeen(text)).toMatchObject({ state: "EFFECTIVE", effectiveFrom: "2026-11-22" });
    on("2026-11-21");
  });
});

describe("a strategy version", () => {
  it("is adopted by the same rule", async () => {
    const [id, strategy] = [crypto.randomUUID(), crypto.randomUUID()];
    const { id: collaboration } = await createCollaboration(database, [{ tenant: linkoping }, { tenant: norrkoping }]);
    const contentHash = `pm1:sha256:${"a".repeat(64)}`;
    await withConnection(database.ownerUrl, async (owner) => {
      await owner.query("INSERT INTO shared_strategy VALUES ($1, $2, 'strategi')", [collaboration, strategy]);
      await owner.query(
        `INSERT INTO shared_strategy_version (collaboration_id, id, strategy_id, number, state, content_hash) VALUES ($1, $2, $3, 1, 'PROPOSED', $4)`,
        [collaboration, id, strategy, contentHash],
      );
    });
    const adopt = async ({ email, bodyId }: Tenant, date: string) =>
      await api.query(
        email.SECRETARY,
        `mutation ($id: ID!, $contentHash: String!, $decision: DecisionInput!) {
          adoptionRecord(id: $id, contentHash: $contentHash, outcome: ADOPTED, decision: $decision) {
            commonSection { id } strategyVersion { state effectiveFrom missingAdoptions { code } } userErrors { code } } }`,
        { id, contentHash, decision: { body: bodyId, date } },
      );
    const version = (state: string, effectiveFrom: string | null, missing: Tenant[]) => ({
      adoptionRecord: {
        commonSection: null,
        strategyVersion: { state, effectiveFrom, missingAdoptions: missing.map(({ code }) => ({ code })) },
        userErrors: [],
      },
    });
    expect((await adopt(norrkoping, "2026-11-03")).data).toEqual(version("PARTLY_ADOPTED", null, [linkoping]));
    expect((await adopt(linkoping, "2026-10-14")).data).toEqual(version("EFFECTIVE", "2026-11-03", []));
    expect(codesOf((await adopt(linkoping, "2026-10-14")) as never)).toEqual(["WRONG_STATE"]);
  });
});
