import { beforeAll, describe, expect, it } from "@jest/globals";
import { builtinDemo } from "../builtin-demo.js";
import type { Dataset } from "../dataset.schema.js";
import { adoptionRows } from "./adoptions.js";
import { commonSectionRows } from "./common-sections.js";
import { readDataset } from "./read-dataset.js";
import { Register } from "./register.js";
import { strategyRows } from "./strategy.js";

let demo: Dataset;
beforeAll(async () => {
  demo = await readDataset(builtinDemo);
});

function rowsOf(change: Partial<Dataset>) {
  const register = new Register({ ...demo, ...change });
  const tables = [strategyRows, commonSectionRows, adoptionRows].flatMap((chapter) => chapter(register));
  const rows = (name: string) => tables.filter(({ table }) => table === name).flatMap((one) => one.rows);
  const ofStrategy = rows("adoption").filter(({ strategy_version_id }) => strategy_version_id !== null);
  return { register, rows, ofStrategy };
}

describe("adoptions", () => {
  it("name the hash of the version they answer", () => {
    const { rows } = rowsOf({});
    const hashes = new Map(rows("common_section_version").map(({ id, content_hash }) => [id, content_hash]));
    const answers = rows("adoption").filter(({ common_section_version_id }) => common_section_version_id !== null);
    expect(answers).toHaveLength(7);
    for (const { common_section_version_id, content_hash } of answers) {
      expect(content_hash).toBe(hashes.get(common_section_version_id));
    }
  });

  it("share their decisions as of the section's year", () => {
    const { register, rows } = rowsOf({});
    expect(rows("decision")[0]).toMatchObject({
      date: "2024-10-15",
      shared_in: register.collaborationId,
      shared_for: "2025-01-01",
    });
  });

  it("of a strategy in force are those of every member that votes, without invented evidence", () => {
    const { rows, ofStrategy } = rowsOf({});
    const [{ content_hash } = {}] = rows("shared_strategy_version");
    expect(content_hash).toMatch(/^pm1:sha256:[0-9a-f]{64}$/);
    expect(ofStrategy).toMatchObject(Array(2).fill({ outcome: "ADOPTED", decision_id: null, content_hash }));
  });

  it("are not invented for who has answered, has no vote or was no member on the day", () => {
    const adoption = {
      subject: "STRATEGY" as const,
      year: null,
      version: 2,
      municipality: "0580",
      outcome: "ADOPTED" as const,
      decision: null,
    };
    expect(rowsOf({ adoptions: [adoption] }).ofStrategy).toHaveLength(2);
    const collaborations = demo.collaborations.map((collaboration) => ({
      ...collaboration,
      members: collaboration.members.map((member) =>
        member.municipality === "0580" ? { ...member, voting: false } : { ...member, from: "2016-06-02" },
      ),
    }));
    expect(rowsOf({ collaborations }).ofStrategy).toHaveLength(0);
  });

  it("are not invented for a text that is not in force", () => {
    expect(rowsOf({ strategy: { ...demo.strategy, state: "PROPOSED", effectiveFrom: null } }).ofStrategy).toHaveLength(
      0,
    );
  });
});
