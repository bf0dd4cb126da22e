import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createBody, type TestBody } from "../factories/body.js";
import { createCollaboration } from "../factories/collaboration.js";
import { createStrategy } from "../factories/strategy.js";
import { createTenant, type Tenant } from "../factories/tenant.js";
import {
  adopt,
  completeContent,
  createAction,
  doAction,
  doPart,
  faultsOf,
  invite,
  jointAction,
  type PlanningPair,
  readAction,
  seeAction,
  tryAction,
} from "../support/action.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { emptyDatabase, type TestDatabase } from "../support/database.js";
import { createPlan, doPlan, readPlan, upon } from "../support/plan.js";

let database: TestDatabase;
let api: TestApi;
let one: PlanningPair;
/** A third member, and a municipality outside. */
let third: Tenant;
let stranger: Tenant;
/** Another body of the second municipality, whose people do not see the first body's drafts. */
let besides: TestBody;

beforeAll(async () => {
  database = await emptyDatabase();
  const [first, second] = [await createTenant(database), await createTenant(database)];
  third = await createTenant(database);
  stranger = await createTenant(database);
  besides = await createBody(database, second, { roles: ["PLANNER"] });
  const pair = await createCollaboration(
    database,
    [first, second, third].map((tenant) => ({ tenant })),
  );
  const strategy = await createStrategy(database, pair);
  api = await startTestApi(database);
  const [plan, otherPlan] = [await createPlan(api, first, 2027), await createPlan(api, second, 2027)];
  one = { first, second, pair, strategy, plan, otherPlan };
}, 60_000);
afterAll(() => api.stop());

/** All that one side has written of an action, which the other is not to read before it is shared. */
const secrets = { responsibleFunction: "Hemlig funktion", budget: { amount: "123456.78", currency: "SEK" } };
const everyone = (tenant: Tenant) => Object.values(tenant.email);

const everything = `id reference section joint version content { title description weight startDate endDate continuous financing
  implementationStatus primaryArea { code } strategyPoints { code } principles { code } cancelledOn cancellationReason }
  participations { id year role consent responsibleFunction budget { amount } plan { id } body { id } municipality { code }
    content { title } followUps { id } invitedBy { id } invitationContact }
  projects { id }`;

async function readEverything(email: string, id: string): Promise<Record<string, unknown> | null> {
  const { data, errors } = await api.query<{ action: Record<string, unknown> | null }>(
    email,
    `query ($id: ID!) { action(id: $id) { ${everything} } }`,
    { id },
  );
  expect(errors).toEqual([]);
  return data?.action ?? null;
}

describe("an action that nobody is asked to", () => {
  it("is its own body's and coordinators' draft, and nobody else's", async () => {
    const action = await createAction(api, one.first, one.plan, completeContent(one.strategy), secrets);
    const { email } = one.first;
    for (const role of ["PLANNER", "MANAGER", "SECRETARY", "COORDINATOR", "AUDITOR"] as const)
      expect(await readAction(api, email[role], action.id)).not.toBeNull();
    for (const role of ["ANALYST", "ELECTED", "ADMIN"] as const)
      expect(await readAction(api, email[role], action.id)).toBeNull();
    for (const tenant of [one.second, third, stranger])
      for (const who of everyone(tenant)) expect(await readAction(api, who, action.id)).toBeNull();
  });
});

