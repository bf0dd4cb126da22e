import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { PlanState } from "@samplan/schema";
import type { Role } from "../../packages/server/src/auth/permissions.js";
import { createBody, type TestBody } from "../factories/body.js";
import { createTenant, type Tenant } from "../factories/tenant.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { emptyDatabase, type TestDatabase } from "../support/database.js";
import { type PlanAbility, plannedRows, plantPlan, readPlan, tryPlan } from "../support/plan.js";

const states = Object.keys(PlanState) as PlanState[];
const roles: Role[] = ["PLANNER", "MANAGER", "SECRETARY", "COORDINATOR", "ANALYST", "AUDITOR", "ELECTED", "ADMIN"];
const underWay: PlanState[] = ["DRAFT", "IN_PREPARATION", "PROPOSED", "RETURNED", "POSTPONED"];

/** The states in which each may be done, and by whom, as docs/domain.md says it (1.4). */
const allowing: Record<PlanAbility, { mutation: string; states: PlanState[]; roles: Role[] }> = {
  update: {
    mutation: "planUpdate",
    states: ["DRAFT", "IN_PREPARATION", "RETURNED", "POSTPONED"],
    roles: ["PLANNER", "MANAGER"],
  },
  submit: { mutation: "planSubmit", states: ["DRAFT"], roles: ["MANAGER"] },
  propose: { mutation: "planPropose", states: ["IN_PREPARATION", "RETURNED", "POSTPONED"], roles: ["MANAGER"] },
  recordDecision: { mutation: "planRecordDecision", states: underWay, roles: ["SECRETARY"] },
  revise: { mutation: "planRevise", states: ["ADOPTED", "FINAL", "CLOSED"], roles: ["PLANNER", "MANAGER"] },
  annul: {
    mutation: "planAnnul",
    states: ["PROPOSED", "RETURNED", "POSTPONED", "ADOPTED", "FINAL"],
    roles: ["SECRETARY"],
  },
};
const abilities = Object.keys(allowing) as PlanAbility[];

let database: TestDatabase;
let api: TestApi;
let tenant: Tenant;
let stranger: Tenant;
/** A body of the tenant's that has a coordinator of its own. */
let committee: TestBody;
/** A plan in each state, of a year of its own. */
const plans = new Map<PlanState, string>();

beforeAll(async () => {
  database = await emptyDatabase();
  tenant = await createTenant(database);
  stranger = await createTenant(database);
  committee = await createBody(database, tenant, { roles: ["COORDINATOR", "SECRETARY", "PLANNER", "MANAGER"] });
  for (const [index, state] of states.entries())
    plans.set(state, await plantPlan(database, tenant, { state, year: 2021 + index }));
  api = await startTestApi(database);
}, 60_000);
afterAll(() => api.stop());

const planIn = (state: PlanState) => plans.get(state) ?? "";

/** Arguments with which the mutation succeeds where it may be done, apart from what the plan itself lacks. */
function argumentsOf(ability: PlanAbility, id: string, version: number, bodyId = tenant.bodyId) {
  const decision = { body: bodyId, date: "2026-11-10" };
  if (ability === "recordDecision") return { id, outcome: "POSTPONED", decision };
  if (ability === "revise") return { id };
  const upon = { id, expectedVersion: version };
  if (ability === "annul") return { ...upon, decision };
  return ability === "update" ? { ...upon, input: {} } : upon;
}

describe("what a viewer can do with a plan", () => {
  it.each(states)("that is %s is what its role and the state allow, with a reason for each no", async (state) => {
    for (const role of roles) {
      const plan = await readPlan(api, tenant.email[role], planIn(state));
      const seesDrafts = !["ANALYST", "ELECTED", "ADMIN"].includes(role);
      expect([role, plan !== null]).toEqual([role, seesDrafts || !["DRAFT", "IN_PREPARATION"].includes(state)]);
      if (plan === null) continue;
      for (const ability of abilities) {
        const expected = allowing[ability].roles.includes(role) && allowing[ability].states.includes(state);
        const { allowed, reason } = plan.viewerCan[ability];
        expect({ role, ability, allowed }).toEqual({ role, ability, allowed: expected });
        expect(reason === null).toBe(allowed);
      }
    }
  });

  it("is the same in both languages, in words of each", async () => {
    const reasonIn = async (language: string) =>
      (await readPlan(api, tenant.email.MANAGER, planIn("CLOSED"), language))?.viewerCan.submit.reason;
    expect(await reasonIn("sv")).toBe("Planen är avslutad (CLOSED). Detta går när den är: utkast (DRAFT).");
    expect(await reasonIn("en")).toBe("The plan is closed (CLOSED). This can be done when it is: draft (DRAFT).");
  });

  it("says of an adopted plan that only the text of one adopted with changes is open", async () => {
    const reasonIn = async (language: string) =>
      (await readPlan(api, tenant.email.PLANNER, planIn("PROPOSED"), language))?.viewerCan.update.reason;
    expect(await reasonIn("sv")).toContain(
      "(POSTPONED), antagen med ändringar tills protokollet är justerat (ADOPTED).",
    );
    expect(await reasonIn("en")).toContain(
      "(POSTPONED), adopted with changes until the minutes are adjusted (ADOPTED).",
    );
  });
});

