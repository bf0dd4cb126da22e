import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { clockAt } from "../../packages/server/src/context/clock.js";
import { createCollaboration, createPair, type TestCollaboration } from "../factories/collaboration.js";
import { createTenant, type Tenant } from "../factories/tenant.js";
import { startTestApi, type TestApi } from "../support/api.js";
import {
  attempt,
  codes,
  codesOf,
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
let outsider: Tenant;
let pair: TestCollaboration;
/** Each test has a year of its own: the sections of one do not meet those of another. */
let year = 2099;

beforeAll(async () => {
  database = await emptyDatabase();
  [linkoping, norrkoping, pair] = await createPair(database);
  outsider = await createTenant(database);
  await createCollaboration(database, [{ tenant: outsider }]);
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

/** Everything that a mutation of this slice may write, to see that a refused one wrote nothing. */
async function written(): Promise<unknown> {
  return await withConnection(database.ownerUrl, async (owner) => {
    const tables = ["common_section_version", "shared_strategy_version", "adoption", "decision"];
    return await Promise.all(
      tables.map(async (table) => (await owner.query(`SELECT * FROM ${table} ORDER BY id`)).rows),
    );
  });
}

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
    const sent = await succeed(api, linkoping.email.COORDINATOR, "commonSectionConsult", {
      ...{ ...versionOf(both), answerBy: "2026-09-20" },
    });
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

describe("what is refused writes nothing", () => {
  async function refused(email: string, name: Parameters<typeof send>[2], variables: object) {
    const before = await written();
    const payload = await send(api, email, name, variables);
    expect(payload.userErrors.every(({ message }) => message.length > 10)).toBe(true);
    expect(await written()).toEqual(before);
    return payload;
  }

  it("a stale version, which answers the text as it is now", async () => {
    const draft = await succeed(api, linkoping.email.COORDINATOR, "commonSectionDraft", {
      ...{ collaboration: pair.key, year: nextYear(), text: { markdown: "Ett." } },
    });
    await succeed(api, norrkoping.email.COORDINATOR, "commonSectionUpdate", {
      ...{ ...versionOf(draft), text: { markdown: "Två." } },
    });
    for (const name of ["commonSectionUpdate", "commonSectionPropose", "commonSectionConsult"] as const) {
      const more = {
        commonSectionUpdate: { text: { markdown: "Tre." } },
        commonSectionConsult: { answerBy: "2026-12-01" },
      };
      const given = { ...versionOf(draft), ...(name === "commonSectionPropose" ? {} : more[name]) };
      const { commonSection, userErrors } = await refused(linkoping.email.COORDINATOR, name, given);
      expect(userErrors).toMatchObject([{ code: "STALE_VERSION", field: ["expectedVersion"] }]);
      expect(commonSection).toMatchObject({ version: 2, text: { markdown: "Två." } });
    }
  });

  it("another hash than the proposed text's", async () => {
    const text = await proposed();
    for (const contentHash of [`pm1:sha256:${"0".repeat(64)}`, "", String(text.contentHash).toUpperCase()]) {
      const given = { ...decisionOf(linkoping, text, "2026-11-10"), contentHash };
      const { userErrors } = await refused(linkoping.email.SECRETARY, "adoptionRecord", given);
      expect(userErrors).toMatchObject([{ code: "HASH_MISMATCH", field: ["contentHash"] }]);
    }
  });

  it("empty texts and days that cannot be, all at once", async () => {
    const text = await proposed();
    const wrong = {
      ...{ paragraph: "", registryNumber: "  ", documentUrl: "ftp://x", adjustedOn: "2026-11-09" },
      ...{ announcedOn: "2026-11-09", finalOn: "2026-11-09" },
    };
    const given = { ...decisionOf(linkoping, text, "2026-11-10", "ADOPTED", wrong), contentHash: "fel" };
    const { userErrors } = await refused(linkoping.email.SECRETARY, "adoptionRecord", given);
    expect(userErrors.map(({ code, field }) => `${code} ${field?.join(".")}`)).toEqual([
      ...["HASH_MISMATCH contentHash", "EMPTY_STRING decision.paragraph", "EMPTY_STRING decision.registryNumber"],
      ...["INVALID decision.documentUrl", "INVALID decision.adjustedOn", "INVALID decision.announcedOn"],
      "INVALID decision.finalOn",
    ]);
  });

  it("a decision of tomorrow, of a body of another municipality, of none, or of one that was not there", async () => {
    const text = await proposed();
    const decide = async (date: string, body: string) =>
      (
        await refused(
          linkoping.email.SECRETARY,
          "adoptionRecord",
          decisionOf(linkoping, text, date, "ADOPTED", { body }),
        )
      ).userErrors;
    expect(await decide("2026-11-22", linkoping.bodyId)).toMatchObject([
      { code: "INVALID", field: ["decision", "date"] },
    ]);
    expect(await decide("2026-11-20", norrkoping.bodyId)).toMatchObject([
      { code: "FORBIDDEN", field: ["decision", "body"] },
    ]);
    expect(await decide("2026-11-20", text.id)).toMatchObject([{ code: "NOT_FOUND", field: ["decision", "body"] }]);
    expect(await decide("2014-12-31", linkoping.bodyId)).toMatchObject([{ code: "BODY_NOT_VALID" }]);
  });

  it("another body of the own municipality than the secretary's", async () => {
    const text = await proposed();
    const council = crypto.randomUUID();
    await withConnection(database.ownerUrl, (owner) =>
      owner.query(
        "INSERT INTO body (municipality_id, id, abbreviation, name, kind, valid_from) VALUES ($1, $2, 'KF', 'Fullmäktige', 'COUNCIL', '2015-01-01')",
        [linkoping.id, council],
      ),
    );
    const given = decisionOf(linkoping, text, "2026-11-10", "ADOPTED", { body: council });
    const { userErrors } = await refused(linkoping.email.SECRETARY, "adoptionRecord", given);
    expect(userErrors).toMatchObject([{ code: "FORBIDDEN", field: ["decision", "body"] }]);
  });

  it("adopting the same text twice", async () => {
    const text = await record(api, linkoping, await proposed(), "2026-11-10");
    for (const outcome of ["ADOPTED", "RETURNED", "POSTPONED"]) {
      const given = decisionOf(linkoping, text, "2026-11-12", outcome);
      expect(codes(await refused(linkoping.email.SECRETARY, "adoptionRecord", given))).toEqual(["ALREADY_DECIDED"]);
    }
  });

  it.each([
    ["raw HTML", { markdown: "Text <b>fet</b>" }, ["text", "markdown"]],
    ["a script", { markdown: "Rad ett\n\n<script>alert(1)</script>" }, ["text", "markdown"]],
    ["an image", { markdown: "![bild](https://example.se/x.png)" }, ["text", "markdown"]],
    ["a link to a script", { markdown: "[x](javascript:alert(1))" }, ["text", "markdown"]],
    ["no document", { document: { type: "paragraph" } }, ["text", "document"]],
    ["NUL within a document", { document: doc("a\u0000b") }, ["text", "document"]],
  ])("%s in the text", async (_, text, field) => {
    const given = { collaboration: pair.key, year: nextYear(), text };
    const { userErrors } = await refused(linkoping.email.COORDINATOR, "commonSectionDraft", given);
    expect(userErrors).toMatchObject([{ code: "INVALID_TEXT", field }]);
  });

  it("a text that is too long, and a year that is none, as data", async () => {
    const given = { collaboration: "å".repeat(201), year: 1899, text: { markdown: "x".repeat(200_001) } };
    const { userErrors } = await refused(linkoping.email.COORDINATOR, "commonSectionDraft", given);
    expect(userErrors.map(({ code, field }) => `${code} ${field?.join(".")}`)).toEqual([
      ...["INVALID collaboration", "INVALID year", "INVALID text.markdown"],
    ]);
  });

  it.each([
    ["NUL", { markdown: "a\u0000b" }],
    ["both forms at once", { markdown: "a", document: doc("a") }],
    ["neither form", {}],
    ["null", { markdown: null }],
  ])("%s, as the fault of the calling program", async (_, text) => {
    const before = await written();
    const variables = { collaboration: pair.key, year: nextYear(), text };
    const answer = await attempt(api, linkoping.email.COORDINATOR, "commonSectionDraft", variables);
    expect(codesOf(answer)).toEqual(["BAD_USER_INPUT"]);
    expect(await written()).toEqual(before);
  });

  it("proposing an empty text, and asking for answers by yesterday", async () => {
    const draft = await succeed(api, linkoping.email.COORDINATOR, "commonSectionDraft", {
      ...{ collaboration: pair.key, year: nextYear(), text: { markdown: "" } },
    });
    const { COORDINATOR } = linkoping.email;
    expect(codes(await refused(COORDINATOR, "commonSectionPropose", versionOf(draft)))).toEqual(["INCOMPLETE"]);
    const given = { ...versionOf(draft), answerBy: "2026-11-20" };
    expect(codes(await refused(COORDINATOR, "commonSectionConsult", given))).toEqual(["INVALID"]);
  });

  it("everything of those who are outside: the text does not exist for them", async () => {
    const text = await proposed();
    const { COORDINATOR, SECRETARY } = outsider.email;
    const theirs = { collaboration: pair.key, year, text: { markdown: "x" } };
    expect(codes(await refused(COORDINATOR, "commonSectionDraft", theirs))).toEqual(["NOT_FOUND"]);
    const update = { ...versionOf(text), text: { markdown: "x" } };
    expect(codes(await refused(COORDINATOR, "commonSectionUpdate", update))).toEqual(["NOT_FOUND"]);
    expect(codes(await refused(COORDINATOR, "commonSectionPropose", versionOf(text)))).toEqual(["NOT_FOUND"]);
    const given = decisionOf(outsider, text, "2026-11-10");
    expect(codes(await refused(SECRETARY, "adoptionRecord", given))).toEqual(["NOT_FOUND"]);
    const unknown = { ...given, id: "x" };
    expect((await refused(SECRETARY, "adoptionRecord", unknown)).userErrors).toEqual(
      (await refused(SECRETARY, "adoptionRecord", given)).userErrors,
    );
  });

  it("anything of a member that has left, which still reads what is about its time", async () => {
    const former = await createTenant(database);
    const { key } = await createCollaboration(database, [
      ...[{ tenant: linkoping }, { tenant: former, to: "2027-01-31" }],
    ]);
    const api = await startTestApi(database, { clock: clockAt(() => new Date(now)) });
    try {
      const text = await propose(api, former, key, 2026);
      const decision = await record(api, former, text, "2026-11-10");
      on("2027-02-01");
      const { COORDINATOR, SECRETARY } = former.email;
      const draft = { collaboration: key, year: 2026, text: { markdown: "x" } };
      expect(codesOf(await attempt(api, COORDINATOR, "commonSectionDraft", draft))).toEqual(["FORBIDDEN"]);
      expect(codesOf(await attempt(api, COORDINATOR, "commonSectionPropose", versionOf(text)))).toEqual(["FORBIDDEN"]);
      const given = decisionOf(former, text, "2026-11-10");
      expect(codesOf(await attempt(api, SECRETARY, "adoptionRecord", given))).toEqual(["FORBIDDEN"]);
      const { data, errors } = await api.query<{ decisionUpdate: { userErrors: { code: string }[] } }>(
        SECRETARY,
        `mutation ($id: ID!, $input: DecisionInput!) { decisionUpdate(id: $id, input: $input) { userErrors { code } } }`,
        {
          id: decision.adoptions[0]?.decision?.id,
          input: { body: former.bodyId, date: "2026-11-10", adjustedOn: "2026-11-12" },
        },
      );
      expect([errors, data?.decisionUpdate.userErrors]).toEqual([[], [expect.objectContaining({ code: "FORBIDDEN" })]]);
    } finally {
      on("2026-11-21");
      await api.stop();
    }
  });
});

function doc(text: string): object {
  return { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text }] }] };
}
