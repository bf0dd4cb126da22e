import { beforeAll, describe, expect, it } from "@jest/globals";
import { builtinDemo } from "../builtin-demo.js";
import { datasetRows } from "./dataset-rows.js";
import type { TableRows } from "./insert-rows.js";
import { readDataset } from "./read-dataset.js";

describe("datasetRows of the built-in demo", () => {
  let tables: TableRows[];
  beforeAll(async () => {
    tables = datasetRows(await readDataset(builtinDemo));
  });
  const rowsOf = (name: string) => tables.filter(({ table }) => table === name).flatMap(({ rows }) => rows);

  it.each([
    ["municipality", 2],
    ["body", 15],
    ["app_user", 29],
    ["strategy_point", 12],
    ["common_section_version", 4],
    ["adoption", 9], // seven recorded, and two of the strategy that nobody recorded
    ["plan", 45],
    ["action", 54],
    ["action_revision", 54],
    ["follow_up_report", 30],
    ["action_follow_up", 130],
    ["project", 17],
    ["indicator_value", 16],
  ])("has all of %s", (table, count) => {
    expect(rowsOf(table)).toHaveLength(count);
  });

  it("has a part for each action, body and year", () => {
    const parts = rowsOf("participation");
    expect(parts.filter(({ year, in_force }) => year === 2026 && in_force)).toHaveLength(66);
    expect(parts.filter(({ year }) => year === 2027).every(({ in_force }) => in_force === false)).toBe(true);
  });

  it("gives the rows of a table the same columns, which is what one statement inserts", () => {
    for (const { table, rows } of tables) {
      const shapes = new Set(rows.map((row) => Object.keys(row).join(" ")));
      expect([table, shapes.size]).toEqual([table, Math.min(rows.length, 1)]);
    }
  });

  it("shares nothing of what is under way, and no decision before its text or plan", () => {
    const shared = rowsOf("plan").filter(({ shared_in }) => shared_in !== null);
    expect(new Set(shared.map(({ state }) => state))).toEqual(new Set(["CLOSED", "FINAL", "ADOPTED"]));
    const followUps = rowsOf("action_follow_up").filter(({ shared_in }) => shared_in !== null);
    expect(new Set(followUps.map(({ report_state }) => report_state))).toEqual(new Set(["APPROVED"]));
    const projects = rowsOf("project").filter(({ shared_in }) => shared_in !== null);
    expect(new Set(projects.map(({ state }) => state))).toEqual(new Set(["GRANTED"]));
  });

  it("opens, locks and plans the periods", () => {
    const states = new Map(rowsOf("follow_up_period").map(({ year, kind, state }) => [`${year} ${kind}`, state]));
    expect(states.get("2025 FULL_YEAR")).toBe("LOCKED");
    expect(states.get("2026 T2")).toBe("OPEN");
    expect(states.get("2026 FULL_YEAR")).toBe("PLANNED");
  });

  it("keeps amounts in öre and cents", () => {
    const project = rowsOf("project").find(({ reference }) => reference === "PR01");
    expect(project).toMatchObject({ applied_amount: 600_000_000n, applied_currency: "SEK" });
    expect(project).toMatchObject({ total_budget_amount: 190_000_000n, total_budget_currency: "EUR" });
  });

  it("makes the subject of a user from the e-mail address alone", async () => {
    const again = datasetRows(await readDataset(builtinDemo)).filter(({ table }) => table === "app_user");
    const subjects = (rows: TableRows["rows"]) => rows.map(({ email, subject }) => [email, subject]);
    expect(again.flatMap(({ rows }) => subjects(rows))).toEqual(subjects(rowsOf("app_user")));
  });
});
