import { randomInt, randomUUID } from "node:crypto";
import type pg from "pg";
import { demoIssuerId } from "../../packages/server/src/auth/demo/demo-user.js";
import type { Role } from "../../packages/server/src/auth/permissions.js";
import { insertRows } from "../../packages/server/src/dataset/load/insert-rows.js";
import { type TestDatabase, withConnection } from "../support/database.js";

/** A municipality of a test's own, with one body and one user for each role. */
export interface Tenant {
  id: string;
  code: string;
  bodyId: string;
  /** The e-mail of the user with the role: planner, manager and secretary for the one body, the rest for all. */
  email: Record<Role, string>;
}

const roles: Role[] = ["PLANNER", "MANAGER", "SECRETARY", "COORDINATOR", "ANALYST", "AUDITOR", "ELECTED", "ADMIN"];
const ofOneBody: Role[] = ["PLANNER", "MANAGER", "SECRETARY"];

/** Codes are four digits, so a database has room for ten thousand; a taken one is tried again. */
export async function createTenant(database: TestDatabase): Promise<Tenant> {
  return await withConnection(database.ownerUrl, async (client) => {
    const tenant = await newTenant(client);
    await insertRows(client, {
      table: "body",
      rows: [
        {
          ...{ municipality_id: tenant.id, id: tenant.bodyId, abbreviation: "KS", name: "Kommunstyrelsen" },
          ...{ kind: "EXECUTIVE", valid_from: "2015-01-01" },
        },
      ],
    });
    const people = roles.map((role) => ({ role, id: randomUUID(), email: tenant.email[role] }));
    const issuer_id = demoIssuerId(tenant.code);
    await insertRows(client, {
      table: "app_user",
      rows: people.map(({ id, email }) => ({ municipality_id: tenant.id, id, issuer_id, subject: email, email })),
    });
    await insertRows(client, {
      table: "role_assignment",
      rows: people.map(({ id, role }) => ({
        municipality_id: tenant.id,
        id: randomUUID(),
        user_id: id,
        role,
        body_id: ofOneBody.includes(role) ? tenant.bodyId : null,
        valid_from: "2015-01-01",
      })),
    });
    return tenant;
  });
}

async function newTenant(client: pg.Client): Promise<Tenant> {
  for (;;) {
    const code = String(randomInt(10_000)).padStart(4, "0");
    const id = randomUUID();
    const sql = "INSERT INTO municipality (id, code, name, short_name) VALUES ($1, $2, $3, $3) ON CONFLICT DO NOTHING";
    const { rowCount } = await client.query(sql, [id, code, `Kommun ${code}`]);
    if (rowCount === 0) continue;
    const email = Object.fromEntries(roles.map((role) => [role, `${role.toLowerCase()}@${code}.example`]));
    return { id, code, bodyId: randomUUID(), email: email as Tenant["email"] };
  }
}
