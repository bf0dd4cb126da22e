import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Tenant } from "../factories/tenant.js";
import {
  type ActionAnswer,
  completeContent,
  createAction,
  invite,
  type PartAnswer,
  pairWithStrategy,
  seeAction,
  tryAction,
  tryPart,
} from "../support/action.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { emptyDatabase, type TestDatabase, withConnection } from "../support/database.js";
import { mutate } from "../support/mutate.js";
import { newBody, tryBody } from "../support/organisation.js";
import { createPlan, decisionOn, type PlanAnswer, tryPlan, upon } from "../support/plan.js";
import { mail, partsOf, Reporting, US } from "../support/reporting.js";

const ROUNDS = 6;
const ACTIONS = 3;

let database: TestDatabase;
let api: TestApi;
let all: Awaited<ReturnType<typeof pairWithStrategy>>;
/** The first's only body is reorganised in each round, and is then the one that came; the second takes part in its actions. */
let first: Tenant;
let second: Tenant;
let year = 2100;

beforeAll(async () => {
  database = await emptyDatabase();
  all = await pairWithStrategy(database);
  [first, second] = [all.first, all.second];
  api = await startTestApi(database, { poolSize: 10 });
}, 60_000);
afterAll(() => api.stop());
beforeEach(() => {
  year += 1;
});

interface Answer {
  userErrors: { code: string }[];
}
/** Made before the reorganisation, and sent beside it. */
type Beside = () => Promise<Answer[]>;

const rename = async () => {
  const args = { id: first.bodyId, name: `Nämnden från ${year}`, from: `${year}-01-01` };
  return await tryBody(api, first.email.ADMIN, "bodyRename", args);
};

/** To one that is set up for it. */
const transfer = async () => {
  const { id } = await newBody(api, first.email, `${year - 1}-06-01`, `Nämnden som tar över ${year}`);
  const input = { from: [first.bodyId], to: [id], date: `${year}-01-01`, kind: "TRANSFER" };
  const { result, userErrors } = await mutate<{ id: string }[]>(
    ...[api, first.email.ADMIN, "bodySucceed", { input }],
    "id",
  );
  return { result: result?.[0] ?? null, userErrors };
};

const content = () => completeContent(all.strategy, { startDate: `${year}-02-01`, endDate: `${year}-11-30` });
const severally = async <T>(make: () => Promise<T>): Promise<T[]> => {
  const made: T[] = [];
  for (let index = 0; index < ACTIONS; index += 1) made.push(await make());
  return made;
};
const asked = async (plan: PlanAnswer): Promise<{ action: ActionAnswer; invitation: PartAnswer }> => {
  const action = await createAction(api, first, plan, content());
  return { action, invitation: await invite(api, first, action, second.bodyId, year) };
};
const yes = (tenant: Tenant, invitation: PartAnswer) =>
  tryPart(api, tenant.email.MANAGER, "participationRespond", { ...upon(invitation), accept: true });

/** What is done at the same moment; each is made ready first. */
const besides: Record<string, () => Promise<Beside>> = {
  "its plan of the year is begun": async () => async () => {
    const input = { body: first.bodyId, year };
    return [await tryPlan(api, first.email.PLANNER, "planCreate", { input })];
  },
  "its plan is adopted": async () => {
    const plan = await createPlan(api, first, year);
    await createAction(api, first, plan, content());
    return async () => [await tryPlan(api, first.email.SECRETARY, "planRecordDecision", decisionOn(first, plan))];
  },
  "actions are put into its plan": async () => {
    const plan = await createPlan(api, first, year);
    const input = { plan: plan.id, section: "LOCAL", content: content() };
    const put = () => tryAction(api, first.email.PLANNER, "actionCreate", { input });
    return () => Promise.all(Array.from({ length: ACTIONS }, put));
  },
  "the other municipality leaves its actions": async () => {
    const plan = await createPlan(api, first, year);
    const parts = await severally(async () => {
      const { action, invitation } = await asked(plan);
      await yes(second, invitation);
      const { participations } = await seeAction(api, second.email.MANAGER, action.id);
      return participations.filter(({ role }) => role === "PARTNER");
    });
    const leave = (part: PartAnswer) =>
      tryPart(api, second.email.MANAGER, "participationWithdraw", { ...upon(part), reason: "Utan medel." });
    return () => Promise.all(parts.flat().map(leave));
  },
  "the other municipality says yes to its invitations": async () => {
    const plan = await createPlan(api, first, year);
    const invited = await severally(() => asked(plan));
    return () => Promise.all(invited.map(({ invitation }) => yes(second, invitation)));
  },
  "it says yes to the other municipality's": async () => {
    const plan = await createPlan(api, second, year);
    const invitations = await severally(async () => {
      const action = await createAction(api, second, plan, content());
      return await invite(api, second, action, first.bodyId, year);
    });
    return () => Promise.all(invitations.map((one) => yes(first, one)));
  },
  "the other municipality asks it": async () => {
    const plan = await createPlan(api, second, year);
    const actions = await severally(() => createAction(api, second, plan, content()));
    const ask = ({ id }: ActionAnswer) =>
      tryPart(api, second.email.PLANNER, "participationInvite", { action: id, body: first.bodyId, year });
    return () => Promise.all(actions.map(ask));
  },
};

