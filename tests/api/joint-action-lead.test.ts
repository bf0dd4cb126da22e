import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createBody, type TestBody } from "../factories/body.js";
import {
  type ActionAnswer,
  actionRows,
  adopt,
  doPart,
  faultsOf,
  invite,
  jointAction,
  type PartAnswer,
  type PlanningPair,
  pairWithStrategy,
  seeAction,
  tryAction,
  tryPart,
} from "../support/action.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { emptyDatabase, type TestDatabase } from "../support/database.js";
import { createPlan, doPlan, upon } from "../support/plan.js";

let database: TestDatabase;
let api: TestApi;
let one: Omit<PlanningPair, "plan" | "otherPlan">;
let third: TestBody;
let nextYear = 2027;

beforeAll(async () => {
  database = await emptyDatabase();
  one = await pairWithStrategy(database);
  third = await createBody(database, one.second, { roles: ["PLANNER", "MANAGER"] });
  api = await startTestApi(database);
}, 60_000);
afterAll(() => api.stop());

/** A joint action in drafts of a year of the test's own. */
async function joint(): Promise<
  PlanningPair & { action: ActionAnswer; lead: PartAnswer; part: PartAnswer; year: number }
> {
  const year = nextYear++;
  const made = { plan: await createPlan(api, one.first, year), otherPlan: await createPlan(api, one.second, year) };
  const pair = { ...one, ...made };
  const { action, part } = await jointAction(api, pair, {}, year);
  const seen = await seeAction(api, one.first.email.MANAGER, action.id);
  const lead = seen.participations.find(({ role }) => role === "LEAD");
  if (!lead) throw new Error("nobody leads");
  return { ...pair, action: seen, lead, part, year };
}

const roles = ({ participations }: ActionAnswer, year?: number) =>
  participations
    .filter((part) => year === undefined || part.year === year)
    .map(({ role, consent, municipality }) => `${municipality.code} ${role} ${consent}`)
    .sort();
const named = (lines: string[]) =>
  lines.map((line) => line.replace("FIRST", one.first.code).replace("SECOND", one.second.code)).sort();
const offer = (lead: PartAnswer, to: PartAnswer) =>
  doPart(api, one.first.email.MANAGER, "participationOfferLead", { ...upon(lead), to: to.id });