describe("an invitation", () => {
  it("shows the invited body what the action is about, who asks and whom to ask, and nothing else of the one who asks", async () => {
    const content = completeContent(one.strategy, { description: "Vad vi vill." });
    const action = await createAction(api, one.first, one.plan, content, secrets);
    const invitation = await invite(api, one.first, action, one.second.bodyId);
    const seen = await readEverything(one.second.email.MANAGER, action.id);
    expect(seen).toEqual({
      ...{ id: action.id, reference: action.reference, section: "LOCAL", joint: false, version: 1, projects: [] },
      content: {
        ...{ title: "Grundkurs om EU", description: "Vad vi vill.", weight: 1, financing: "OWN", continuous: false },
        ...{ startDate: "2027-02-01", endDate: "2027-11-30", implementationStatus: "PLANNED", principles: [] },
        ...{ primaryArea: { code: "A" }, strategyPoints: [{ code: "A1" }] },
        ...{ cancelledOn: null, cancellationReason: null },
      },
      participations: [
        {
          ...{ id: invitation.id, year: 2027, role: "PARTNER", consent: "INVITED", plan: null, budget: null },
          ...{ responsibleFunction: null, body: { id: one.second.bodyId }, municipality: { code: one.second.code } },
          ...{ content: { title: "Grundkurs om EU" }, followUps: [], invitedBy: { id: one.first.bodyId } },
          invitationContact: "Hemlig funktion",
        },
      ],
    });
    expect(JSON.stringify(seen)).not.toContain("123456");
    expect(await readPlan(api, one.second.email.MANAGER, one.plan.id)).toBeNull();
    for (const role of ["ANALYST", "ELECTED", "ADMIN"] as const)
      expect(await readEverything(one.second.email[role], action.id)).toBeNull();
    expect(await readEverything(besides.email.PLANNER ?? "", action.id)).toBeNull();
    for (const tenant of [third, stranger])
      for (const who of everyone(tenant)) expect(await readEverything(who, action.id)).toBeNull();
  });

  it("leaves nothing to one who said no, neither what there was nor what is written after", async () => {
    const action = await createAction(api, one.first, one.plan, completeContent(one.strategy), secrets);
    const invitation = await invite(api, one.first, action, one.second.bodyId);
    await doPart(api, one.second.email.MANAGER, "participationRespond", { ...upon(invitation), accept: false });
    for (const who of everyone(one.second)) expect(await readEverything(who, action.id)).toBeNull();
    await doAction(api, one.first.email.PLANNER, "actionUpdate", {
      ...upon(action),
      input: { content: { title: "Ny" } },
    });
    for (const who of everyone(one.second)) expect(await readEverything(who, action.id)).toBeNull();
  });
});

describe("both sides of a joint action", () => {
  it("see each other's accepted part in their drafts, and nothing of the plans and actions beside it", async () => {
    const { action, part } = await jointAction(api, one, secrets);
    const alone = await createAction(api, one.first, one.plan, completeContent(one.strategy), secrets);
    const theirs = await seeAction(api, one.second.email.PLANNER, action.id);
    expect(theirs.participations).toMatchObject([
      { role: "LEAD", responsibleFunction: "Hemlig funktion", budget: { amount: "123456.78" }, plan: null },
      { id: part.id, role: "PARTNER" },
    ]);
    expect(await readAction(api, one.second.email.PLANNER, alone.id)).toBeNull();
    expect(await readPlan(api, one.second.email.PLANNER, one.plan.id)).toBeNull();
    for (const role of ["ANALYST", "ELECTED", "ADMIN"] as const)
      expect(await readAction(api, one.second.email[role], action.id)).toBeNull();
    for (const tenant of [third, stranger])
      for (const who of everyone(tenant)) expect(await readAction(api, who, action.id)).toBeNull();
  });

  it("write each their own: the partner not the content, the lead not the partner's part", async () => {
    const { action, part } = await jointAction(api, one, secrets);
    const write = async (email: string, input: object) => {
      const seen = await seeAction(api, email, action.id);
      return await tryAction(api, email, "actionUpdate", { ...upon(seen), input });
    };
    const partner = one.second.email.PLANNER;
    expect(faultsOf(await write(partner, { content: { title: "Kapad" } }))).toEqual(["FORBIDDEN input.content"]);
    expect(faultsOf(await write(partner, { responsibleFunction: "F", plan: one.plan.id }))).toEqual([
      "INVALID input.plan",
    ]);
    const own = await write(partner, { responsibleFunction: "Partnerns funktion" });
    expect(own.userErrors).toEqual([]);
    const lead = await write(one.first.email.PLANNER, { responsibleFunction: "Ledarens funktion" });
    expect(lead.userErrors).toEqual([]);
    expect(faultsOf(await write(one.first.email.PLANNER, { budget: null, plan: one.otherPlan.id }))).toEqual([
      "INVALID input.plan",
    ]);
    const now = await seeAction(api, one.first.email.PLANNER, action.id);
    expect(now.content.title).toBe("Grundkurs om EU");
    expect(now.participations.map(({ id, responsibleFunction }) => [id === part.id, responsibleFunction])).toEqual([
      [false, "Ledarens funktion"],
      [true, "Partnerns funktion"],
    ]);
  });

  it("see of another year, in which only one of them has a part, nothing of that part", async () => {
    const plan = await createPlan(api, one.first, 2040);
    const { action } = await jointAction(api, { ...one, plan }, secrets, 2040);
    const seen = await seeAction(api, one.first.email.PLANNER, action.id);
    const goesOn = { endDate: null, continuous: true };
    await doAction(api, one.first.email.PLANNER, "actionUpdate", { ...upon(seen), input: { content: goesOn } });
    await createPlan(api, one.first, 2041, { copyFrom: plan.id });
    const yearsFor = async ({ email }: Tenant) =>
      (await seeAction(api, email.COORDINATOR, action.id)).participations.map(({ year, role }) => `${year} ${role}`);
    expect(await yearsFor(one.first)).toEqual(["2041 LEAD", "2040 LEAD", "2040 PARTNER"]);
    expect(await yearsFor(one.second)).toEqual(["2040 LEAD", "2040 PARTNER"]);
  });
});

