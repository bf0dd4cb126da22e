import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { clockAt } from "../../packages/server/src/context/clock.js";
import { createCollaboration, createPair, type TestCollaboration } from "../factories/collaboration.js";
import { createTenant, type Tenant } from "../factories/tenant.js";
import { startTestApi, type TestApi } from "../support/api.js";
import {
  attempt,
  codes,
  codesOf,
  type Payload,
  propose,
  record,
  type Section,
  sectionsOf,
  send,
  writtenRows,
} from "../support/common-section.js";
import { emptyDatabase, type TestDatabase, withConnection } from "../support/database.js";

const now = "2026-11-21T11:00:00Z";
let database: TestDatabase;
let api: TestApi;
let linkoping: Tenant;
let norrkoping: Tenant;
let advisor: Tenant;
let pair: TestCollaboration;
let year = 2099;

beforeAll(async () => {
  database = await emptyDatabase();
  [linkoping, norrkoping, pair] = await createPair(database);
  advisor = await createTenant(database);
  api = await startTestApi(database, { clock: clockAt(() => new Date(now)) });
}, 60_000);
afterAll(() => api.stop());

const repealOf = ({ bodyId }: Tenant, { id }: Section, date: string, more: object = {}) => ({
  ...{ id, decision: { body: bodyId, date, paragraph: "§ 9", registryNumber: "KS 2026/9", ...more } },
});
const repeal = (tenant: Tenant, section: Section, date: string, more: object = {}): Promise<Payload> =>
  send(api, tenant.email.SECRETARY, "repealRecord", repealOf(tenant, section, date, more));
const seen = async ({ id }: Section, key = pair.key) =>
  (await sectionsOf(api, norrkoping.email.ANALYST, key, year)).find((one) => one.id === id);
async function inForce(key = pair.key, members = [linkoping, norrkoping], markdown = "Text."): Promise<Section> {
  let section = await propose(api, linkoping, key, year, markdown);
  for (const member of members) section = await record(api, member, section, "2026-10-01");
  return section;
}

describe("a repeal", () => {
  it("takes the text out of force with the last member's decision, from its day, and shares the decisions", async () => {
    year += 1;
    const text = await inForce();
    const half = await repeal(linkoping, text, "2026-11-16");
    expect(half).toMatchObject({
      userErrors: [],
      warnings: [],
      commonSection: { state: "EFFECTIVE", effectiveTo: null },
    });
    const whole = await repeal(norrkoping, text, "2026-11-10");
    expect(whole.commonSection).toMatchObject({ state: "REPEALED", effectiveTo: "2026-11-15" });
    expect((await seen(text))?.repeals).toMatchObject([
      { municipality: { code: linkoping.code }, decision: { date: "2026-11-16" } },
      { municipality: { code: norrkoping.code }, decision: { date: "2026-11-10" } },
    ]);
  });

  it("lets no earlier version come back, and a new one come into force after it", async () => {
    year += 1;
    const first = await inForce(pair.key, undefined, "Ett.");
    const second = await inForce(pair.key, undefined, "Två.");
    for (const tenant of [linkoping, norrkoping]) await repeal(tenant, second, "2026-11-10");
    expect(await seen(first)).toMatchObject({ state: "SUPERSEDED" });
    expect(await seen(second)).toMatchObject({ state: "REPEALED" });
    const third = await inForce(pair.key, undefined, "Tre.");
    expect(third).toMatchObject({ state: "EFFECTIVE", effectiveFrom: "2026-11-10" });
    expect(await seen(second)).toMatchObject({ state: "REPEALED", effectiveTo: "2026-11-09" });
  });

  it("takes one decision where one member is left, and none of a member without a vote", async () => {
    year += 1;
    const { key, id } = await createCollaboration(database, [
      ...[{ tenant: linkoping }, { tenant: norrkoping }],
      { tenant: advisor, voting: false },
    ]);
    const text = await inForce(key);
    const refused = await attempt(api, advisor.email.SECRETARY, "repealRecord", repealOf(advisor, text, "2026-11-10"));
    expect(codesOf(refused)).toEqual(["FORBIDDEN"]);
    await repeal(linkoping, text, "2026-11-02");
    await withConnection(database.ownerUrl, (owner) =>
      owner.query(
        "UPDATE collaboration_membership SET valid_to = '2026-11-20' WHERE collaboration_id = $1 AND municipality_id <> $2",
        [id, norrkoping.id],
      ),
    );
    expect((await repeal(norrkoping, text, "2026-11-19")).commonSection).toMatchObject({
      ...{ state: "REPEALED", effectiveTo: "2026-11-18" },
    });
  });

  it("follows its decision when that is corrected", async () => {
    year += 1;
    const text = await inForce();
    await repeal(linkoping, text, "2026-11-02");
    const whole = (await repeal(norrkoping, text, "2026-11-10")).commonSection;
    const id = whole?.repeals[1]?.decision?.id;
    const { data } = await api.query(
      norrkoping.email.SECRETARY,
      'mutation ($id: ID!, $input: DecisionInput!) { decisionUpdate(id: $id, input: $input, reason: "Fel dag.") { userErrors { code } } }',
      { id, input: { body: norrkoping.bodyId, date: "2026-11-12" } },
    );
    expect(data).toEqual({ decisionUpdate: { userErrors: [] } });
    expect(await seen(text)).toMatchObject({ state: "REPEALED", effectiveTo: "2026-11-11" });
  });

  it("warns of what is not known yet", async () => {
    year += 1;
    const { warnings } = await repeal(linkoping, await inForce(), "2026-11-10", { paragraph: undefined });
    expect(warnings).toMatchObject([{ code: "INCOMPLETE", field: ["decision", "paragraph"] }]);
  });

  it("is refused twice, to other roles, with a wrong decision, and writes nothing then", async () => {
    year += 1;
    const text = await inForce();
    await repeal(linkoping, text, "2026-11-10");
    const before = await writtenRows(database);
    expect(codes(await repeal(linkoping, text, "2026-11-11"))).toEqual(["ALREADY_DECIDED"]);
    for (const role of ["COORDINATOR", "MANAGER", "ADMIN"] as const) {
      const given = repealOf(norrkoping, text, "2026-11-10");
      expect(codesOf(await attempt(api, norrkoping.email[role], "repealRecord", given))).toEqual(["FORBIDDEN"]);
    }
    const wrong = await repeal(norrkoping, text, "2026-11-22", { body: linkoping.bodyId, paragraph: "" });
    expect(wrong.userErrors.map(({ code, field }) => `${code} ${field?.join(".")}`)).toEqual([
      ...["FORBIDDEN decision.body", "EMPTY_STRING decision.paragraph", "INVALID decision.date"],
    ]);
    expect(await writtenRows(database)).toEqual(before);
  });

  it("of both members at the same moment repeals the text, of one twice counts once", async () => {
    for (let round = 0; round < 10; round += 1) {
      year += 1;
      const text = await inForce();
      const both = await Promise.all([
        repeal(linkoping, text, "2026-11-10"),
        repeal(norrkoping, text, "2026-11-12"),
        repeal(norrkoping, text, "2026-11-12"),
      ]);
      expect(both.flatMap(codes)).toHaveLength(1);
      expect(await seen(text)).toMatchObject({ state: "REPEALED", effectiveTo: "2026-11-11" });
    }
  });
});
