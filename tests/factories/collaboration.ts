import { randomUUID } from "node:crypto";
import { insertRows } from "../../packages/server/src/dataset/load/insert-rows.js";
import { type TestDatabase, withConnection } from "../support/database.js";
import { createTenant, type Tenant } from "./tenant.js";

/** A membership; what is left out is from 2015 on, with a vote. */
export interface Member {
  tenant: Tenant;
  from?: string;
  to?: string | null;
  voting?: boolean;
}

export interface TestCollaboration {
  id: string;
  key: string;
}

/** A collaboration of these municipalities. */
export async function createCollaboration(
  database: TestDatabase,
  members: readonly Member[],
): Promise<TestCollaboration> {
  const id = randomUUID();
  const key = `c-${id}`;
  await withConnection(database.ownerUrl, async (client) => {
    await insertRows(client, { table: "collaboration", rows: [{ id, key, name: key }] });
    await insertRows(client, {
      table: "collaboration_membership",
      rows: members.map(({ tenant, from = "2015-01-01", to = null, voting = true }) => ({
        ...{ collaboration_id: id, municipality_id: tenant.id, valid_from: from, valid_to: to, voting },
      })),
    });
  });
  return { id, key };
}

/** Two municipalities and what they have in common. */
export async function createPair(database: TestDatabase): Promise<[Tenant, Tenant, TestCollaboration]> {
  const [first, second] = [await createTenant(database), await createTenant(database)];
  return [first, second, await createCollaboration(database, [{ tenant: first }, { tenant: second }])];
}
