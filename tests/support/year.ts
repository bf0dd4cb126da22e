import type { Clock } from "../../packages/server/src/context/clock.js";
import { clockAt } from "../../packages/server/src/context/clock.js";
import { insertRows } from "../../packages/server/src/dataset/load/insert-rows.js";
import type { Tenant } from "../factories/tenant.js";
import { type TestDatabase, withConnection } from "./database.js";

/** A clock that a test sets to the day it tells of: noon in Stockholm. */
export class Calendar {
  #now = new Date("2025-09-01T10:00:00Z");
  readonly clock: Clock = clockAt(() => this.#now);

  itIs(day: string): string {
    this.#now = new Date(`${day}T10:00:00Z`);
    return day;
  }
}

/** What an administrator has set up before anybody plans: each tenant's own words. */
export async function prepareForPlanning(
  database: TestDatabase,
  tenants: readonly { tenant: Tenant; plan: string; plans: string }[],
): Promise<void> {
  await withConnection(database.ownerUrl, async (owner) => {
    await insertRows(owner, {
      table: "municipality_profile",
      rows: tenants.map(({ tenant, plan, plans }) => ({
        municipality_id: tenant.id,
        ...{ plan_label: plan, plan_label_definite: `${plan.toLowerCase()}en` },
        ...{ plan_label_plural: plans, plan_label_plural_definite: `${plans.toLowerCase()}na` },
        ...{
          strategy_label: "Strategi",
          strategy_label_definite: "strategin",
          shared_strategy_label: "Gemensam strategi",
        },
      })),
    });
  });
}
