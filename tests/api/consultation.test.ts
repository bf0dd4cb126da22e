import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { clockAt } from "../../packages/server/src/context/clock.js";
import { createCollaboration, createPair, type TestCollaboration } from "../factories/collaboration.js";
import { createTenant, type Tenant } from "../factories/tenant.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { consult, respond, type Section, sectionsOf, send, succeed, versionOf } from "../support/common-section.js";
import { emptyDatabase, type TestDatabase, withConnection } from "../support/database.js";

let now = "2026-11-21T11:00:00Z";
let database: TestDatabase;
let api: TestApi;
let linkoping: Tenant;
let norrkoping: Tenant;
let outsider: Tenant;
/** Members of collaborations that a test makes. */
let others: [Tenant, Tenant];
let leaver: Tenant;
let pair: TestCollaboration;
/** Each test has a year of its own: the sections of one do not meet those of another. */
let year = 2099;

beforeAll(async () => {
  database = await emptyDatabase();
  [linkoping, norrkoping, pair] = await createPair(database);
  outsider = await createTenant(database);
  others = [await createTenant(database), await createTenant(database)];
  leaver = await createTenant(database);
  await createCollaboration(database, [{ tenant: outsider }]);
  api = await startTestApi(database, { clock: clockAt(() => new Date(now)) });
}, 60_000);
afterAll(() => api.stop());

const on = (day: string) => {
  now = `${day}T11:00:00Z`;
};
const drafted = async (of = ++year, tenant = linkoping, key = pair.key): Promise<Section> =>
  await succeed(api, tenant.email.COORDINATOR, "commonSectionDraft", {
    ...{ collaboration: key, year: of, text: { markdown: "Förslag." } },
  });
const ask = (section: Section, tenant = linkoping, answerBy = "2026-12-01") =>
  succeed(api, tenant.email.COORDINATOR, "commonSectionConsult", { ...versionOf(section), answerBy });
const agree = (section: Section, tenant = norrkoping) =>
  succeed(api, tenant.email.COORDINATOR, "consultationConsent", versionOf(section));
const seenBy = async (email: string, { id }: Section, of = year) =>
  (await sectionsOf(api, email, pair.key, of)).find((one) => one.id === id);
const codesOfConsents = ({ consultation }: Section) =>
  consultation?.consents.map(({ municipality }) => municipality.code);

