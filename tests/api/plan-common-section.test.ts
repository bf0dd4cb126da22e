import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { insertRows } from "../../packages/server/src/dataset/load/insert-rows.js";
import { createCollaboration, createPair, type TestCollaboration } from "../factories/collaboration.js";
import type { Tenant } from "../factories/tenant.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { emptyDatabase, type TestDatabase, withConnection } from "../support/database.js";
import {
  createPlan,
  decisionOn,
  doPlan,
  type PlanAnswer,
  plannedRows,
  plantSection,
  readPlan,
  recordOn,
  tryPlan,
  upon,
} from "../support/plan.js";
import { Calendar } from "../support/year.js";

let database: TestDatabase;
let api: TestApi;
let tenant: Tenant;
let pair: TestCollaboration;
let others: TestCollaboration;
const calendar = new Calendar();

beforeAll(async () => {
  database = await emptyDatabase();
  const [first, second, collaboration] = await createPair(database);
  [tenant, pair] = [first, collaboration];
  others = await createCollaboration(database, [{ tenant: second }]);
  api = await startTestApi(database, { clock: calendar.clock });
}, 60_000);
afterAll(() => api.stop());

/** A plan of a year of its own that lacks nothing but, perhaps, the common section. */
async function statedPlan(year: number): Promise<PlanAnswer> {
  calendar.itIs("2026-11-21");
  const draft = await createPlan(api, tenant, year);
  return await update(draft, { hasNoLocalText: true });
}
const update = (plan: PlanAnswer, input: object) =>
  doPlan(api, tenant.email.PLANNER, "planUpdate", { ...upon(plan), input });
const choose = (plan: PlanAnswer, ...commonSections: object[]) => update(plan, { commonSections });
const choice = (more: object = {}, collaboration = pair.key) => ({ collaboration, ...more });
const now = async ({ id }: PlanAnswer) => {
  const plan = await readPlan(api, tenant.email.PLANNER, id);
  if (!plan) throw new Error("The plan is not there.");
  return plan;
};

async function change(id: string, columns: string): Promise<void> {
  await withConnection(database.ownerUrl, (owner) =>
    owner.query(`UPDATE common_section_version SET ${columns} WHERE id = $1`, [id]),
  );
}

async function proposable(plan: PlanAnswer) {
  const submitted = await doPlan(api, tenant.email.MANAGER, "planSubmit", upon(plan));
  const { result, userErrors } = await tryPlan(api, tenant.email.MANAGER, "planPropose", upon(submitted));
  return userErrors.length > 0 ? userErrors.map(({ code }) => code) : result?.state;
}

describe("I12: before it is adopted a plan is", () => {
  it("on the version in force, also while a newer one is under adoption", async () => {
    const inForce = await plantSection(database, pair, 2027, { from: "2026-11-01" });
    await plantSection(database, pair, 2027, { number: 2 });
    const plan = await statedPlan(2027);
    expect(plan.commonSections).toEqual([
      { version: { id: inForce }, conditional: false, conditionFailed: false, exemptionReason: null },
    ]);
    expect(await proposable(plan)).toBe("PROPOSED");
  });

  it("on the newest under adoption, on condition, where none is in force; and follows when one comes into force", async () => {
    const older = await plantSection(database, pair, 2028, { state: "PROPOSED" });
    const newest = await plantSection(database, pair, 2028, { number: 2 });
    const plan = await statedPlan(2028);
    const conditional = { conditional: true, conditionFailed: false, exemptionReason: null };
    expect(plan.commonSections).toEqual([{ version: { id: newest }, ...conditional }]);
    await change(older, "state = 'PARTLY_ADOPTED', effective_from = '2026-11-20'");
    expect((await now(plan)).commonSections).toMatchObject([{ version: { id: older }, conditional: false }]);
    expect(await proposable(plan)).toBe("PROPOSED");
  });

  it("to be exempted with the reason where there is none, and cannot be proposed before", async () => {
    await plantSection(database, pair, 2029, { state: "RETURNED" });
    const plan = await statedPlan(2029);
    expect(plan.commonSections).toEqual([]);
    expect(plan.toComplete.map(({ code, field }) => [code, field])).toEqual([["INCOMPLETE", ["id"]]]);
    const exempt = await choose(plan, choice({ exemptionReason: "Styrelsen är sen." }));
    expect(exempt).toMatchObject({ toComplete: [], version: plan.version + 1 });
    expect(exempt.commonSections).toEqual([
      { version: null, conditional: false, conditionFailed: false, exemptionReason: "Styrelsen är sen." },
    ]);
    expect(await proposable(exempt)).toBe("PROPOSED");
  });

  it("on what was chosen, until the choice is taken back", async () => {
    const inForce = await plantSection(database, pair, 2030, { from: "2026-11-01" });
    const newer = await plantSection(database, pair, 2030, { number: 2 });
    const plan = await statedPlan(2030);
    const chosen = await choose(plan, choice({ version: newer }));
    expect(chosen.commonSections).toMatchObject([{ version: { id: newer }, conditional: true }]);
    expect((await choose(chosen, choice({ version: newer }))).version).toBe(chosen.version);
    const back = await choose(chosen, choice());
    expect(back.commonSections).toMatchObject([{ version: { id: inForce }, conditional: false }]);
    expect((await choose(back, choice({ version: null, exemptionReason: null }))).version).toBe(back.version);
    const exempt = await choose(back, choice({ exemptionReason: "Nej." }));
    const none = await update(exempt, { commonSections: null });
    expect(none.commonSections).toMatchObject([{ version: { id: inForce }, exemptionReason: null }]);
    expect((await update(none, { commonSections: null })).version).toBe(none.version);
  });

  it("not to be proposed on a version that has been returned since it was chosen", async () => {
    const version = await plantSection(database, pair, 2031);
    const plan = await choose(await statedPlan(2031), choice({ version }));
    await change(version, "state = 'RETURNED'");
    expect((await now(plan)).commonSections).toMatchObject([{ conditional: true, conditionFailed: true }]);
    expect(await proposable(plan)).toEqual(["INCOMPLETE"]);
  });
});

