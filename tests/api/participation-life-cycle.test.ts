import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  accept,
  actionRows,
  codesOf,
  completeContent,
  createAction,
  doPart,
  faultsOf,
  invite,
  jointAction,
  type PartAnswer,
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

beforeAll(async () => {
  database = await emptyDatabase();
  const made = await pairWithStrategy(database);
  api = await startTestApi(database);
  one = {
    ...made,
    plan: await createPlan(api, made.first, 2027),
    otherPlan: await createPlan(api, made.second, 2027),
  };
}, 60_000);
afterAll(() => api.stop());

async function invited(): Promise<{ action: string; invitation: PartAnswer }> {
  const action = await createAction(api, one.first, one.plan, completeContent(one.strategy));
  return { action: action.id, invitation: await invite(api, one.first, action, one.second.bodyId) };
}

const manager = () => one.second.email.MANAGER;
const partIn = async (email: string, action: string, id: string) =>
  (await seeAction(api, email, action)).participations.find((part) => part.id === id);

describe("an invitation", () => {
  it("is answered with yes: a part of the body's own, with the same id, in its plan under way", async () => {
    const { action, invitation } = await invited();
    expect(invitation).toMatchObject({ consent: "INVITED", role: "PARTNER", version: 1, plan: null });
    expect(await seeAction(api, one.first.email.PLANNER, action)).toMatchObject({ joint: false });
    const part = await accept(api, one.second, invitation);
    expect(part).toMatchObject({
      ...{ id: invitation.id, consent: "ACCEPTED", role: "PARTNER", plan: { id: one.otherPlan.id } },
      ...{ body: { id: one.second.bodyId }, municipality: { code: one.second.code }, budget: null },
      ...{ invitedBy: { id: one.first.bodyId }, invitationContact: "Samordnare" },
    });
    for (const { email } of [one.first, one.second]) {
      const seen = await seeAction(api, email.PLANNER, action);
      expect(seen.joint).toBe(true);
      expect(seen.participations.map(({ role, consent }) => `${role} ${consent}`)).toEqual([
        "LEAD ACCEPTED",
        "PARTNER ACCEPTED",
      ]);
    }
  });

  it("is answered with no, with a reason that the one who asked reads; the invited keeps nothing", async () => {
    const { action, invitation } = await invited();
    const declined = await doPart(api, manager(), "participationRespond", {
      ...{ ...upon(invitation), accept: false, reason: " Vi har inte tid. " },
    });
    expect(declined).toMatchObject({ consent: "DECLINED", declineReason: "Vi har inte tid.", version: 2 });
    expect(await partIn(one.first.email.PLANNER, action, invitation.id)).toMatchObject({
      ...{ consent: "DECLINED", declineReason: "Vi har inte tid." },
    });
    await expect(seeAction(api, manager(), action)).rejects.toThrow("does not see");
    const again = await invite(api, one.first, { id: action }, one.second.bodyId);
    expect(again.id).not.toBe(invitation.id);
    expect((await accept(api, one.second, again)).consent).toBe("ACCEPTED");
  });

  it("is answered by a manager of the body or the coordinator, and by nobody else", async () => {
    const { action, invitation } = await invited();
    const answer = { ...upon(invitation), accept: true };
    for (const role of ["MANAGER", "COORDINATOR"] as const)
      expect(codesOf(await tryPart(api, one.first.email[role], "participationRespond", answer))).toEqual(["FORBIDDEN"]);
    for (const role of ["PLANNER", "SECRETARY", "ANALYST", "AUDITOR", "ELECTED", "ADMIN"] as const)
      await expect(tryPart(api, one.second.email[role], "participationRespond", answer)).rejects.toThrow("FORBIDDEN");
    expect(await partIn(one.first.email.PLANNER, action, invitation.id)).toMatchObject({ consent: "INVITED" });
    const { userErrors } = await tryPart(api, one.second.email.COORDINATOR, "participationRespond", answer);
    expect(userErrors).toEqual([]);
  });
});

describe("who leaves", () => {
  it("says when and why, to those who take part, and goes out of a plan that was never adopted", async () => {
    const { action, part } = await jointAction(api, one);
    const left = await doPart(api, manager(), "participationWithdraw", { ...upon(part), reason: "Ny organisation." });
    expect(left).toMatchObject({
      consent: "WITHDRAWN",
      withdrawnOn: "2026-11-21",
      withdrawalReason: "Ny organisation.",
    });
    expect(left.plan).toBeNull();
    const seen = await seeAction(api, one.first.email.PLANNER, action.id);
    expect(seen.joint).toBe(false);
    expect(seen.participations.find(({ id }) => id === part.id)).toMatchObject({
      ...{ consent: "WITHDRAWN", withdrawalReason: "Ny organisation." },
    });
    const again = await invite(api, one.first, action, one.second.bodyId);
    expect(await accept(api, one.second, again)).toMatchObject({ plan: { id: one.otherPlan.id } });
  });
});

