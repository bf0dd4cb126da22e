import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Role } from "../../packages/server/src/auth/permissions.js";
import { createPair, type TestCollaboration } from "../factories/collaboration.js";
import { createTenant, type Tenant } from "../factories/tenant.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { propose, record, sectionsOf } from "../support/common-section.js";
import { emptyDatabase, type TestDatabase, withConnection } from "../support/database.js";
import { done, mutate } from "../support/mutate.js";

interface Settled {
  settings: { adoptionCountsFrom: string; reportApproval: string; version: number } | null;
  labels: { plan: string; planPlural: string };
}

const selection = "settings { adoptionCountsFrom reportApproval version } labels { plan planPlural }";
let database: TestDatabase;
let api: TestApi;
let tenant: Tenant;
let fellow: Tenant;
let stranger: Tenant;
let collaboration: TestCollaboration;

beforeAll(async () => {
  database = await emptyDatabase();
  [tenant, fellow, collaboration] = await createPair(database);
  stranger = await createTenant(database);
  api = await startTestApi(database);
});
afterAll(() => api.stop());

const change = (expectedVersion: number, input: object, { email }: Tenant = tenant) =>
  mutate<Settled>(api, email.ADMIN, "municipalityUpdate", { expectedVersion, input }, selection);
const changed = (expectedVersion: number, input: object, { email }: Tenant = tenant) =>
  done<Settled>(api, email.ADMIN, "municipalityUpdate", { expectedVersion, input }, selection);
const read = async (email: string, code: string) =>
  (await api.query<{ municipality: Settled }>(email, `{ municipality(code: "${code}") { ${selection} } }`)).data
    ?.municipality;
const profiles = () =>
  withConnection(
    database.ownerUrl,
    async (owner) => (await owner.query("SELECT * FROM municipality_profile ORDER BY 1")).rows,
  );

describe("municipalityUpdate", () => {
  it("begins from neutral words, changes what is given, leaves the rest, and counts", async () => {
    expect(await read(tenant.email.ELECTED, tenant.code)).toEqual({
      ...{ settings: null, labels: { plan: "Plan", planPlural: "Planer" } },
    });
    expect(await changed(0, { labels: { plan: " Uppdragsplan " } })).toEqual({
      settings: { adoptionCountsFrom: "DECISION", reportApproval: "DELEGATE", version: 1 },
      labels: { plan: "Uppdragsplan", planPlural: "Planer" },
    });
    const now = {
      settings: { adoptionCountsFrom: "FINALITY", reportApproval: "DECISION", version: 2 },
      labels: { plan: "Uppdragsplan", planPlural: "Uppdragsplaner" },
    };
    const input = {
      adoptionCountsFrom: "FINALITY",
      reportApproval: "DECISION",
      labels: { planPlural: "Uppdragsplaner" },
    };
    expect(await changed(1, input)).toEqual(now);
    // Fellow members see it, others see neutral words.
    expect(await read(fellow.email.PLANNER, tenant.code)).toEqual(now);
    expect(await read(stranger.email.ADMIN, tenant.code)).toMatchObject({ settings: null, labels: { plan: "Plan" } });
  });

  it("refuses an old version with the settings as they are, and empty words, and writes nothing", async () => {
    const before = await profiles();
    const version = (await read(tenant.email.ADMIN, tenant.code))?.settings?.version ?? 0;
    const stale = await change(version - 1, { adoptionCountsFrom: "DECISION" });
    expect(stale.userErrors).toMatchObject([{ code: "STALE_VERSION", field: ["expectedVersion"] }]);
    expect(stale.result?.settings?.version).toBe(version);
    const empty = await change(version, { labels: { plan: "", strategy: "  " } });
    expect(empty.userErrors.map(({ code, field }) => [code, field])).toEqual([
      ["EMPTY_STRING", ["input", "labels", "plan"]],
      ["EMPTY_STRING", ["input", "labels", "strategy"]],
    ]);
    const long = await change(version, { labels: { plan: "x".repeat(101) } });
    expect(long.userErrors).toMatchObject([{ code: "INVALID", field: ["input", "labels", "plan"] }]);
    expect(await profiles()).toEqual(before);
  });

  it("is won by one of twenty at the same moment", async () => {
    const version = (await read(tenant.email.ADMIN, tenant.code))?.settings?.version ?? 0;
    const names = Array.from({ length: 20 }, (_, number) => `Plan ${number}`);
    const outcomes = await Promise.all(names.map((plan) => change(version, { labels: { plan } })));
    const [won, ...others] = outcomes.filter(({ userErrors }) => userErrors.length === 0);
    expect(others).toEqual([]);
    const now = await read(tenant.email.ADMIN, tenant.code);
    expect(now).toEqual(won?.result);
    expect(now?.settings?.version).toBe(version + 1);
  });

  it.each<Role>(["PLANNER", "MANAGER", "SECRETARY", "COORDINATOR", "ANALYST", "AUDITOR", "ELECTED"])(
    "is not for the role %s",
    async (role) => {
      const query = "mutation { municipalityUpdate(expectedVersion: 0, input: {}) { userErrors { code } } }";
      const { errors } = await api.query(tenant.email[role], query);
      expect(errors.map(({ extensions }) => extensions.permission)).toEqual(["organisation:write"]);
    },
  );
});

describe("the day from which an adoption counts", () => {
  it("I9: applies to a text under adoption from the next decision on it, and leaves one in force alone", async () => {
    await changed(0, { adoptionCountsFrom: "FINALITY" }, fellow);
    const settle = async (adoptionCountsFrom: string) => {
      const version = (await read(tenant.email.ADMIN, tenant.code))?.settings?.version ?? 0;
      await changed(version, { adoptionCountsFrom });
    };
    await settle("DECISION");
    const { email } = tenant;
    const section = await propose(api, tenant, collaboration.key, 2027);
    await record(api, tenant, section, "2026-11-10");
    const waiting = await record(api, fellow, section, "2026-11-12");
    // The fellow counts from a finality that is not known yet.
    expect([waiting.state, waiting.effectiveFrom]).toEqual(["PARTLY_ADOPTED", null]);
    await changed(1, { adoptionCountsFrom: "DECISION" }, fellow);
    const [still] = await sectionsOf(api, email.COORDINATOR, collaboration.key, 2027);
    expect(still?.effectiveFrom).toBeNull();

    const own = waiting.adoptions.find(({ municipality }) => municipality.code === fellow.code);
    const decision = {
      id: own?.decision?.id,
      input: { body: fellow.bodyId, date: "2026-11-12", announcedOn: "2026-11-13" },
    };
    await done(api, fellow.email.SECRETARY, "decisionUpdate", decision, "id");
    const [inForce] = await sectionsOf(api, email.COORDINATOR, collaboration.key, 2027);
    expect(inForce?.effectiveFrom).toBe("2026-11-12");

    // In force, it stays so by whatever is chosen later.
    await changed(2, { adoptionCountsFrom: "FINALITY" }, fellow);
    await settle("FINALITY");
    expect((await sectionsOf(api, email.COORDINATOR, collaboration.key, 2027))[0]?.effectiveFrom).toBe("2026-11-12");
  });
});
