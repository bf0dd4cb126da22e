import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createBody } from "../factories/body.js";
import { createTenant, type Tenant } from "../factories/tenant.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { emptyDatabase, type TestDatabase, withConnection } from "../support/database.js";
import { done, mutate } from "../support/mutate.js";
import { createPlan, doPlan, plannedRows, recordOn, upon } from "../support/plan.js";

let database: TestDatabase;
let api: TestApi;
let tenant: Tenant;

beforeAll(async () => {
  database = await emptyDatabase();
  tenant = await createTenant(database);
  await withConnection(database.ownerUrl, (owner) =>
    owner.query(
      `INSERT INTO role_assignment (municipality_id, id, user_id, role, valid_from)
       SELECT municipality_id, gen_random_uuid(), id, 'SECRETARY', '2015-01-01' FROM app_user WHERE email = $1`,
      [tenant.email.SECRETARY],
    ),
  );
  api = await startTestApi(database);
}, 60_000);
afterAll(() => api.stop());

const correct = (id: string | undefined, body: string, more: object = {}) =>
  mutate<{ id: string; body: { id: string } }>(
    ...[api, tenant.email.SECRETARY, "decisionUpdate"],
    { id, input: { body, date: "2026-11-10", ...more }, reason: "Fel organ." },
    "id body { id }",
  );

describe("the decision on a plan, corrected by a secretary of the whole municipality", () => {
  it("is not moved to a body that may not decide on it; to one that may, it is", async () => {
    const sister = await createBody(database, tenant);
    const council = await createBody(database, tenant, { kind: "COUNCIL" });
    const adopted = await recordOn(api, tenant, await createPlan(api, tenant, 2117));
    const annulled = await doPlan(api, tenant.email.SECRETARY, "planAnnul", {
      ...{ ...upon(adopted), decision: { body: tenant.bodyId, date: "2026-11-10", paragraph: "§ 2" } },
    });
    const before = await plannedRows(database);
    for (const decision of [annulled.decision, annulled.annulment]) {
      const { result, userErrors } = await correct(decision?.id, sister.id);
      expect([result, userErrors.map(({ code, field }) => [code, field?.join(".")])]).toEqual([
        null,
        [["INVALID", "input.body"]],
      ]);
    }
    expect(await plannedRows(database)).toEqual(before);
    for (const decision of [annulled.decision, annulled.annulment])
      expect(await correct(decision?.id, council.id.toUpperCase())).toMatchObject({
        ...{ result: { body: { id: council.id } }, userErrors: [] },
      });
  });

  it("is completed also where it is another body's already", async () => {
    const sister = await createBody(database, tenant);
    const { decision } = await recordOn(api, tenant, await createPlan(api, tenant, 2118));
    await withConnection(database.ownerUrl, (owner) =>
      owner.query("UPDATE decision SET body_id = $2 WHERE id = $1", [decision?.id, sister.id]),
    );
    const input = { body: sister.id, date: "2026-11-10", finalOn: "2026-11-19" };
    await done(api, tenant.email.SECRETARY, "decisionUpdate", { id: decision?.id, input }, "id");
  });
});
