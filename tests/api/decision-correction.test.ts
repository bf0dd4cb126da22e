import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { insertRows } from "../../packages/server/src/dataset/load/insert-rows.js";
import { createTenant, type Tenant } from "../factories/tenant.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { emptyDatabase, type TestDatabase, withConnection } from "../support/database.js";
import { done, mutate } from "../support/mutate.js";
import { createPlan, doPlan, plannedRows, readPlan, recordOn, tryPlan, upon } from "../support/plan.js";

interface DecisionAnswer {
  id: string;
  version: number;
  paragraph: string | null;
  registryNumber: string | null;
  adjustedOn: string | null;
}

const fields = "id version paragraph registryNumber adjustedOn";
const date = "2026-11-10";
let database: TestDatabase;
let api: TestApi;
let tenant: Tenant;
let stranger: Tenant;
let year = 2100;

beforeAll(async () => {
  database = await emptyDatabase();
  [tenant, stranger] = [await createTenant(database), await createTenant(database)];
  api = await startTestApi(database);
}, 60_000);
afterAll(() => api.stop());

const update = (id: string | undefined, input: object, more: object = {}, email = tenant.email.SECRETARY) =>
  mutate<DecisionAnswer>(
    ...[api, email, "decisionUpdate", { id, input: { body: tenant.bodyId, date, ...input }, ...more }, fields],
  );

const told = ({ userErrors }: Awaited<ReturnType<typeof update>>) =>
  userErrors.map(({ code, field }) => [code, field?.join(".")]);

/** A decision of which nothing but the body and the day is known. */
async function onPlan(): Promise<string> {
  const plan = await createPlan(api, tenant, ++year);
  const bare = { paragraph: null, registryNumber: null };
  return (await recordOn(api, tenant, plan, "ADOPTED", bare)).decision?.id ?? "";
}

/** The same, which no plan and no text waits for. */
async function onNothing(): Promise<string> {
  const id = randomUUID();
  const row = { municipality_id: tenant.id, id, body_id: tenant.bodyId, date };
  await withConnection(database.ownerUrl, (owner) => insertRows(owner, { table: "decision", rows: [row] }));
  return id;
}

describe("a decision that two complete at the same time", () => {
  it.each([
    ["on a plan", onPlan],
    ["on no plan", onNothing],
  ])("has what both gave: %s", async (_, record) => {
    for (let round = 0; round < 12; round++) {
      const id = await record();
      const answers = await Promise.all([update(id, { paragraph: "§ 7" }), update(id, { registryNumber: "KS 7" })]);
      expect(answers.map(({ userErrors }) => userErrors)).toEqual([[], []]);
      const now = await done<DecisionAnswer>(
        ...[api, tenant.email.SECRETARY, "decisionUpdate", { id, input: { body: tenant.bodyId, date } }, fields],
      );
      expect(now).toMatchObject({ paragraph: "§ 7", registryNumber: "KS 7", version: 4 });
    }
  });

  it("asks the later one why, where both give the same thing otherwise", async () => {
    const id = await onNothing();
    const answers = await Promise.all(["§ 7", "§ 8"].map((paragraph) => update(id, { paragraph })));
    expect(answers.map(told).sort()).toEqual([[], [["REASON_REQUIRED", "reason"]]]);
  });
});

describe("expectedVersion of a decision", () => {
  it("refuses what was read before another's change, with the decision as it is now", async () => {
    const id = await onPlan();
    expect((await update(id, { paragraph: "§ 7" }, { expectedVersion: 1 })).result).toMatchObject({ version: 2 });
    const before = await plannedRows(database);
    const stale = await update(id, { registryNumber: "KS 7" }, { expectedVersion: 1 });
    expect(told(stale)).toEqual([["STALE_VERSION", "expectedVersion"]]);
    expect(stale.result).toMatchObject({ version: 2, paragraph: "§ 7", registryNumber: null });
    expect(await plannedRows(database)).toEqual(before);
    const again = await update(id, { registryNumber: "KS 7" }, { expectedVersion: 2 });
    expect(again).toMatchObject({ result: { version: 3, registryNumber: "KS 7" }, userErrors: [] });
    expect((await update(id, {}, { expectedVersion: null })).userErrors).toEqual([]);
  });

  it("lets one of two through that read the same version", async () => {
    const id = await onPlan();
    const both = [{ paragraph: "§ 7" }, { registryNumber: "KS 7" }];
    const answers = await Promise.all(both.map((input) => update(id, input, { expectedVersion: 1 })));
    expect(answers.map(told).sort()).toEqual([[], [["STALE_VERSION", "expectedVersion"]]]);
  });

  it("is not looked at for who does not see the decision", async () => {
    const id = await onNothing();
    expect(told(await update(id, {}, { expectedVersion: 9 }, stranger.email.SECRETARY))).toEqual([["NOT_FOUND", "id"]]);
  });
});

describe("I13: the day on which the minutes of a plan adopted with changes were adjusted", () => {
  it("is corrected, but not taken back: the text stays fixed", async () => {
    const draft = await createPlan(api, tenant, ++year);
    const plan = await recordOn(api, tenant, draft, "ADOPTED_WITH_CHANGES", { adjustedOn: "2026-11-12" });
    const before = await plannedRows(database);
    const reopened = await update(plan.decision?.id, { adjustedOn: null }, { reason: "Fel." });
    expect(told(reopened)).toEqual([["INVALID", "input.adjustedOn"]]);
    expect(reopened.userErrors[0]?.message).toContain("2026-11-12");
    expect(await plannedRows(database)).toEqual(before);
    const corrected = await update(plan.decision?.id, { adjustedOn: "2026-11-13" }, { reason: "Fel dag." });
    expect(corrected).toMatchObject({ result: { adjustedOn: "2026-11-13" }, userErrors: [] });
    const writing = { ...upon(plan), input: { localText: { markdown: "Nytt." } } };
    const { userErrors } = await tryPlan(api, tenant.email.PLANNER, "planUpdate", writing);
    expect(userErrors.map(({ code }) => code)).toEqual(["WRONG_STATE"]);
    expect((await readPlan(api, tenant.email.PLANNER, plan.id))?.viewerCan.update.allowed).toBe(false);
  });

  it("is taken back where it opens no text: of a plan adopted as it was, and of its annulment", async () => {
    const draft = await createPlan(api, tenant, ++year);
    const plan = await recordOn(api, tenant, draft, "ADOPTED", { adjustedOn: "2026-11-12" });
    expect(await update(plan.decision?.id, { adjustedOn: null }, { reason: "Fel." })).toMatchObject({
      ...{ result: { adjustedOn: null }, userErrors: [] },
    });
    const changed = await recordOn(api, tenant, await createPlan(api, tenant, ++year), "ADOPTED_WITH_CHANGES");
    const decision = { body: tenant.bodyId, date, paragraph: "§ 2", adjustedOn: "2026-11-12" };
    const { annulment } = await doPlan(api, tenant.email.SECRETARY, "planAnnul", { ...upon(changed), decision });
    expect((await update(annulment?.id, { adjustedOn: null }, { reason: "Fel." })).userErrors).toEqual([]);
  });
});