describe("a choice that cannot be", () => {
  it("is refused with all that is wrong, and writes nothing", async () => {
    const ofOtherYear = await plantSection(database, pair, 2033);
    const returned = await plantSection(database, pair, 2032, { state: "RETURNED" });
    const open = await plantSection(database, pair, 2032, { number: 2 });
    const plan = await statedPlan(2032);
    const before = await plannedRows(database);
    const codes = async (...commonSections: object[]) => {
      const args = { ...upon(plan), input: { commonSections } };
      const { userErrors } = await tryPlan(api, tenant.email.PLANNER, "planUpdate", args);
      return userErrors.map(({ code, field }) => [code, field?.slice(2).join(".")]);
    };
    expect(await codes(choice({}, "ingen"))).toEqual([["NOT_FOUND", "0.collaboration"]]);
    expect(await codes(choice({}, others.key))).toEqual([["NOT_FOUND", "0.collaboration"]]);
    expect(await codes(choice({ version: randomUUID() }))).toEqual([["NOT_FOUND", "0.version"]]);
    expect(await codes(choice({ version: ofOtherYear }))).toEqual([["INVALID", "0.version"]]);
    expect(await codes(choice({ version: returned }))).toEqual([["INVALID", "0.version"]]);
    expect(await codes(choice({ version: open, exemptionReason: "Nej." }))).toEqual([["INVALID", "0.exemptionReason"]]);
    expect(await codes(choice({ exemptionReason: " " }), choice(), choice({}, "ingen"))).toEqual([
      ["EMPTY_STRING", "0.exemptionReason"],
      ["INVALID", "1.collaboration"],
      ["NOT_FOUND", "2.collaboration"],
    ]);
    expect(await plannedRows(database)).toEqual(before);
  });
});