describe("the consent of all coordinators", () => {
  it("is waited for: the draft stays one, seen by coordinators alone, until the last has agreed", async () => {
    on("2026-11-21");
    const asked = await ask(await drafted());
    expect(asked).toMatchObject({ state: "DRAFT", consultation: { answerBy: "2026-12-01", sentOn: null } });
    expect(codesOfConsents(asked)).toEqual([linkoping.code]);
    for (const email of [norrkoping.email.PLANNER, norrkoping.email.SECRETARY, linkoping.email.ANALYST])
      expect(await seenBy(email, asked)).toBeUndefined();
    expect(await seenBy(outsider.email.COORDINATOR, asked)).toBeUndefined();
    const seen = await seenBy(norrkoping.email.COORDINATOR, asked);
    expect(seen?.viewerCan.consent).toEqual({ allowed: true, reason: null });
    const sent = await agree(asked);
    expect(sent).toMatchObject({ state: "CONSULTATION", consultation: { sentOn: "2026-11-21" } });
    expect(codesOfConsents(sent)).toEqual([linkoping.code, norrkoping.code]);
    expect(await seenBy(norrkoping.email.PLANNER, sent)).toMatchObject({ state: "CONSULTATION" });
  });

  it("is not waited for by the only member", async () => {
    const alone = await createCollaboration(database, [{ tenant: linkoping }]);
    const sent = await ask(await drafted(++year, linkoping, alone.key));
    expect(sent).toMatchObject({ state: "CONSULTATION", consultation: { sentOn: "2026-11-21" } });
  });

  it("is asked of members without a vote too, and of every one of three", async () => {
    const [second, advisor] = others;
    const three = await createCollaboration(database, [
      ...[{ tenant: linkoping }, { tenant: second }],
      { tenant: advisor, voting: false },
    ]);
    const asked = await ask(await drafted(++year, linkoping, three.key));
    const half = await agree(asked, second);
    expect(half).toMatchObject({ state: "DRAFT", version: asked.version });
    expect(await agree(half, advisor)).toMatchObject({ state: "CONSULTATION" });
  });

  it("is to the text as it is: a changed one needs all of them anew, the same saved again does not", async () => {
    const asked = await ask(await drafted());
    const text = (markdown: string) => ({ ...versionOf(asked), text: { markdown } });
    const same = await succeed(api, linkoping.email.COORDINATOR, "commonSectionUpdate", text("Förslag."));
    expect(codesOfConsents(same)).toEqual([linkoping.code]);
    const changed = await succeed(api, linkoping.email.COORDINATOR, "commonSectionUpdate", text("Ett annat."));
    expect(codesOfConsents(changed)).toEqual([]);
    const refused = await send(api, norrkoping.email.COORDINATOR, "consultationConsent", versionOf(changed));
    expect(refused.userErrors).toMatchObject([{ code: "WRONG_STATE", field: ["id"] }]);
    const again = await ask(changed, norrkoping);
    expect(await agree(again, linkoping)).toMatchObject({ state: "CONSULTATION" });
  });

  it("to another last day begins anew; the same day asked for by the other is agreed to", async () => {
    const asked = await ask(await drafted());
    const other = await ask(asked, norrkoping, "2026-12-15");
    expect(other).toMatchObject({ state: "DRAFT", consultation: { answerBy: "2026-12-15" } });
    expect(codesOfConsents(other)).toEqual([norrkoping.code]);
    expect(await ask(other, linkoping, "2026-12-15")).toMatchObject({ state: "CONSULTATION" });
  });

  it("is refused where the text is another by now, where it is given already, and after the last day", async () => {
    const draft = await drafted();
    const asked = await ask(draft);
    const stale = await send(api, norrkoping.email.COORDINATOR, "consultationConsent", versionOf(draft));
    expect(stale).toMatchObject({
      commonSection: { version: asked.version },
      userErrors: [{ code: "STALE_VERSION", field: ["expectedVersion"] }],
    });
    const twice = await send(api, linkoping.email.COORDINATOR, "consultationConsent", versionOf(asked));
    expect(twice.userErrors).toMatchObject([{ code: "ALREADY_DECIDED" }]);
    on("2026-12-02");
    const late = await send(api, norrkoping.email.COORDINATOR, "consultationConsent", versionOf(asked));
    expect(late.userErrors).toMatchObject([{ code: "TOO_LATE", message: "Sista svarsdag var den 2026-12-01." }]);
    expect((await seenBy(norrkoping.email.COORDINATOR, asked))?.viewerCan.consent.reason).toBe(
      "Sista svarsdag var den 2026-12-01.",
    );
    on("2026-11-21");
    const past = { ...versionOf(asked), answerBy: "2026-11-20" };
    const wrong = await send(api, linkoping.email.COORDINATOR, "commonSectionConsult", past);
    expect(wrong.userErrors).toMatchObject([{ code: "INVALID", field: ["answerBy"] }]);
    expect(await seenBy(norrkoping.email.COORDINATOR, asked)).toMatchObject({ state: "DRAFT", version: asked.version });
  });

  it("is not waited for from a member that has left meanwhile: asking again sends it out", async () => {
    const both = await createCollaboration(database, [{ tenant: linkoping }, { tenant: leaver }]);
    const asked = await ask(await drafted(++year, linkoping, both.key));
    await withConnection(database.ownerUrl, (owner) =>
      owner.query("UPDATE collaboration_membership SET valid_to = '2026-11-20' WHERE municipality_id = $1", [
        leaver.id,
      ]),
    );
    expect(await ask(asked)).toMatchObject({ state: "CONSULTATION" });
  });

  it("given by 20 at once sends the text out once", async () => {
    const asked = await ask(await drafted());
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        send(api, norrkoping.email.COORDINATOR, "consultationConsent", versionOf(asked)),
      ),
    );
    const codes = answers.map(({ userErrors }) => userErrors.map(({ code }) => code).join());
    expect(codes.filter((code) => code === "")).toHaveLength(1);
    expect(new Set(codes)).toEqual(new Set(["", "STALE_VERSION"].filter((code) => codes.includes(code))));
    expect(await seenBy(linkoping.email.PLANNER, asked)).toMatchObject({
      ...{ state: "CONSULTATION", version: asked.version + 1 },
    });
  });

  it("of the two last of three, given at once, sends the text out", async () => {
    const three = await createCollaboration(
      database,
      [linkoping, ...others].map((tenant) => ({ tenant })),
    );
    for (let round = 0; round < 10; round += 1) {
      const asked = await ask(await drafted(++year, linkoping, three.key));
      const states = await Promise.all(others.map(async (tenant) => (await agree(asked, tenant)).state));
      expect(states.sort()).toEqual(["CONSULTATION", "DRAFT"]);
    }
  });
});

