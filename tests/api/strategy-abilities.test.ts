import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Role } from "../../packages/server/src/auth/permissions.js";
import { clockAt } from "../../packages/server/src/context/clock.js";
import { createCollaboration, type TestCollaboration } from "../factories/collaboration.js";
import { createTenant, type Tenant } from "../factories/tenant.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { emptyDatabase, type TestDatabase, withConnection } from "../support/database.js";
import {
  attempt,
  codesOf,
  contentOf,
  decisionOf,
  type StrategyMutation,
  type Version,
  versionOf,
  versionsOf,
  writtenRows,
} from "../support/strategy.js";

const roles: Role[] = ["PLANNER", "MANAGER", "SECRETARY", "COORDINATOR", "ANALYST", "AUDITOR", "ELECTED", "ADMIN"];
const abilities = {
  update: "strategyVersionUpdate",
  propose: "strategyVersionPropose",
  recordDecision: "adoptionRecord",
} as const;
/** What a policy refuses with; whatever else is wrong is not the ability's matter. */
const refusals = ["FORBIDDEN", "WRONG_STATE", "ALREADY_DECIDED", "NOT_FOUND"];
/** The states as they are stored: where the work is, from when and until when. */
const states = {
  REPEALED: ["REPEALED", "2010-01-01", "2015-01-01"],
  SUPERSEDED: ["PARTLY_ADOPTED", "2015-01-01", "2026-01-01"],
  EFFECTIVE: ["PARTLY_ADOPTED", "2026-01-01", null],
  DRAFT: ["DRAFT", null, null],
  CONSULTATION: ["CONSULTATION", null, null],
  PROPOSED: ["PROPOSED", null, null],
  PARTLY_ADOPTED: ["PARTLY_ADOPTED", null, null],
  RETURNED: ["RETURNED", null, null],
} as const;
type State = keyof typeof states;
const allStates = Object.keys(states) as State[];
/** The states in which each may be done, as docs/domain.md says it (1.4). */
const allowing: Record<StrategyMutation, readonly string[]> = {
  strategyVersionDraft: [],
  strategyVersionUpdate: ["DRAFT", "CONSULTATION", "RETURNED"],
  strategyVersionPropose: ["DRAFT", "CONSULTATION", "RETURNED"],
  adoptionRecord: ["PROPOSED", "PARTLY_ADOPTED"],
};

let database: TestDatabase;
let api: TestApi;
let tenants: [Tenant, Tenant, Tenant];
let collaboration: TestCollaboration;

beforeAll(async () => {
  database = await emptyDatabase();
  tenants = [await createTenant(database), await createTenant(database), await createTenant(database)];
  const [first, second, advisor] = tenants;
  const members = [{ tenant: first }, { tenant: second }, { tenant: advisor, voting: false }];
  collaboration = await createCollaboration(database, members);
  await withConnection(database.ownerUrl, async (owner) => {
    const [strategy, key] = [randomUUID(), [collaboration.id]];
    await owner.query(`INSERT INTO shared_strategy (collaboration_id, id, key) VALUES ($1, '${strategy}', 's')`, key);
    for (const [index, [stored, from, to]] of Object.values(states).entries())
      await owner.query(
        `INSERT INTO shared_strategy_version (collaboration_id, id, strategy_id, number, state, effective_from, superseded_on, content_hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7, CASE WHEN $5 NOT IN ('DRAFT', 'CONSULTATION') THEN 'pm1:sha256:' || repeat('0', 64) END)`,
        [collaboration.id, randomUUID(), strategy, index + 1, stored, from, to],
      );
  });
  api = await startTestApi(database, { clock: clockAt(() => new Date("2026-11-21T11:00:00Z")) });
}, 60_000);
afterAll(() => api.stop());

const seenBy = async (email: string, state: State, language = "sv") =>
  (await versionsOf(api, email, collaboration.key, language)).find(
    ({ number }) => number === allStates.indexOf(state) + 1,
  );