describe("I12: an adopted plan", () => {
  it("keeps what was in force on the day of its decision, whatever comes after", async () => {
    const first = await plantSection(database, pair, 2040, { from: "2026-11-01" });
    const plan = await statedPlan(2040);
    await change(first, "superseded_on = '2026-11-15'");
    await plantSection(database, pair, 2040, { number: 2, from: "2026-11-15" });
    // Decided on the 10th, recorded on the 21st.
    const adopted = await recordOn(api, tenant, plan);
    expect(adopted.commonSections).toMatchObject([{ version: { id: first }, conditional: false }]);
  });

  it("shows its condition until it is met, and then no longer, also when that version is replaced", async () => {
    const version = await plantSection(database, pair, 2041);
    const adopted = await recordOn(api, tenant, await statedPlan(2041));
    const shown = async () => (await now(adopted)).commonSections[0];
    expect(await shown()).toMatchObject({ version: { id: version }, conditional: true, conditionFailed: false });
    await change(version, "effective_from = '2026-11-25'");
    expect(await shown()).toMatchObject({ conditional: true, conditionFailed: false });
    calendar.itIs("2026-11-25");
    expect(await shown()).toMatchObject({ version: { id: version }, conditional: false, conditionFailed: false });
    await change(version, "superseded_on = '2026-12-01'");
    calendar.itIs("2026-12-02");
    expect(await shown()).toMatchObject({ version: { id: version }, conditional: false, conditionFailed: false });
  });

  it("shows that its condition has failed: the version is returned, as it stands", async () => {
    const version = await plantSection(database, pair, 2042);
    const adopted = await recordOn(api, tenant, await statedPlan(2042));
    const shown = async () => (await now(adopted)).commonSections[0];
    await change(version, "state = 'RETURNED'");
    expect(await shown()).toMatchObject({ version: { id: version }, conditional: true, conditionFailed: true });
    expect((await now(adopted)).toComplete.map(({ message }) => message).join()).toContain("under förutsättning");
    await change(version, "state = 'PROPOSED'");
    expect(await shown()).toMatchObject({ conditional: true, conditionFailed: false });
  });

  it("shows that its condition has failed for good: another text, also when that comes into force", async () => {
    const version = await plantSection(database, pair, 2043);
    const adopted = await recordOn(api, tenant, await statedPlan(2043));
    await change(version, "state = 'RETURNED'");
    await change(version, "state = 'DRAFT', content_hash = NULL");
    const hidden = { version: null, conditional: true, conditionFailed: true };
    expect((await now(adopted)).commonSections).toMatchObject([hidden]);
    const other = `pm1:sha256:${"0".repeat(64)}`;
    await change(version, `state = 'PROPOSED', content_hash = '${other}'`);
    await change(version, "state = 'PARTLY_ADOPTED', effective_from = '2026-11-20'");
    expect((await now(adopted)).commonSections).toMatchObject([{ conditional: true, conditionFailed: true }]);
  });

  it("shows that its condition has failed: a newer version came into force", async () => {
    await plantSection(database, pair, 2044);
    const adopted = await recordOn(api, tenant, await statedPlan(2044));
    await plantSection(database, pair, 2044, { number: 2, from: "2026-11-20" });
    expect((await now(adopted)).commonSections).toMatchObject([{ conditional: true, conditionFailed: true }]);
  });

  it("that was decided on without a common part is recorded, warned about, and listed until it is revised", async () => {
    const plan = await statedPlan(2045);
    const args = decisionOn(tenant, plan);
    const { result, warnings, userErrors } = await tryPlan(api, tenant.email.SECRETARY, "planRecordDecision", args);
    expect(userErrors).toEqual([]);
    expect(warnings.map(({ code, field }) => [code, field])).toEqual([["INCOMPLETE", ["id"]]]);
    expect(result).toMatchObject({ state: "ADOPTED", commonSections: [] });
    expect(result?.toComplete.map(({ message }) => message).join()).toContain("antagen utan gemensam del");
  });

  it("has its strategy versions pinned too", async () => {
    const [strategyId, version] = [randomUUID(), randomUUID()];
    const collaboration_id = pair.id;
    await withConnection(database.ownerUrl, async (owner) => {
      await insertRows(owner, {
        table: "shared_strategy",
        rows: [{ collaboration_id, id: strategyId, key: "strategi" }],
      });
      const text = {
        state: "PARTLY_ADOPTED",
        content_hash: `pm1:sha256:${"1".repeat(64)}`,
        effective_from: "2016-01-01",
      };
      await insertRows(owner, {
        table: "shared_strategy_version",
        rows: [{ collaboration_id, id: version, strategy_id: strategyId, number: 1, ...text }],
      });
    });
    const plan = await statedPlan(2046);
    expect(plan.strategyVersions).toEqual([{ id: version }]);
    await recordOn(api, tenant, plan);
    await withConnection(database.ownerUrl, (owner) =>
      owner.query("UPDATE shared_strategy_version SET superseded_on = '2026-11-20' WHERE id = $1", [version]),
    );
    expect((await now(plan)).strategyVersions).toEqual([{ id: version }]);
    expect((await statedPlan(2047)).strategyVersions).toEqual([]);
  });
});