describe("a transition that is not in the table", () => {
  it.each(states)("from %s is refused, says which states allow it, and writes nothing", async (state) => {
    const id = planIn(state);
    const version = (await readPlan(api, tenant.email.AUDITOR, id))?.version ?? 0;
    const before = await plannedRows(database);
    for (const ability of abilities.filter((one) => !allowing[one].states.includes(state))) {
      const { mutation, roles: able, states: from } = allowing[ability];
      const email = tenant.email[able.at(-1) ?? "ADMIN"];
      const { result, userErrors } = await tryPlan(api, email, mutation, argumentsOf(ability, id, version));
      expect({ ability, codes: userErrors.map(({ code }) => code) }).toEqual({ ability, codes: ["WRONG_STATE"] });
      expect(result).toBeNull();
      // An adopted plan's text has a message of its own: it is fixed, and a revision is what to make.
      if (ability === "update" && state === "ADOPTED") expect(userErrors[0]?.message).toContain("revidering");
      else for (const one of from) expect(userErrors[0]?.message).toContain(`(${one})`);
    }
    expect(await plannedRows(database)).toEqual(before);
  });

  it("is one that the database refuses too, once the plan is decided on (I13)", async () => {
    // tests/rls/plan-writes.test.ts has the whole of it; here, that no outcome of a decision leads from it.
    for (const outcome of ["ADOPTED", "ADOPTED_WITH_CHANGES", "RETURNED", "REJECTED", "POSTPONED"]) {
      const args = { ...argumentsOf("recordDecision", planIn("SUPERSEDED"), 1), outcome };
      const { userErrors } = await tryPlan(api, tenant.email.SECRETARY, "planRecordDecision", args);
      expect(userErrors.map(({ code }) => code)).toEqual(["WRONG_STATE"]);
    }
  });
});

describe("who does not cover the plan", () => {
  const codesFor = async (email: string | undefined, ability: PlanAbility, id: string) => {
    const { mutation } = allowing[ability];
    // A version that is stale: that nobody may is said before it.
    const { result, userErrors } = await tryPlan(api, email ?? "", mutation, argumentsOf(ability, id, 99));
    expect(result).toBeNull();
    return userErrors.map(({ code }) => code);
  };

  it.each<[string, () => string | undefined, PlanAbility[]]>([
    ["a planner of another body", () => committee.email.PLANNER, ["update", "revise"]],
    ["a coordinator of the whole municipality", () => tenant.email.COORDINATOR, ["update", "revise"]],
    ["a coordinator of another body", () => committee.email.COORDINATOR, ["update", "revise"]],
    ["a manager of another body", () => committee.email.MANAGER, ["update", "propose", "revise"]],
    ["a secretary of another body", () => committee.email.SECRETARY, ["recordDecision", "annul"]],
  ])("%s is refused, and nothing is written", async (_, email, refused) => {
    const before = await plannedRows(database);
    for (const ability of refused)
      expect([ability, await codesFor(email(), ability, planIn("RETURNED"))]).toEqual([ability, ["FORBIDDEN"]]);
    for (const ability of refused)
      expect(await codesFor(email(), ability, planIn("DRAFT"))).not.toContain("STALE_VERSION");
    expect(await plannedRows(database)).toEqual(before);
  });

  it("people of another municipality are told that there is no such plan, whatever its state", async () => {
    for (const state of states)
      for (const ability of abilities) {
        const email = stranger.email[allowing[ability].roles.at(-1) ?? "ADMIN"];
        expect([state, ability, await codesFor(email, ability, planIn(state))]).toEqual([
          state,
          ability,
          ["NOT_FOUND"],
        ]);
      }
  });

  it.each(roles)("%s has the mutations of its role and no others", async (role) => {
    for (const ability of abilities) {
      const { mutation, roles: able } = allowing[ability];
      const given = Object.entries(argumentsOf(ability, planIn("SUPERSEDED"), 99));
      const literal = given.map(([name, value]) => `${name}: ${written(name, value)}`).join(", ");
      const { errors } = await api.query(
        tenant.email[role],
        `mutation { ${mutation}(${literal}) { userErrors { code } } }`,
      );
      // The coordinator has them for the bodies that it is named for.
      const has = able.includes(role) || (role === "COORDINATOR" && able.includes("PLANNER"));
      expect([ability, errors.map(({ extensions }) => extensions.code)]).toEqual([ability, has ? [] : ["FORBIDDEN"]]);
    }
  });

  it("lets a coordinator that is named for the body write its plan, and not propose it", async () => {
    const id = await plantPlan(database, { ...tenant, bodyId: committee.id }, { state: "RETURNED", year: 2040 });
    const plan = await readPlan(api, committee.email.COORDINATOR ?? "", id);
    const allowed = abilities.filter((ability) => plan?.viewerCan[ability].allowed);
    expect(allowed).toEqual(["update"]);
  });
});

function written(name: string, value: unknown): string {
  if (name === "outcome") return String(value);
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([key, one]) => `${key}: ${written(key, one)}`)
    .join(", ")} }`;
}