/** A part in each state, and each thing that its own manager may try. */
const states = ["INVITED", "ACCEPTED", "DECLINED", "WITHDRAWN"] as const;
const verbs = {
  accept: ["participationRespond", { accept: true }],
  decline: ["participationRespond", { accept: false }],
  withdraw: ["participationWithdraw", { reason: "Skäl." }],
  // To oneself: what else is wrong is said after the state.
  offerLead: ["participationOfferLead", {}],
  acceptLead: ["participationAcceptLead", {}],
} as const;
const allowed = ["INVITED accept", "INVITED decline", "ACCEPTED withdraw"];

describe("I16: the life of a part", () => {
  const cases = states.flatMap((state) =>
    Object.keys(verbs).map((verb) => [state, verb as keyof typeof verbs] as const),
  );

  async function partThatIs(state: (typeof states)[number]): Promise<PartAnswer> {
    const { invitation } = await invited();
    if (state === "INVITED") return invitation;
    const answered = await doPart(api, manager(), "participationRespond", {
      ...{ ...upon(invitation), accept: state !== "DECLINED" },
    });
    if (state !== "WITHDRAWN") return answered;
    return await doPart(api, manager(), "participationWithdraw", { ...upon(answered), reason: "Skäl." });
  }

  it.each(cases)("%s, %s: as the table says", async (state, verb) => {
    const part = await partThatIs(state);
    const before = await actionRows(database);
    const [name, more] = verbs[verb];
    const to = verb === "offerLead" ? { to: part.id } : {};
    const { result, userErrors } = await tryPart(api, manager(), name, { ...upon(part), ...more, ...to });
    if (allowed.includes(`${state} ${verb}`)) {
      expect(userErrors).toEqual([]);
      expect(result?.consent).not.toBe(state);
      return;
    }
    expect(userErrors).toMatchObject([{ code: "WRONG_STATE", field: ["id"] }]);
    const named = verb === "accept" || verb === "decline" ? "INVITED" : "ACCEPTED";
    if (state !== "ACCEPTED" || named === "INVITED") expect(userErrors[0]?.message).toContain(named);
    expect(await actionRows(database)).toEqual(before);
  });

  it("tells beforehand what the commands will answer, with the reason", async () => {
    const { action, part } = await jointAction(api, one);
    const [lead, partner] = (await seeAction(api, one.first.email.MANAGER, action.id)).participations;
    expect(lead?.viewerCan).toMatchObject({
      ...{ respond: { allowed: false }, withdraw: { allowed: false }, offerLead: { allowed: true } },
      acceptLead: { allowed: false },
    });
    expect(lead?.viewerCan.withdraw.reason).toContain("huvudansvar");
    expect(Object.values(partner?.viewerCan ?? {}).map((ability) => ability.allowed)).toEqual(Array(4).fill(false));
    const mine = await partIn(manager(), action.id, part.id);
    expect(mine?.viewerCan).toMatchObject({
      ...{ respond: { allowed: false }, withdraw: { allowed: true }, offerLead: { allowed: false } },
      acceptLead: { allowed: false },
    });
  });
});

describe("what is wrong with an answer", () => {
  it("comes with its code, and nothing is written", async () => {
    const { invitation } = await invited();
    const { part } = await jointAction(api, one);
    const before = await actionRows(database);
    const respond = async (more: object) =>
      faultsOf(await tryPart(api, manager(), "participationRespond", { ...upon(invitation), accept: false, ...more }));
    expect(await respond({ reason: " " })).toEqual(["EMPTY_STRING reason"]);
    expect(await respond({ accept: true, reason: "Gärna" })).toEqual(["INVALID reason"]);
    expect(await respond({ expectedVersion: 7 })).toEqual(["STALE_VERSION expectedVersion"]);
    expect(await respond({ id: one.plan.id })).toEqual(["NOT_FOUND id"]);
    expect(await respond({ id: "x" })).toEqual(["NOT_FOUND id"]);
    const withdraw = async (more: object) =>
      faultsOf(await tryPart(api, manager(), "participationWithdraw", { ...upon(part), reason: "Skäl", ...more }));
    expect(await withdraw({ reason: "" })).toEqual(["EMPTY_STRING reason"]);
    expect(await withdraw({ expectedVersion: 9 })).toEqual(["STALE_VERSION expectedVersion"]);
    expect(await actionRows(database)).toEqual(before);
  });
});