async function seen(state: State): Promise<Version> {
  const version = await seenBy(tenants[1].email.COORDINATOR, state);
  if (!version) throw new Error(`There is no version that is ${state}.`);
  return version;
}

/** With one more thing wrong, so that what is allowed is not done; an empty version is not proposed. */
function variablesFor(name: StrategyMutation, version: Version, tenant: Tenant, outcome = "ADOPTED"): object {
  if (name === "strategyVersionPropose") return versionOf(version);
  if (name === "strategyVersionUpdate") return { ...versionOf(version), input: contentOf({ å: [] }) };
  return { ...decisionOf(tenant, version, "2026-11-10", outcome), contentHash: "annan" };
}

describe("viewerCan promises what the mutation does, and gives the same reason", () => {
  it.each(allStates)("of a version that is %s", async (state) => {
    const version = await seen(state);
    const before = await writtenRows(database);
    const counted = { visible: 0, allowed: 0 };
    for (const [member, tenant] of tenants.entries())
      for (const role of roles) {
        const language = member === 0 ? "sv" : "en";
        const own = await seenBy(tenant.email[role], state, language);
        if (own) expect(own.state).toBe(state);
        counted.visible += own ? 1 : 0;
        for (const [ability, name] of Object.entries(abilities) as [keyof typeof abilities, StrategyMutation][]) {
          const answer = await attempt(api, tenant.email[role], name, variablesFor(name, version, tenant), language);
          const refused = codesOf(answer).filter((code) => refusals.includes(code));
          const can = own?.viewerCan[ability];
          const who = { state, member, role, ability };
          expect({ ...who, allowed: can?.allowed ?? false }).toEqual({ ...who, allowed: refused.length === 0 });
          counted.allowed += can?.allowed ? 1 : 0;
          const message = answer.data?.[name]?.userErrors[0]?.message;
          if (can && !can.allowed && message !== undefined) expect(message).toBe(can.reason);
          if (can) expect(can.reason === null).toBe(can.allowed);
        }
      }
    expect(counted).toEqual({
      visible: state === "DRAFT" ? 3 : tenants.length * roles.length,
      // Update and propose by three coordinators; a decision by the two secretaries with a vote.
      allowed: ["DRAFT", "CONSULTATION", "RETURNED"].includes(state) ? 6 : state.startsWith("P") ? 2 : 0,
    });
    expect(await writtenRows(database)).toEqual(before);
  });
});

describe("a transition that is not in the table", () => {
  const outcomes = ["ADOPTED", "ADOPTED_WITH_CHANGES", "RETURNED", "POSTPONED", "REJECTED"];

  it.each(allStates)("from %s is refused, says what allows it, and writes nothing", async (state) => {
    const [, tenant] = tenants;
    const version = await seen(state);
    const before = await writtenRows(database);
    const tries: [StrategyMutation, object][] = [
      ["strategyVersionUpdate", { ...versionOf(version), input: contentOf({ P: ["P1"] }) }],
      ["strategyVersionPropose", versionOf(version)],
      ...outcomes.map((outcome): [StrategyMutation, object] => [
        "adoptionRecord",
        { ...decisionOf(tenant, version, "2026-11-10", outcome), contentHash: version.contentHash ?? "ingen" },
      ]),
    ];
    for (const [name, variables] of tries.filter(([name]) => !allowing[name].includes(state))) {
      const email = name === "adoptionRecord" ? tenant.email.SECRETARY : tenant.email.COORDINATOR;
      const answer = await attempt(api, email, name, variables);
      // A secretary does not see drafts.
      const hidden = state === "DRAFT" && name === "adoptionRecord";
      expect({ name, code: codesOf(answer)[0] }).toEqual({ name, code: hidden ? "NOT_FOUND" : "WRONG_STATE" });
      const message = answer.data?.[name]?.userErrors[0]?.message;
      if (!hidden) for (const one of allowing[name]) expect(message).toContain(`(${one})`);
    }
    expect(await writtenRows(database)).toEqual(before);
  });
});