/**
 * What may be said of it: that the body is another now, or, by who was not yet known as its successor's, that there is
 * nothing here to do. Sent again it is done.
 */
const refusals = ["BODY_NOT_VALID", "INVALID", "FORBIDDEN", "NOT_FOUND", "STALE_VERSION"];

/** What is with a body that has ended before its year, and is not over. */
async function leftBehind(): Promise<unknown[]> {
  return await withConnection(database.ownerUrl, async (owner) => {
    const over = "('SUPERSEDED', 'ANNULLED')";
    const sql = `SELECT 'plan' AS what, p.year, p.state::text FROM plan p JOIN body b ON b.id = p.body_id
        WHERE p.state NOT IN ${over} AND b.valid_to < make_date(p.year, 1, 1)
      UNION ALL SELECT 'part', p.year, s.state FROM participation p JOIN body b ON b.id = p.body_id LEFT JOIN plan s ON s.id = p.plan_id
        WHERE p.consent = 'ACCEPTED' AND coalesce(s.state NOT IN ${over}, true) AND b.valid_to < make_date(p.year, 1, 1)
      UNION ALL SELECT 'invitation', i.year, i.consent FROM participation_invitation i JOIN body b ON b.id = i.invited_body_id
        WHERE i.consent = 'INVITED' AND b.valid_to < make_date(i.year, 1, 1)
      UNION ALL SELECT 'part of another body than its plan', p.year, p.consent FROM participation p JOIN plan s ON s.id = p.plan_id
        WHERE s.body_id <> p.body_id`;
    return (await owner.query(sql)).rows;
  });
}

describe("I4, I5: a body is reorganised from the year on while", () => {
  it.each(Object.keys(besides))(
    "%s: whoever is first, nothing is left with it, and nobody waits for ever",
    async (name) => {
      let done = 0;
      for (let round = 0; round < ROUNDS; round += 1) {
        if (round > 0) year += 1;
        const send = await besides[name]?.();
        if (!send) throw new Error(name);
        // Each is a little before the other in its turn.
        const pause = new Promise((resolve) => setTimeout(resolve, (round % 3) * 8));
        const [reorganised, beside] =
          round % 2 === 0
            ? await Promise.all([rename(), pause.then(send)])
            : await Promise.all([pause.then(transfer), send()]);
        if (reorganised.result) {
          first = { ...first, bodyId: reorganised.result.id };
          done += 1;
        }
        expect([[], ["INVALID"]]).toContainEqual(reorganised.userErrors.map(({ code }) => code));
        for (const { userErrors } of beside) for (const { code } of userErrors) expect(refusals).toContain(code);
        expect(await leftBehind()).toEqual([]);
        done += beside.filter(({ userErrors }) => userErrors.length === 0).length;
      }
      expect(done).toBeGreaterThanOrEqual(ROUNDS);
    },
    120_000,
  );

  it("and none of them had to be ended for the others", async () => {
    // What a connection has counted it tells at the latest when it ends.
    await api.stop();
    const sql = "SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()";
    const [row] = await withConnection(database.ownerUrl, async (owner) => (await owner.query(sql)).rows);
    expect(row).toEqual({ deadlocks: 0 });
    api = await startTestApi(database);
  });
});

describe("follow-ups that are written while their body is renamed", () => {
  it("edge case 2: are all saved, and the report stays the body's that the plan was decided for", async () => {
    const world = await Reporting.start({ reports: { T1: "NOT_STARTED" }, poolSize: 10 });
    try {
      const [{ bodyId } = { bodyId: "" }] = await world.sql<{ bodyId: string }>(
        `SELECT b.id AS "bodyId" FROM body b JOIN municipality m ON m.id = b.municipality_id WHERE m.code = $1`,
        [US],
      );
      const args = { id: bodyId, name: "Den nya nämnden", from: "2027-01-01" };
      const [renamed, ...saved] = await Promise.all([
        tryBody(world.api, mail("ADMIN"), "bodyRename", args),
        ...partsOf(US).map((part) => world.save("T1", part, { assessment: "GREEN" })),
      ]);
      expect([renamed, ...saved].flatMap(({ userErrors }) => userErrors)).toEqual([]);
      expect((await world.report("T1")).followUps).toHaveLength(partsOf(US).length);
      expect(
        await world.sql(
          "SELECT 1 FROM follow_up_report r JOIN participation p USING (municipality_id, plan_id) WHERE p.body_id <> r.body_id",
        ),
      ).toEqual([]);
    } finally {
      await world.stop();
    }
  }, 60_000);
});
