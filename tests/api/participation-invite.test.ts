import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createBody, type TestBody } from "../factories/body.js";
import { createCollaboration } from "../factories/collaboration.js";
import { createStrategy } from "../factories/strategy.js";
import { createTenant, type Tenant } from "../factories/tenant.js";
import {
  actionRows,
  completeContent,
  createAction,
  doPart,
  faultsOf,
  invite,
  jointAction,
  type PlanningPair,
  pairWithStrategy,
  seeAction,
  tryPart,
} from "../support/action.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { emptyDatabase, type TestDatabase } from "../support/database.js";
import { createPlan, upon } from "../support/plan.js";

let database: TestDatabase;
let api: TestApi;
let one: PlanningPair;
let stranger: Tenant;
let own: TestBody;
let ended: TestBody;

beforeAll(async () => {
  database = await emptyDatabase();
  const made = await pairWithStrategy(database);
  stranger = await createTenant(database);
  own = await createBody(database, made.first, { roles: ["PLANNER", "MANAGER"] });
  ended = await createBody(database, made.second, { to: "2026-12-31" });
  api = await startTestApi(database);
  one = {
    ...made,
    plan: await createPlan(api, made.first, 2027),
    otherPlan: await createPlan(api, made.second, 2027),
  };
}, 60_000);
afterAll(() => api.stop());

const newAction = () => createAction(api, one.first, one.plan, completeContent(one.strategy));

describe("participationInvite", () => {
  it("I16: asks a member's body, or another of the own municipality, which makes the action no joint one", async () => {
    const action = await newAction();
    const invitation = await invite(api, one.first, action, own.id);
    const part = await doPart(api, own.email.MANAGER ?? "", "participationRespond", {
      ...upon(invitation),
      accept: true,
    });
    expect(part).toMatchObject({ consent: "ACCEPTED", body: { id: own.id }, municipality: { code: one.first.code } });
    const seen = await seeAction(api, one.first.email.PLANNER, action.id);
    expect(seen).toMatchObject({ joint: false });
    expect(seen.participations).toHaveLength(2);
  });

  it("refuses, each with its code, and writes nothing", async () => {
    const action = await newAction();
    await invite(api, one.first, action, one.second.bodyId);
    const { action: joint } = await jointAction(api, one);
    const before = await actionRows(database);
    const refused = async (more: object, email = one.first.email.PLANNER) =>
      faultsOf(
        await tryPart(api, email, "participationInvite", { action: action.id, body: own.id, year: 2027, ...more }),
      );
    expect(await refused({ action: one.plan.id })).toEqual(["NOT_FOUND action"]);
    expect(await refused({ body: "x" })).toEqual(["NOT_FOUND body"]);
    // Of a municipality that the viewer knows nothing of: as if there were none.
    expect(await refused({ body: stranger.bodyId })).toEqual(["NOT_FOUND body"]);
    expect(await refused({ body: ended.id })).toEqual(["BODY_NOT_VALID body"]);
    expect(await refused({ body: one.second.bodyId })).toEqual(["ALREADY_TAKES_PART body"]);
    expect(await refused({ action: joint.id, body: one.second.bodyId })).toEqual(["ALREADY_TAKES_PART body"]);
    expect(await refused({ action: joint.id, body: one.first.bodyId })).toEqual(["ALREADY_TAKES_PART body"]);
    expect(await refused({ year: 2028 })).toEqual(["INVALID year"]);
    expect(await refused({ year: 1800 })).toEqual(["BODY_NOT_VALID body", "INVALID year"]);
    expect(await refused({ body: ended.id, year: 2028 })).toEqual(["BODY_NOT_VALID body", "INVALID year"]);
    expect(await refused({}, one.first.email.COORDINATOR)).toEqual(["FORBIDDEN action"]);
    expect(await refused({ action: joint.id }, one.second.email.PLANNER)).toEqual(["FORBIDDEN action"]);
    expect(await refused({}, stranger.email.PLANNER)).toEqual(["NOT_FOUND action"]);
    expect(await actionRows(database)).toEqual(before);
  });

  it("reaches no municipality that is not a member in that year, though it was", async () => {
    const leaver = await createTenant(database);
    const stayer = await createTenant(database);
    const group = await createCollaboration(database, [{ tenant: stayer }, { tenant: leaver, to: "2026-12-31" }]);
    const strategy = await createStrategy(database, group);
    const again = await startTestApi(database);
    const plan = await createPlan(again, stayer, 2027);
    const action = await createAction(again, stayer, plan, completeContent(strategy));
    const asked = await tryPart(again, stayer.email.PLANNER, "participationInvite", {
      ...{ action: action.id, body: leaver.bodyId, year: 2027 },
    });
    expect(faultsOf(asked)).toEqual(["NOT_A_MEMBER body"]);
    await again.stop();
  });
});
