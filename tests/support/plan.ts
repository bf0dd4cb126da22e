import { randomUUID } from "node:crypto";
import { emptyDocument } from "@samplan/document";
import type { PlanState } from "@samplan/schema";
import { insertRows } from "../../packages/server/src/dataset/load/insert-rows.js";
import type { TestCollaboration } from "../factories/collaboration.js";
import type { Tenant } from "../factories/tenant.js";
import type { TestApi } from "./api.js";
import type { UserErrorAnswer } from "./common-section.js";
import { type TestDatabase, withConnection } from "./database.js";
import { done, mutate } from "./mutate.js";

export interface PlanAnswer {
  id: string;
  year: number;
  revision: number;
  state: PlanState;
  inForce: boolean;
  version: number;
  localText: { markdown: string };
  hasNoLocalText: boolean;
  decision: { id: string; paragraph: string | null } | null;
  decisionOutcome: string | null;
  annulment: { id: string } | null;
  annulmentReason: string | null;
  strategyVersions: { id: string }[];
  commonSections: {
    version: { id: string } | null;
    conditional: boolean;
    conditionFailed: boolean;
    exemptionReason: string | null;
  }[];
  toComplete: UserErrorAnswer[];
  viewerCan: Record<PlanAbility, { allowed: boolean; reason: string | null }>;
}

export type PlanAbility = "update" | "submit" | "propose" | "recordDecision" | "revise" | "annul";

export const planFields = `id year revision state inForce version localText { markdown } hasNoLocalText
  decision { id paragraph } decisionOutcome annulment { id } annulmentReason strategyVersions { id }
  commonSections { version { id } conditional conditionFailed exemptionReason } toComplete { code field message }
  viewerCan { update { allowed reason } submit { allowed reason } propose { allowed reason }
    recordDecision { allowed reason } revise { allowed reason } annul { allowed reason } }`;

/** The mutation's answer, which may be a refusal. */
export function tryPlan(api: TestApi, email: string, name: string, args: Record<string, unknown>) {
  return mutate<PlanAnswer>(api, email, name, args, planFields);
}

/** The plan after the mutation, which is expected to succeed. */
export function doPlan(api: TestApi, email: string, name: string, args: Record<string, unknown>): Promise<PlanAnswer> {
  return done<PlanAnswer>(api, email, name, args, planFields);
}

export async function readPlan(api: TestApi, email: string, id: string, language = "sv"): Promise<PlanAnswer | null> {
  const query = `query ($id: ID!) { plan(id: $id) { ${planFields} } }`;
  const { data, errors } = await api.query<{ plan: PlanAnswer | null }>(email, query, { id }, { language });
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data?.plan ?? null;
}

export function upon({ id, version }: { id: string; version: number }) {
  return { id, expectedVersion: version };
}

/** A draft of the tenant's one body, by its planner. */
export function createPlan(api: TestApi, { email, bodyId }: Tenant, year: number, more: object = {}) {
  return doPlan(api, email.PLANNER, "planCreate", { input: { body: bodyId, year, ...more } });
}

/** A plan that states that it has no text of its own, put to the body. */
export async function proposePlan(api: TestApi, tenant: Tenant, year: number): Promise<PlanAnswer> {
  const { email } = tenant;
  const draft = await createPlan(api, tenant, year);
  const stated = await doPlan(api, email.PLANNER, "planUpdate", { ...upon(draft), input: { hasNoLocalText: true } });
  const submitted = await doPlan(api, email.MANAGER, "planSubmit", upon(stated));
  return await doPlan(api, email.MANAGER, "planPropose", upon(submitted));
}

/** What the secretary sends for a decision of the tenant's one body. */
export function decisionOn({ bodyId }: Tenant, { id }: { id: string }, outcome = "ADOPTED", more: object = {}) {
  const decision = { body: bodyId, date: "2026-11-10", paragraph: "§ 1", registryNumber: "KS 2026/1", ...more };
  return { id, outcome, decision };
}

export function recordOn(api: TestApi, tenant: Tenant, plan: { id: string }, outcome = "ADOPTED", more: object = {}) {
  return doPlan(api, tenant.email.SECRETARY, "planRecordDecision", decisionOn(tenant, plan, outcome, more));
}

/** A plan as it might be found in that state, put in by the owner, and the decision that it has. */
export async function plantPlan(
  database: TestDatabase,
  { id: municipality_id, bodyId: body_id }: Tenant,
  { state, year, ...more }: { state: PlanState; year: number; [column: string]: unknown },
): Promise<string> {
  const [id, decision_id] = [randomUUID(), randomUUID()];
  const isDecided = !["DRAFT", "IN_PREPARATION", "PROPOSED"].includes(state);
  await withConnection(database.ownerUrl, async (owner) => {
    if (isDecided)
      await insertRows(owner, {
        table: "decision",
        rows: [{ municipality_id, id: decision_id, body_id, date: "2025-11-20" }],
      });
    const plan = { municipality_id, id, body_id, year, state, local_text: emptyDocument(), has_local_text: false };
    await insertRows(owner, {
      table: "plan",
      rows: [{ ...plan, decision_id: isDecided ? decision_id : null, ...more }],
    });
  });
  return id;
}

/** A common section of the year: in force from the day, or being decided on. */
export async function plantSection(
  database: TestDatabase,
  { id: collaboration_id }: TestCollaboration,
  year: number,
  { number = 1, state = "PARTLY_ADOPTED", from }: { number?: number; state?: string; from?: string | null } = {},
): Promise<string> {
  const id = randomUUID();
  const content_hash = state === "DRAFT" ? null : `pm1:sha256:${id.replaceAll("-", "").repeat(2)}`;
  await withConnection(database.ownerUrl, (owner) =>
    insertRows(owner, {
      table: "common_section_version",
      rows: [
        {
          ...{ collaboration_id, id, year, number, state, text: emptyDocument(), content_hash },
          effective_from: from ?? null,
        },
      ],
    }),
  );
  return id;
}

/** Everything that a mutation of plans may write, to see that a refused one wrote nothing. */
export async function plannedRows(database: TestDatabase): Promise<unknown> {
  return await withConnection(database.ownerUrl, async (owner) => {
    const tables = ["plan", "plan_common_section", "plan_strategy_version", "decision", "participation"];
    return await Promise.all(
      tables.map(async (table) => (await owner.query(`SELECT * FROM ${table} x ORDER BY x::text`)).rows),
    );
  });
}
