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
  send,
  succeed,
  versionOf,
  writtenRows,
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

describe("what is refused writes nothing", () => {
  async function refused(email: string, name: Parameters<typeof send>[2], variables: object) {
    const before = await writtenRows(database);
    const payload = await send(api, email, name, variables);
    expect(payload.userErrors.every(({ message }) => message.length > 10)).toBe(true);
    expect(await writtenRows(database)).toEqual(before);
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
      ...["NOT_FOUND collaboration", "INVALID collaboration", "INVALID year", "INVALID text.markdown"],
    ]);
  });

  it.each([
    ["NUL", { markdown: "a\u0000b" }],
    ["both forms at once", { markdown: "a", document: doc("a") }],
    ["neither form", {}],
    ["null", { markdown: null }],
  ])("%s, as the fault of the calling program", async (_, text) => {
    const before = await writtenRows(database);
    const variables = { collaboration: pair.key, year: nextYear(), text };
    const answer = await attempt(api, linkoping.email.COORDINATOR, "commonSectionDraft", variables);
    expect(codesOf(answer)).toEqual(["BAD_USER_INPUT"]);
    expect(await writtenRows(database)).toEqual(before);
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