describe("I16: the lead", () => {
  it("cannot leave before another has accepted it, and not alone either: then the action is cancelled", async () => {
    const { action, lead, part } = await joint();
    const leave = async (reason = "Skäl.") =>
      await tryPart(api, one.first.email.MANAGER, "participationWithdraw", { ...upon(lead), reason });
    const before = await actionRows(database);
    const withOthers = await leave();
    expect(faultsOf(withOthers)).toEqual(["LEAD_CANNOT_LEAVE id"]);
    expect(withOthers.userErrors[0]?.message).toContain("erbjud");
    expect(await actionRows(database)).toEqual(before);
    await doPart(api, one.second.email.MANAGER, "participationWithdraw", { ...upon(part), reason: "Skäl." });
    const alone = await leave();
    expect(faultsOf(alone)).toEqual(["LEAD_CANNOT_LEAVE id"]);
    expect(alone.userErrors[0]?.message).toContain("utgå");
    expect(roles(await seeAction(api, one.first.email.PLANNER, action.id))).toEqual(
      named(["FIRST LEAD ACCEPTED", "SECOND PARTNER WITHDRAWN"]),
    );
  });

  it("is handed over by an offer and its acceptance; then the one who led may leave", async () => {
    const { action, lead, part } = await joint();
    const offered = await offer(lead, part);
    expect(offered).toMatchObject({ role: "LEAD", leadOfferedTo: { id: one.second.bodyId } });
    // An offer changes nothing yet.
    expect(roles(await seeAction(api, one.second.email.PLANNER, action.id))).toEqual(
      named(["FIRST LEAD ACCEPTED", "SECOND PARTNER ACCEPTED"]),
    );
    const mine = (await seeAction(api, one.second.email.MANAGER, action.id)).participations.find(
      ({ id }) => id === part.id,
    );
    expect(mine?.viewerCan.acceptLead).toMatchObject({ allowed: true });
    const leads = await doPart(api, one.second.email.MANAGER, "participationAcceptLead", upon(part));
    expect(leads).toMatchObject({ role: "LEAD", version: part.version + 1 });
    const now = await seeAction(api, one.first.email.MANAGER, action.id);
    expect(roles(now)).toEqual(named(["FIRST PARTNER ACCEPTED", "SECOND LEAD ACCEPTED"]));
    const mayLeave = now.participations.find(({ id }) => id === lead.id);
    expect(mayLeave?.leadOfferedTo).toBeNull();
    await doPart(api, one.first.email.MANAGER, "participationWithdraw", {
      ...{ id: lead.id, expectedVersion: mayLeave?.version, reason: "Ny organisation." },
    });
    expect(roles(await seeAction(api, one.second.email.MANAGER, action.id))).toEqual(
      named(["FIRST PARTNER WITHDRAWN", "SECOND LEAD ACCEPTED"]),
    );
  });

  it("writes the content from then on, in the municipality that leads now, and the other no more", async () => {
    const { action, lead, part } = await joint();
    await offer(lead, part);
    await doPart(api, one.second.email.MANAGER, "participationAcceptLead", upon(part));
    const seen = await seeAction(api, one.second.email.PLANNER, action.id);
    const write = (email: string, version: number, title: string) =>
      tryAction(api, email, "actionUpdate", { id: action.id, expectedVersion: version, input: { content: { title } } });
    const { result } = await write(one.second.email.PLANNER, seen.version, "Nytt namn");
    expect(result).toMatchObject({ content: { title: "Nytt namn", strategyPoints: [{ code: "A1" }] } });
    // Now its own draft is changed in place.
    const again = await write(one.second.email.PLANNER, result?.version ?? 0, "Nyare namn");
    expect(again.result).toMatchObject({ content: { title: "Nyare namn" } });
    const old = await seeAction(api, one.first.email.PLANNER, action.id);
    expect(old.content.title).toBe("Nyare namn");
    expect(faultsOf(await write(one.first.email.PLANNER, old.version, "Mitt namn"))).toEqual([
      "FORBIDDEN input.content",
    ]);
    // The reference, and whose the action is, stay.
    expect(old.reference).toBe(action.reference);
  });

  it("changes in adopted plans and in the revisions under way at once", async () => {
    const { action, lead, part, plan, otherPlan, year } = await joint();
    await adopt(api, one.first, plan);
    await adopt(api, one.second, otherPlan);
    await doPlan(api, one.first.email.PLANNER, "planRevise", { id: plan.id });
    const seen = await seeAction(api, one.first.email.MANAGER, action.id);
    expect(roles(seen, year)).toEqual(named(["FIRST LEAD ACCEPTED", "FIRST LEAD ACCEPTED", "SECOND PARTNER ACCEPTED"]));
    await offer(lead, part);
    await doPart(api, one.second.email.MANAGER, "participationAcceptLead", upon(part));
    expect(roles(await seeAction(api, one.first.email.MANAGER, action.id), year)).toEqual(
      named(["FIRST PARTNER ACCEPTED", "FIRST PARTNER ACCEPTED", "SECOND LEAD ACCEPTED"]),
    );
  });

  it("is refused to whom it is not offered, and is not offered to whom cannot take it", async () => {
    const { action, lead, part } = await joint();
    const invitation = await invite(api, one.first, action, third.id, lead.year);
    const before = await actionRows(database);
    const take = async (email: string) => faultsOf(await tryPart(api, email, "participationAcceptLead", upon(part)));
    expect(await take(one.second.email.MANAGER)).toEqual(["WRONG_STATE id"]);
    expect(await take(one.first.email.MANAGER)).toEqual(["FORBIDDEN id"]);
    const give = async (more: object, email = one.first.email.MANAGER) =>
      faultsOf(await tryPart(api, email, "participationOfferLead", { ...upon(lead), to: part.id, ...more }));
    expect(await give({ to: lead.id })).toEqual(["INVALID to"]);
    expect(await give({ to: invitation.id })).toEqual(["INVALID to"]);
    expect(await give({ to: "x" })).toEqual(["NOT_FOUND to"]);
    expect(await give({ expectedVersion: 5 })).toEqual(["STALE_VERSION expectedVersion"]);
    expect(await give({}, one.second.email.MANAGER)).toEqual(["FORBIDDEN id"]);
    const bySecond = { id: part.id, expectedVersion: part.version, to: lead.id };
    expect(await give(bySecond, one.second.email.MANAGER)).toEqual(["WRONG_STATE id"]);
    expect(await actionRows(database)).toEqual(before);
  });
});
