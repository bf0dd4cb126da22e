import { randomUUID } from "node:crypto";
import { demoIssuerId } from "../../packages/server/src/auth/demo/demo-user.js";
import type { Role } from "../../packages/server/src/auth/permissions.js";
import { insertRows } from "../../packages/server/src/dataset/load/insert-rows.js";
import { type TestDatabase, withConnection } from "../support/database.js";
import type { Tenant } from "./tenant.js";

/** Another body of a municipality, with a user of its own for each of the roles. */
export interface TestBody {
  id: string;
  email: Record<string, string>;
}

export async function createBody(
  database: TestDatabase,
  { id: municipality_id, code }: Tenant,
  { kind = "COMMITTEE", from = "2015-01-01", to = null as string | null, roles = [] as Role[] } = {},
): Promise<TestBody> {
  const id = randomUUID();
  const people = roles.map((role) => ({ role, id: randomUUID(), email: `${role.toLowerCase()}@${id}.example` }));
  const issuer_id = demoIssuerId(code);
  await withConnection(database.ownerUrl, async (owner) => {
    await insertRows(owner, {
      table: "body",
      rows: [{ municipality_id, id, abbreviation: id, name: "Nämnden", kind, valid_from: from, valid_to: to }],
    });
    await insertRows(owner, {
      table: "app_user",
      rows: people.map(({ id: user, email }) => ({ municipality_id, id: user, issuer_id, subject: email, email })),
    });
    await insertRows(owner, {
      table: "role_assignment",
      rows: people.map(({ id: user_id, role }) => ({
        ...{ municipality_id, id: randomUUID(), user_id, role, body_id: id, valid_from: "2015-01-01" },
      })),
    });
  });
  return { id, email: Object.fromEntries(people.map(({ role, email }) => [role, email])) };
}
