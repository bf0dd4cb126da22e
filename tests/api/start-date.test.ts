import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { clockAt } from "../../packages/server/src/context/clock.js";
import { createPair, type TestCollaboration } from "../factories/collaboration.js";
import type { Tenant } from "../factories/tenant.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { propose, record, type Section, sectionsOf, send, succeed, versionOf } from "../support/common-section.js";
import { emptyDatabase, type TestDatabase, withConnection } from "../support/database.js";

let now = "2026-11-21T11:00:00Z";
let database: TestDatabase;
let api: TestApi;
let linkoping: Tenant;
let norrkoping: Tenant;
let pair: TestCollaboration;
let year = 2026;

beforeAll(async () => {
  database = await emptyDatabase();
  [linkoping, norrkoping, pair] = await createPair(database);
  api = await startTestApi(database, { clock: clockAt(() => new Date(now)) });
}, 60_000);
afterAll(() => api.stop());

const on = (day: string) => {
  now = `${day}T11:00:00Z`;
};
async function proposedFrom(startOn: string | null, markdown = "Text."): Promise<Section> {
  const draft = await succeed(api, linkoping.email.COORDINATOR, "commonSectionDraft", {
    ...{ collaboration: pair.key, year, text: { markdown } },
  });
  return await succeed(api, linkoping.email.COORDINATOR, "commonSectionPropose", { ...versionOf(draft), startOn });
}
const again = (section: Section, startOn?: string | null) =>
  send(api, norrkoping.email.COORDINATOR, "commonSectionPropose", { ...versionOf(section), startOn });
const seen = async ({ id }: Section) =>
  (await sectionsOf(api, linkoping.email.ANALYST, pair.key, year)).find((one) => one.id === id);
/** From when the second member counts its adoptions. */
const countsFrom = (rule: "DECISION" | "FINALITY") =>
  withConnection(database.ownerUrl, (owner) =>
    owner.query(
      `INSERT INTO municipality_profile (municipality_id, plan_label, plan_label_definite, plan_label_plural, plan_label_plural_definite,
         strategy_label, strategy_label_definite, shared_strategy_label, adoption_counts_from)
       VALUES ($1, 'a', 'b', 'c', 'd', 'e', 'f', 'g', $2) ON CONFLICT (municipality_id) DO UPDATE SET adoption_counts_from = $2`,
      [norrkoping.id, rule],
    ),
  );

