import { randomUUID } from "node:crypto";
import { insertRows } from "../../packages/server/src/dataset/load/insert-rows.js";
import { createPair, type TestCollaboration } from "../factories/collaboration.js";
import { createStrategy, type TestStrategy } from "../factories/strategy.js";
import type { Tenant } from "../factories/tenant.js";
import type { TestApi } from "./api.js";
import type { UserErrorAnswer } from "./common-section.js";
import { type TestDatabase, withConnection } from "./database.js";
import { done, mutate, type Outcome } from "./mutate.js";
import { createPlan, doPlan, type PlanAnswer, recordOn, upon } from "./plan.js";

export interface AbilityAnswer {
  allowed: boolean;
  reason: string | null;
}

export interface ContentAnswer {
  title: string;
  description: string;
  weight: number;
  startDate: string | null;
  endDate: string | null;
  continuous: boolean;
  financing: string | null;
  implementationStatus: string;
  primaryArea: { code: string } | null;
  strategyPoints: { code: string }[];
  principles: { code: string }[];
  cancelledOn: string | null;
  cancellationReason: string | null;
  cancellationDecision: { id: string } | null;
}

export interface PartAnswer {
  id: string;
  version: number;
  year: number;
  role: string;
  consent: string;
  responsibleFunction: string | null;
  budget: { amount: string; currency: string } | null;
  plan: { id: string } | null;
  body: { id: string };
  municipality: { code: string };
  invitedBy: { id: string } | null;
  invitationContact: string | null;
  declineReason: string | null;
  withdrawnOn: string | null;
  withdrawalReason: string | null;
  leadOfferedTo: { id: string } | null;
  viewerCan: Record<"respond" | "withdraw" | "offerLead" | "acceptLead", AbilityAnswer>;
}

export interface ActionAnswer {
  id: string;
  version: number;
  reference: string;
  section: string;
  joint: boolean;
  content: ContentAnswer;
  participations: PartAnswer[];
  viewerCan: Record<"update" | "invite" | "cancel", AbilityAnswer>;
}

export const contentFields = `title description weight startDate endDate continuous financing implementationStatus
  primaryArea { code } strategyPoints { code } principles { code } cancelledOn cancellationReason cancellationDecision { id }`;
export const partFields = `id version year role consent responsibleFunction budget { amount currency } plan { id } body { id }
  municipality { code } invitedBy { id } invitationContact declineReason withdrawnOn withdrawalReason leadOfferedTo { id }
  viewerCan { respond { allowed reason } withdraw { allowed reason } offerLead { allowed reason } acceptLead { allowed reason } }`;
export const actionFields = `id version reference section joint content { ${contentFields} } participations { ${partFields} }
  viewerCan { update { allowed reason } invite { allowed reason } cancel { allowed reason } }`;

export function tryAction(
  api: TestApi,
  email: string,
  name: string,
  args: Record<string, unknown>,
): Promise<Outcome<ActionAnswer>> {
  return mutate<ActionAnswer>(api, email, name, args, actionFields);
}

export function doAction(
  api: TestApi,
  email: string,
  name: string,
  args: Record<string, unknown>,
): Promise<ActionAnswer> {
  return done<ActionAnswer>(api, email, name, args, actionFields);
}

export function tryPart(
  api: TestApi,
  email: string,
  name: string,
  args: Record<string, unknown>,
): Promise<Outcome<PartAnswer>> {
  return mutate<PartAnswer>(api, email, name, args, partFields);
}

export function doPart(api: TestApi, email: string, name: string, args: Record<string, unknown>): Promise<PartAnswer> {
  return done<PartAnswer>(api, email, name, args, partFields);
}

export async function readAction(
  api: TestApi,
  email: string,
  id: string,
  language = "sv",
): Promise<ActionAnswer | null> {
  const query = `query ($id: ID!) { action(id: $id) { ${actionFields} } }`;
  const { data, errors } = await api.query<{ action: ActionAnswer | null }>(email, query, { id }, { language });
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data?.action ?? null;
}

/** The action, which the user is expected to see. */
export async function seeAction(api: TestApi, email: string, id: string): Promise<ActionAnswer> {
  const action = await readAction(api, email, id);
  if (!action) throw new Error(`${email} does not see the action ${id}`);
  return action;
}

/** Two members with a strategy, each with a draft plan of the year. */
export interface PlanningPair {
  first: Tenant;
  second: Tenant;
  pair: TestCollaboration;
  strategy: { old: TestStrategy; now: TestStrategy };
  plan: PlanAnswer;
  otherPlan: PlanAnswer;
}