describe("who has left", () => {
  it("reads what its part was about, and nothing that is written after", async () => {
    const plan = await createPlan(api, one.first, 2043);
    const { action, part } = await jointAction(api, { ...one, plan }, secrets, 2043);
    await doPart(api, one.second.email.MANAGER, "participationWithdraw", { ...upon(part), reason: "Skäl." });
    await adopt(api, one.first, plan);
    await doPlan(api, one.first.email.PLANNER, "planRevise", { id: plan.id });
    const seen = await seeAction(api, one.first.email.PLANNER, action.id);
    const changed = { ...upon(seen), input: { content: { title: "Efter att ni lämnade" } } };
    await doAction(api, one.first.email.PLANNER, "actionUpdate", changed);
    expect((await seeAction(api, one.first.email.PLANNER, action.id)).content.title).toBe("Efter att ni lämnade");
    for (const role of ["PLANNER", "MANAGER", "COORDINATOR"] as const) {
      const left = await seeAction(api, one.second.email[role], action.id);
      expect(left.content.title).toBe("Grundkurs om EU");
      expect(left.participations.map(({ consent }) => consent).sort()).toEqual(["ACCEPTED", "WITHDRAWN"]);
    }
  });
});

describe("an adopted plan", () => {
  it("shows its part and content to every member, and to nobody outside; the other side's draft stays hidden", async () => {
    const plan = await createPlan(api, one.first, 2045);
    const otherPlan = await createPlan(api, one.second, 2045);
    const { action, part } = await jointAction(api, { ...one, plan }, secrets, 2045);
    const seen = await seeAction(api, one.second.email.PLANNER, action.id);
    await doAction(api, one.second.email.PLANNER, "actionUpdate", {
      ...{ ...upon(seen), input: { responsibleFunction: "Partnerns hemlighet" } },
    });
    await adopt(api, one.first, plan);
    for (const who of everyone(third)) {
      const shared = await seeAction(api, who, action.id);
      expect(shared.participations).toMatchObject([{ role: "LEAD", budget: { amount: "123456.78" } }]);
      expect(JSON.stringify(shared)).not.toContain("Partnerns hemlighet");
    }
    for (const who of everyone(stranger)) expect(await readAction(api, who, action.id)).toBeNull();
    await adopt(api, one.second, otherPlan);
    const both = await seeAction(api, third.email.ELECTED, action.id);
    expect(both.participations.map(({ id }) => id)).toContain(part.id);
  });
});
