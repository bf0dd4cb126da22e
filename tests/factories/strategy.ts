import { randomUUID } from "node:crypto";
import { emptyDocument } from "@samplan/document";
import { insertRows } from "../../packages/server/src/dataset/load/insert-rows.js";
import { type TestDatabase, withConnection } from "../support/database.js";
import type { TestCollaboration } from "./collaboration.js";

/** A version of a strategy, by its codes: areas A and B with two points each, and two principles. */
export interface TestStrategy {
  id: string;
  area: Record<"A" | "B", string>;
  point: Record<"A1" | "A2" | "B1" | "B2", string>;
  principle: Record<"R1" | "R2", string>;
}

/**
 * Two versions of a collaboration's strategy: one that was replaced in 2020, and the one in force since. Nothing says what
 * became of the points: those of area A are the same by their codes, and of area B, by the name of X then, nothing is left.
 */
export async function createStrategy(
  database: TestDatabase,
  { id: collaboration_id }: TestCollaboration,
): Promise<{ old: TestStrategy; now: TestStrategy }> {
  const strategy_id = randomUUID();
  return await withConnection(database.ownerUrl, async (owner) => {
    await insertRows(owner, {
      table: "shared_strategy",
      rows: [{ collaboration_id, id: strategy_id, key: "strategi" }],
    });
    const version = async (number: number, effective_from: string, superseded_on: string | null) => {
      const made = newStrategy();
      const key = { collaboration_id, strategy_version_id: made.id };
      const part = (name: string, id: string, position: number) => {
        const code = number === 1 ? name.replace("B", "X") : name;
        return { ...key, id, code, position, name_sv: code, text: emptyDocument() };
      };
      const content_hash = `pm1:sha256:${String(number).repeat(64)}`;
      await insertRows(owner, {
        table: "shared_strategy_version",
        rows: [
          {
            ...{ collaboration_id, id: made.id, strategy_id, number, state: "PARTLY_ADOPTED", content_hash },
            ...{ effective_from, superseded_on },
          },
        ],
      });
      await insertRows(owner, {
        table: "priority_area",
        rows: Object.entries(made.area).map(([code, id], index) => part(code, id, index + 1)),
      });
      await insertRows(owner, {
        table: "strategy_point",
        rows: Object.entries(made.point).map(([code, id], index) => ({
          ...part(code, id, index + 1),
          area_id: code.startsWith("A") ? made.area.A : made.area.B,
        })),
      });
      await insertRows(owner, {
        table: "guiding_principle",
        rows: Object.entries(made.principle).map(([code, id], index) => part(code, id, index + 1)),
      });
      return made;
    };
    return { old: await version(1, "2015-01-01", "2020-01-01"), now: await version(2, "2020-01-01", null) };
  });
}

function newStrategy(): TestStrategy {
  return {
    id: randomUUID(),
    area: { A: randomUUID(), B: randomUUID() },
    point: { A1: randomUUID(), A2: randomUUID(), B1: randomUUID(), B2: randomUUID() },
    principle: { R1: randomUUID(), R2: randomUUID() },
  };
}
