import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Role } from "../../packages/server/src/auth/permissions.js";
import { createPair, type TestCollaboration } from "../factories/collaboration.js";
import { createTenant, type Tenant } from "../factories/tenant.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { emptyDatabase } from "../support/database.js";
import { draft } from "../support/strategy.js";

let api: TestApi;
let first: Tenant;
let second: Tenant;
let outsider: Tenant;
let pair: TestCollaboration;

beforeAll(async () => {
  const database = await emptyDatabase();
  [first, second, pair] = await createPair(database);
  outsider = await createTenant(database);
  api = await startTestApi(database);
  await draft(api, first, pair.key);
}, 60_000);
afterAll(() => api.stop());

interface Designation {
  municipality: { code: string };
  title: string;
  documentType: string;
  body: { id: string } | null;
  registryNumber: string | null;
  version: number;
}
const fields = "municipality { code } title documentType body { id } registryNumber version";

async function designate(email: string, expectedVersion: number, input: object) {
  const { data, errors } = await api.query<{
    strategyDesignate: { designation: Designation | null; userErrors: { code: string; field: string[] }[] } | null;
  }>(
    email,
    `mutation ($key: String!, $expectedVersion: Int!, $input: LocalDesignationInput!) {
      strategyDesignate(collaboration: $key, expectedVersion: $expectedVersion, input: $input) { designation { ${fields} } userErrors { code field } } }`,
    { key: pair.key, expectedVersion, input },
  );
  const payload = data?.strategyDesignate;
  const codes = [
    ...errors.map(({ extensions }) => extensions.code),
    ...(payload?.userErrors ?? []).map((one) => one.code),
  ];
  return { designation: payload?.designation ?? null, userErrors: payload?.userErrors ?? [], codes };
}

async function seenBy(email: string): Promise<Designation[] | undefined> {
  const { data } = await api.query<{ collaboration: { strategy: { designations: Designation[] } } | null }>(
    email,
    `query ($key: String!) { collaboration(key: $key) { strategy { designations { ${fields} } } } }`,
    { key: pair.key },
  );
  return data?.collaboration?.strategy.designations;
}

describe("I10: what each member calls the strategy", () => {
  const input = { title: "Riktlinje för internationellt arbete", documentType: "riktlinje" };

  it("is its own, and read by the members and nobody else", async () => {
    const given = { ...input, body: first.bodyId, registryNumber: "KS 2010/232" };
    const { designation } = await designate(first.email.COORDINATOR, 0, given);
    expect(designation).toMatchObject({ ...input, body: { id: first.bodyId }, version: 1 });
    const other = await designate(second.email.COORDINATOR, 0, { title: "Strategi", documentType: "strategi" });
    expect(other.designation).toMatchObject({ documentType: "strategi", body: null, registryNumber: null });
    expect(await seenBy(second.email.ELECTED)).toMatchObject([
      { municipality: { code: first.code }, registryNumber: "KS 2010/232" },
      { municipality: { code: second.code } },
    ]);
    expect(await seenBy(outsider.email.COORDINATOR)).toBeUndefined();
  });

  it("is said by coordinators, of nothing empty, with a body of the own municipality", async () => {
    const roles: Role[] = ["PLANNER", "SECRETARY", "ADMIN"];
    for (const role of roles) expect((await designate(first.email[role], 1, input)).codes).toEqual(["FORBIDDEN"]);
    expect((await designate(outsider.email.COORDINATOR, 0, input)).codes).toEqual(["NOT_FOUND"]);
    const wrong = { title: " ", documentType: "", registryNumber: "", body: second.bodyId };
    const { userErrors } = await designate(first.email.COORDINATOR, 1, wrong);
    expect(userErrors.map(({ code, field }) => `${code} ${field.join(".")}`)).toEqual([
      ...["EMPTY_STRING input.title", "EMPTY_STRING input.documentType", "EMPTY_STRING input.registryNumber"],
      "INVALID input.body",
    ]);
    const [unchanged] = (await seenBy(first.email.ANALYST)) ?? [];
    expect(unchanged).toMatchObject({ ...input, version: 1 });
  });

  it("is changed by one of 20 at once; the others are answered it as it is now", async () => {
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, one) =>
        designate(first.email.COORDINATOR, 1, { ...input, title: `Titel ${one}` }),
      ),
    );
    const won = all.filter(({ codes }) => codes.length === 0);
    expect(won).toHaveLength(1);
    for (const { codes, designation } of all) {
      if (codes.length > 0) expect(codes).toEqual(["STALE_VERSION"]);
      expect(designation).toMatchObject({ title: won[0]?.designation?.title, version: 2 });
    }
  });
});