describe("I9: a chosen first day", () => {
  it("is waited for, with the version before in force until then", async () => {
    year = 2027;
    const before = await propose(api, linkoping, pair.key, year, "Ett.");
    await record(api, linkoping, before, "2026-10-01");
    await record(api, norrkoping, before, "2026-10-02");
    const text = await proposedFrom("2027-01-01");
    expect(text.startOn).toBe("2027-01-01");
    await record(api, linkoping, text, "2026-11-10");
    const adopted = await record(api, norrkoping, text, "2026-11-20");
    expect(adopted).toMatchObject({ state: "PARTLY_ADOPTED", effectiveFrom: "2027-01-01", missingAdoptions: [] });
    expect(await seen(before)).toMatchObject({ state: "EFFECTIVE", effectiveTo: "2026-12-31" });
    on("2027-01-01");
    expect(await seen(text)).toMatchObject({ state: "EFFECTIVE" });
    expect(await seen(before)).toMatchObject({ state: "SUPERSEDED" });
    on("2026-11-21");
  });

  it("does not put off what is decided later than it", async () => {
    year = 2028;
    const text = await proposedFrom("2026-11-21");
    on("2026-12-10");
    await record(api, linkoping, text, "2026-12-01");
    expect(await record(api, norrkoping, text, "2026-12-09")).toMatchObject({ effectiveFrom: "2026-12-09" });
    on("2026-11-21");
  });

  it("stays with a returned text that is proposed again, and cannot become another where an adoption stands", async () => {
    year = 2029;
    const text = await record(api, linkoping, await proposedFrom("2029-01-01"), "2026-11-10");
    const returned = await record(api, norrkoping, text, "2026-11-12", "RETURNED");
    expect(returned.startOn).toBe("2029-01-01");
    const other = await again(returned, "2029-03-01");
    expect(other.userErrors).toMatchObject([{ code: "INVALID", field: ["startOn"] }]);
    expect(other.userErrors[0]?.message).toContain("2029-01-01");
    const kept = await again(returned);
    expect(kept.commonSection).toMatchObject({ state: "PROPOSED", startOn: "2029-01-01" });
    expect(kept.commonSection?.missingAdoptions).toEqual([{ code: norrkoping.code }]);
  });

  it("can become another where none stands, and is chosen anew with a changed text", async () => {
    year = 2030;
    const returned = await record(api, norrkoping, await proposedFrom(null), "2026-11-12", "RETURNED");
    const moved = await again(returned, "2030-02-01");
    expect(moved.commonSection).toMatchObject({ state: "PROPOSED", startOn: "2030-02-01" });
    const back = await record(api, norrkoping, moved.commonSection ?? returned, "2026-11-14", "RETURNED");
    const changed = await succeed(api, norrkoping.email.COORDINATOR, "commonSectionUpdate", {
      ...{ ...versionOf(back), text: { markdown: "En annan text." } },
    });
    expect(changed).toMatchObject({ state: "DRAFT", startOn: null });
    expect((await again(changed)).commonSection).toMatchObject({ state: "PROPOSED", startOn: null });
  });

  it("is refused when it has been, or is after the year, with nothing written", async () => {
    year = 2031;
    const draft = await succeed(api, linkoping.email.COORDINATOR, "commonSectionDraft", {
      ...{ collaboration: pair.key, year, text: { markdown: "" } },
    });
    const past = await again(draft, "2026-11-20");
    expect(past.userErrors.map(({ code, field }) => [code, field])).toEqual([
      ["INCOMPLETE", ["id"]],
      ["INVALID", ["startOn"]],
    ]);
    expect((await again(draft, "2032-01-01")).userErrors[1]?.message).toContain("2031-12-31");
    const [now] = await sectionsOf(api, linkoping.email.COORDINATOR, pair.key, year);
    expect(now).toMatchObject({ state: "DRAFT", version: draft.version, startOn: null });
  });

  it("stays where it is when a decision on another text is recorded, whatever has changed meanwhile", async () => {
    year = 2033;
    const text = await proposedFrom("2033-02-01");
    for (const member of [linkoping, norrkoping]) await record(api, member, text, "2026-11-10");
    await countsFrom("FINALITY");
    try {
      const other = await propose(api, linkoping, pair.key, 2034);
      await record(api, linkoping, other, "2026-11-12");
      expect(await seen(text)).toMatchObject({ state: "PARTLY_ADOPTED", effectiveFrom: "2033-02-01" });
    } finally {
      await countsFrom("DECISION");
    }
  });

  it("does not come by a decision on another text where the counting rule has changed", async () => {
    year = 2035;
    await countsFrom("FINALITY");
    const text = await proposedFrom(null);
    for (const member of [linkoping, norrkoping]) await record(api, member, text, "2026-11-10");
    await countsFrom("DECISION");
    const other = await propose(api, linkoping, pair.key, 2036);
    await record(api, linkoping, other, "2026-11-12");
    expect(await seen(text)).toMatchObject({ state: "PARTLY_ADOPTED", effectiveFrom: null });
  });

  it("is kept by PostgreSQL itself once the text is proposed", async () => {
    year = 2032;
    const text = await record(api, linkoping, await proposedFrom("2032-01-01"), "2026-11-10");
    await withConnection(database.ownerUrl, async (owner) => {
      const move = "UPDATE common_section_version SET starts_on = '2032-02-01' WHERE id = $1";
      await expect(owner.query(move, [text.id])).rejects.toThrow("first day is frozen");
      const early = "UPDATE common_section_version SET effective_from = '2031-12-31' WHERE id = $1";
      await expect(owner.query(early, [text.id])).rejects.toThrow("check constraint");
    });
    const returned = await record(api, norrkoping, text, "2026-11-12", "RETURNED");
    await withConnection(database.ownerUrl, async (owner) => {
      const move = "UPDATE common_section_version SET state = 'PROPOSED', starts_on = '2032-02-01' WHERE id = $1";
      await expect(owner.query(move, [returned.id])).rejects.toThrow("first day is frozen");
    });
  });
});