describe("the answers of the members' committees", () => {
  const sentOut = async () => await consult(api, [linkoping, norrkoping], await drafted(), "2026-12-01");
  const answer = ({ id }: Section, tenant: Tenant, more: object = {}) =>
    respond(api, tenant.email.PLANNER, { id, body: tenant.bodyId, answer: "Vi tillstyrker.", ...more });

  it("are given by planners and managers, read by all members, and by nobody else", async () => {
    on("2026-11-21");
    const sent = await sentOut();
    expect(await answer(sent, norrkoping)).toMatchObject({
      ...{ codes: [], response: { answer: "Vi tillstyrker.", version: 1, textVersion: sent.version } },
    });
    const manager = { id: sent.id, body: linkoping.bodyId, answer: "Ja." };
    expect((await respond(api, linkoping.email.MANAGER, manager)).codes).toEqual([]);
    for (const email of [linkoping.email.ELECTED, norrkoping.email.COORDINATOR])
      expect((await seenBy(email, sent))?.consultation?.responses).toMatchObject([
        { municipality: { code: norrkoping.code }, body: { id: norrkoping.bodyId } },
        { municipality: { code: linkoping.code }, answer: "Ja." },
      ]);
    const { data } = await api.query(
      outsider.email.COORDINATOR,
      `{ collaborations { commonSections(year: ${year}) { id } } }`,
    );
    expect(data).toEqual({ collaborations: [{ commonSections: [] }] });
    const proposed = await succeed(api, linkoping.email.COORDINATOR, "commonSectionPropose", versionOf(sent));
    expect(proposed.consultation?.responses).toHaveLength(2);
  });

  it("are one per body, replaced until the last day, and a stale one answers it as it is", async () => {
    const sent = await sentOut();
    await answer(sent, norrkoping);
    const replaced = await answer(sent, norrkoping, { answer: "Vi avstyrker.", expectedVersion: 1 });
    expect(replaced.response).toMatchObject({ answer: "Vi avstyrker.", version: 2 });
    for (const expectedVersion of [0, 1]) {
      const stale = await answer(sent, norrkoping, { answer: "Tja.", expectedVersion });
      expect(stale).toMatchObject({ codes: ["STALE_VERSION"], response: { answer: "Vi avstyrker.", version: 2 } });
    }
    on("2026-12-01");
    expect((await answer(sent, norrkoping, { answer: "Sista dagen.", expectedVersion: 2 })).codes).toEqual([]);
    on("2026-12-02");
    expect((await answer(sent, norrkoping, { answer: "För sent.", expectedVersion: 3 })).codes).toEqual(["TOO_LATE"]);
    expect((await answer(sent, linkoping)).codes).toEqual(["TOO_LATE"]);
    on("2026-11-21");
    const seen = await seenBy(linkoping.email.ANALYST, sent);
    expect(seen?.consultation?.responses.map((one) => one.answer)).toEqual(["Sista dagen."]);
  });

  it("given by 20 at once are one, and replaced by 20 at once, one of them wins", async () => {
    const sent = await sentOut();
    for (const expectedVersion of [0, 1]) {
      const all = await Promise.all(
        Array.from({ length: 20 }, (_, one) => answer(sent, norrkoping, { answer: `Svar ${one}.`, expectedVersion })),
      );
      const won = all.filter(({ codes }) => codes.length === 0);
      expect(won).toHaveLength(1);
      for (const { codes } of all) if (codes.length > 0) expect(codes).toEqual(["STALE_VERSION"]);
      const seen = await seenBy(linkoping.email.ANALYST, sent);
      expect(seen?.consultation?.responses).toEqual([won[0]?.response]);
    }
  });

  it("are refused, all problems at once, with nothing written", async () => {
    const sent = await sentOut();
    const given = (email: string, more: object) =>
      respond(api, email, { id: sent.id, body: linkoping.bodyId, answer: "Svar.", ...more });
    const { PLANNER, COORDINATOR, SECRETARY } = linkoping.email;
    expect(await given(PLANNER, { answer: " " })).toMatchObject({
      errors: [{ code: "EMPTY_STRING", field: ["answer"] }],
    });
    expect(await given(PLANNER, { answer: "<b>x</b>" })).toMatchObject({
      errors: [{ code: "INVALID_TEXT", field: ["answer"] }],
    });
    expect(await given(PLANNER, { body: norrkoping.bodyId })).toMatchObject({
      errors: [{ code: "FORBIDDEN", field: ["body"] }],
    });
    expect(await given(PLANNER, { body: sent.id })).toMatchObject({ errors: [{ code: "NOT_FOUND", field: ["body"] }] });
    expect(await given(PLANNER, { id: linkoping.bodyId })).toMatchObject({
      errors: [{ code: "NOT_FOUND", field: ["id"] }],
    });
    for (const email of [COORDINATOR, SECRETARY]) expect((await given(email, {})).codes).toEqual(["FORBIDDEN"]);
    expect(
      (await respond(api, outsider.email.PLANNER, { id: sent.id, body: outsider.bodyId, answer: "x" })).codes,
    ).toEqual(["NOT_FOUND"]);
    const closed = crypto.randomUUID();
    await withConnection(database.ownerUrl, async (owner) => {
      await owner.query(
        "INSERT INTO body (municipality_id, id, abbreviation, name, kind, valid_from, valid_to) VALUES ($1, $2, 'X', 'Stängd', 'COMMITTEE', '2015-01-01', '2020-12-31')",
        [linkoping.id, closed],
      );
      await owner.query(
        "INSERT INTO role_assignment (municipality_id, id, user_id, role, body_id, valid_from) SELECT municipality_id, gen_random_uuid(), id, 'PLANNER', $2, '2015-01-01' FROM app_user WHERE email = $1",
        [PLANNER, closed],
      );
    });
    expect(await given(PLANNER, { body: closed, answer: "" })).toMatchObject({
      errors: [
        { code: "BODY_NOT_VALID", field: ["body"] },
        { code: "EMPTY_STRING", field: ["answer"] },
      ],
    });
    expect((await seenBy(PLANNER, sent))?.consultation?.responses).toEqual([]);
  });
});
