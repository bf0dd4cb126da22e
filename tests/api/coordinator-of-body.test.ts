import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createBody, type TestBody } from "../factories/body.js";
import { createTenant, type Tenant } from "../factories/tenant.js";
import { doAction, readAction, tryAction } from "../support/action.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { emptyDatabase } from "../support/database.js";
import { createPlan, doPlan, readPlan, tryPlan, upon } from "../support/plan.js";

let api: TestApi;
let tenant: Tenant;
let committee: TestBody;
/** The role given for the committee, and for the whole municipality. */
let ofBody: string;
let ofAll: string;

beforeAll(async () => {
  const database = await emptyDatabase();
  tenant = await createTenant(database);
  committee = await createBody(database, tenant, { roles: ["PLANNER", "COORDINATOR"] });
  [ofBody, ofAll] = [committee.email.COORDINATOR ?? "", tenant.email.COORDINATOR];
  api = await startTestApi(database);
}, 60_000);
afterAll(() => api.stop());

const planOf = (year: number) =>
  createPlan(api, { ...tenant, bodyId: committee.id, email: { ...tenant.email, ...committee.email } }, year);
const codes = ({ userErrors }: { userErrors: { code: string }[] }) => userErrors.map(({ code }) => code);
const text = { localText: { markdown: "Samordnarens." } };

describe("a coordinator whose role is given for a body", () => {
  it("writes that body's plan and its actions", async () => {
    const input = { body: committee.id, year: 2030 };
    const plan = await doPlan(api, ofBody, "planCreate", { input });
    expect(plan.viewerCan.update.allowed).toBe(true);
    const written = await doPlan(api, ofBody, "planUpdate", { ...upon(plan), input: text });
    expect(written).toMatchObject({ version: 2, localText: { markdown: "Samordnarens." } });
    const given = { plan: plan.id, section: "LOCAL", content: { title: "Samordnad" } };
    const action = await doAction(api, ofBody, "actionCreate", { input: given });
    expect(action.viewerCan.update.allowed).toBe(true);
    const change = { content: { title: "Bättre samordnad" }, responsibleFunction: "Samordnare" };
    const changed = await doAction(api, ofBody, "actionUpdate", { ...upon(action), input: change });
    expect(changed.content.title).toBe("Bättre samordnad");
    expect(changed.participations).toMatchObject([{ responsibleFunction: "Samordnare" }]);
  });

  it("does not write another body's", async () => {
    const plan = await createPlan(api, tenant, 2030);
    const input = { body: tenant.bodyId, year: 2031 };
    expect(codes(await tryPlan(api, ofBody, "planCreate", { input }))).toEqual(["FORBIDDEN"]);
    expect(codes(await tryPlan(api, ofBody, "planUpdate", { ...upon(plan), input: text }))).toEqual(["FORBIDDEN"]);
    expect(await readPlan(api, tenant.email.PLANNER, plan.id)).toMatchObject({
      version: 1,
      localText: { markdown: "" },
    });
  });
});

describe("a coordinator of the whole municipality", () => {
  it("reads every body's plan and actions, and writes none of them", async () => {
    const plan = await planOf(2040);
    const given = { plan: plan.id, section: "LOCAL", content: { title: "Nämndens" } };
    const action = await doAction(api, committee.email.PLANNER ?? "", "actionCreate", { input: given });
    expect((await readPlan(api, ofAll, plan.id))?.viewerCan.update.allowed).toBe(false);
    expect((await readAction(api, ofAll, action.id))?.viewerCan.update.allowed).toBe(false);
    const attempts = [
      await tryPlan(api, ofAll, "planCreate", { input: { body: committee.id, year: 2041 } }),
      await tryPlan(api, ofAll, "planUpdate", { ...upon(plan), input: text }),
      await tryAction(api, ofAll, "actionCreate", { input: given }),
      await tryAction(api, ofAll, "actionUpdate", { ...upon(action), input: { content: { title: "Samordnarens" } } }),
      await tryAction(api, ofAll, "actionUpdate", { ...upon(action), input: { responsibleFunction: "Samordnare" } }),
    ];
    expect(attempts.flatMap(codes)).toEqual(attempts.map(() => "FORBIDDEN"));
    expect(await readPlan(api, ofAll, plan.id)).toMatchObject({ version: 1 });
    expect(await readAction(api, ofAll, action.id)).toMatchObject({ version: 1, content: { title: "Nämndens" } });
  });
});