export async function planningPair(api: TestApi, database: TestDatabase, year = 2027): Promise<PlanningPair> {
  const { first, second, pair, strategy } = await pairWithStrategy(database);
  const plan = await createPlan(api, first, year);
  const otherPlan = await createPlan(api, second, year);
  return { first, second, pair, strategy, plan, otherPlan };
}

export async function pairWithStrategy(database: TestDatabase) {
  const [first, second, pair] = await createPair(database);
  return { first, second, pair, strategy: await createStrategy(database, pair) };
}

/** Content that a plan may be proposed with. */
export function completeContent({ now }: { now: TestStrategy }, more: object = {}) {
  return {
    ...{ title: "Grundkurs om EU", startDate: "2027-02-01", endDate: "2027-11-30", financing: "OWN" },
    strategyPoints: [now.point.A1],
    ...more,
  };
}

/** A new action of the municipality's planner, complete but for what `more` of the input says. */
export function createAction(
  api: TestApi,
  { email }: Tenant,
  plan: { id: string },
  content: object,
  more: object = {},
): Promise<ActionAnswer> {
  const input = { plan: plan.id, section: "LOCAL", content, responsibleFunction: "Samordnare", ...more };
  return doAction(api, email.PLANNER, "actionCreate", { input });
}

export function invite(api: TestApi, { email }: Tenant, action: { id: string }, body: string, year = 2027) {
  return doPart(api, email.PLANNER, "participationInvite", { action: action.id, body, year });
}

/** The other body's yes. */
export function accept(api: TestApi, { email }: Tenant, invitation: { id: string; version: number }) {
  return doPart(api, email.MANAGER, "participationRespond", { ...upon(invitation), accept: true });
}

/** An action of the first that the second takes part in. */
export async function jointAction(
  api: TestApi,
  { first, second, strategy, plan }: Pick<PlanningPair, "first" | "second" | "strategy" | "plan">,
  more: object = {},
  year = 2027,
): Promise<{ action: ActionAnswer; part: PartAnswer }> {
  const days = { startDate: `${year}-02-01`, endDate: `${year}-11-30` };
  const action = await createAction(api, first, plan, completeContent(strategy, days), more);
  const invitation = await invite(api, first, action, second.bodyId, year);
  return { action, part: await accept(api, second, invitation) };
}

/** Adopts a plan from the state that it is in. */
export async function adopt(
  api: TestApi,
  tenant: Tenant,
  plan: { id: string },
  outcome = "ADOPTED",
  more: object = {},
) {
  return await recordOn(api, tenant, plan, outcome, more);
}

/** A plan that is put to the body, with a statement that it has no text of its own. */
export async function propose(api: TestApi, { email }: Tenant, plan: { id: string; version: number }) {
  const stated = await doPlan(api, email.PLANNER, "planUpdate", { ...upon(plan), input: { hasNoLocalText: true } });
  const submitted = await doPlan(api, email.MANAGER, "planSubmit", upon(stated));
  return await doPlan(api, email.MANAGER, "planPropose", upon(submitted));
}

export const codesOf = ({ userErrors }: { userErrors: UserErrorAnswer[] }) => userErrors.map(({ code }) => code);
export const faultsOf = ({ userErrors }: { userErrors: UserErrorAnswer[] }) =>
  userErrors.map(({ code, field }) => `${code} ${field?.join(".")}`);

/** Everything that a mutation of actions may write, to see that a refused one wrote nothing. */
export async function actionRows(database: TestDatabase): Promise<unknown> {
  const tables = [
    ...["action", "action_revision", "action_revision_point", "action_revision_principle"],
    ...["participation", "participation_invitation", "decision"],
  ];
  return await withConnection(database.ownerUrl, async (owner) => {
    const rows: unknown[] = [];
    for (const table of tables) rows.push((await owner.query(`SELECT * FROM ${table} x ORDER BY x::text`)).rows);
    return rows;
  });
}

/** The follow-up periods of a year that has gone on to its end, of each municipality. */
export async function createPeriods(database: TestDatabase, tenants: readonly Tenant[], year: number): Promise<void> {
  const ends = { T1: `${year}-04-30`, T2: `${year}-08-31`, FULL_YEAR: `${year}-12-31` };
  await withConnection(database.ownerUrl, (owner) =>
    insertRows(owner, {
      table: "follow_up_period",
      rows: tenants.flatMap(({ id }) =>
        Object.entries(ends).map(([kind, end]) => ({
          ...{ municipality_id: id, id: randomUUID(), year, kind, from_date: `${year}-01-01`, to_date: end },
          ...{ due_on: end, state: "OPEN" },
        })),
      ),
    }),
  );
}
