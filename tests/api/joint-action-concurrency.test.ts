import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  adopt,
  codesOf,
  completeContent,
  createAction,
  invite,
  jointAction,
  type PlanningPair,
  pairWithStrategy,
  seeAction,
  tryAction,
  tryPart,
} from "../support/action.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { emptyDatabase } from "../support/database.js";
import { createPlan, upon } from "../support/plan.js";

let api: TestApi;
let one: PlanningPair;

beforeAll(async () => {
  const database = await emptyDatabase();
  const made = await pairWithStrategy(database);
  api = await startTestApi(database, { poolSize: 10 });
  one = {
    ...made,
    plan: await createPlan(api, made.first, 2027),
    otherPlan: await createPlan(api, made.second, 2027),
  };
}, 60_000);
afterAll(() => api.stop());

const WRITERS = 20;

describe("20 who change one joint action at once, from both sides", () => {
  it("each win one version, and nothing that anyone wrote is lost", async () => {
    const { action } = await jointAction(api, one);
    const from = (await seeAction(api, one.first.email.PLANNER, action.id)).version;
    const won: number[] = [];
    const write = async (writer: number): Promise<void> => {
      const leads = writer % 2 === 0;
      const email = leads ? one.first.email.PLANNER : one.second.email.PLANNER;
      for (;;) {
        const seen = await seeAction(api, email, action.id);
        const own = seen.participations.find(({ role }) => role === (leads ? "LEAD" : "PARTNER"));
        const input = leads
          ? { content: { description: `${seen.content.description}\n\nRad ${writer}.`.trim() } }
          : { responsibleFunction: `${own?.responsibleFunction ?? ""} ${writer}.`.trim() };
        const { result, userErrors } = await tryAction(api, email, "actionUpdate", { ...upon(seen), input });
        if (userErrors.length === 0) return void won.push(result?.version ?? 0);
        expect(userErrors.map(({ code }) => code)).toEqual(["STALE_VERSION"]);
        expect(result?.version).toBeGreaterThan(seen.version);
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
    expect(won.sort((a, b) => a - b)).toEqual(Array.from({ length: WRITERS }, (_, index) => from + 1 + index));
    const now = await seeAction(api, one.first.email.PLANNER, action.id);
    const partner = now.participations.find(({ role }) => role === "PARTNER");
    for (let writer = 0; writer < WRITERS; writer += 1) {
      const text = writer % 2 === 0 ? now.content.description : (partner?.responsibleFunction ?? "");
      expect(text.match(new RegExp(`\\b${writer}\\.`, "g"))).toHaveLength(1);
    }
  }, 120_000);
});

describe("answers to one invitation at the same moment", () => {
  it.each([
    ["two yes", true, true],
    ["a yes and a no", true, false],
    ["two no", false, false],
  ])(
    "%s: the first one holds, the other is told so",
    async (_what, mine, theirs) => {
      for (let round = 0; round < 5; round += 1) {
        const action = await createAction(api, one.first, one.plan, completeContent(one.strategy));
        const invitation = await invite(api, one.first, action, one.second.bodyId);
        const answers = await Promise.all(
          [[one.second.email.MANAGER, mine] as const, [one.second.email.COORDINATOR, theirs] as const].map(
            async ([email, accept]) => ({
              accept,
              ...(await tryPart(api, email, "participationRespond", { ...upon(invitation), accept })),
            }),
          ),
        );
        const held = answers.filter(({ userErrors }) => userErrors.length === 0);
        expect(held).toHaveLength(1);
        const late = answers.find(({ userErrors }) => userErrors.length > 0);
        expect(["WRONG_STATE", "STALE_VERSION"]).toContain(late?.userErrors[0]?.code);
        const seen = await seeAction(api, one.first.email.PLANNER, action.id);
        const part = seen.participations.find(({ id }) => id === invitation.id);
        expect(part?.consent).toBe(held[0]?.accept ? "ACCEPTED" : "DECLINED");
        expect(seen.joint).toBe(held[0]?.accept);
      }
    },
    60_000,
  );

  it("two invitations of one body: one is sent", async () => {
    for (let round = 0; round < 5; round += 1) {
      const action = await createAction(api, one.first, one.plan, completeContent(one.strategy));
      const sent = await Promise.all(
        [one.first.email.PLANNER, one.first.email.MANAGER].map((email) =>
          tryPart(api, email, "participationInvite", { action: action.id, body: one.second.bodyId, year: 2027 }),
        ),
      );
      expect(sent.flatMap(codesOf)).toEqual(["ALREADY_TAKES_PART"]);
    }
  });
});

describe("both sides' adoptions at the same moment", () => {
  it("both stand, with the joint actions that both have", async () => {
    for (let year = 2030; year < 2036; year += 1) {
      const plan = await createPlan(api, one.first, year);
      const otherPlan = await createPlan(api, one.second, year);
      const actions = [];
      for (let index = 0; index < 4; index += 1) actions.push(await jointAction(api, { ...one, plan }, {}, year));
      const adopted = await Promise.all([adopt(api, one.first, plan), adopt(api, one.second, otherPlan)]);
      expect(adopted.map(({ inForce }) => inForce)).toEqual([true, true]);
      for (const { action } of actions) {
        const seen = await seeAction(api, one.second.email.ELECTED, action.id);
        expect(seen.participations.map(({ role }) => role)).toEqual(["LEAD", "PARTNER"]);
      }
    }
  }, 120_000);
});
