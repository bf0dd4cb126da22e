import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { startTestApi, type TestApi } from "../support/api.js";
import { withConnection } from "../support/database.js";
import { databaseWith } from "../support/load-dataset.js";
import { plainDataset } from "../support/plain-dataset.js";

let api: TestApi;
let versions: Record<number, string>;

/** A second version as a draft: one point has other words and another area, one is gone, one is new. */
const NEXT_VERSION = `
  WITH next AS (
    INSERT INTO shared_strategy_version (collaboration_id, id, strategy_id, number, state)
    SELECT collaboration_id, gen_random_uuid(), strategy_id, 2, 'DRAFT' FROM shared_strategy_version RETURNING *
  ), area AS (
    INSERT INTO priority_area (collaboration_id, id, strategy_version_id, code, position, name_sv, text)
    SELECT a.collaboration_id, gen_random_uuid(), next.id, a.code, a.position, a.name_sv, a.text FROM priority_area a, next RETURNING *
  )
  INSERT INTO strategy_point (collaboration_id, id, area_id, strategy_version_id, code, position, name_sv, text)
  SELECT p.collaboration_id, gen_random_uuid(), area.id, area.strategy_version_id, CASE p.code WHEN 'A2' THEN 'B9' ELSE p.code END, p.position, p.name_sv,
    CASE p.code WHEN 'A1' THEN replace(p.text::text, 'En text', 'En ny text')::jsonb ELSE p.text END
  FROM strategy_point p JOIN area ON area.code = CASE WHEN p.code IN ('A1', 'A2') THEN 'B' ELSE left(p.code, 1) END`;

beforeAll(async () => {
  const database = await databaseWith(plainDataset());
  versions = await withConnection(database.ownerUrl, async (owner) => {
    await owner.query(NEXT_VERSION);
    const { rows } = await owner.query<{ number: number; id: string }>(
      "SELECT number, id FROM shared_strategy_version",
    );
    return Object.fromEntries(rows.map(({ number, id }) => [number, id]));
  });
  api = await startTestApi(database);
}, 60_000);
afterAll(() => api.stop());

interface PartAnswer {
  code: string;
  change: string;
  fields: { field: string; before: string | null; after: string | null }[];
  text: { blocks: { segments: { change: string; text: string }[] }[] };
}

async function diff(email: string, to: string | undefined): Promise<Record<string, PartAnswer[]> | null> {
  const part = "{ code change fields { field before after } text { blocks { segments { change text } } } }";
  const query = `query ($to: ID!) { collaboration(key: "plain") { strategy { versions { number diff(to: $to) { areas ${part} points ${part} principles ${part} } } } } }`;
  const { data, errors } = await api.query<{
    collaboration: { strategy: { versions: { number: number; diff: Record<string, PartAnswer[]> | null }[] } };
  }>(email, query, { to });
  expect(errors).toEqual([]);
  return data?.collaboration.strategy.versions.find(({ number }) => number === 1)?.diff ?? null;
}

describe("SharedStrategyVersion.diff", () => {
  it("matches areas, points and principles by code, and tells which words changed", async () => {
    const found = await diff("coordinator@0100.example", versions[2]);
    const changes = (parts: PartAnswer[] | undefined) => parts?.map(({ code, change }) => `${code} ${change}`);
    expect(changes(found?.areas)).toEqual(["A SAME", "B SAME"]);
    expect(changes(found?.points)?.toSorted()).toEqual(["A1 CHANGED", "A2 REMOVED", "B1 SAME", "B2 SAME", "B9 ADDED"]);
    expect(changes(found?.principles)).toEqual(["R1 REMOVED"]);
    const changed = found?.points?.find(({ code }) => code === "A1");
    expect(changed?.fields).toEqual([{ field: "area", before: "A", after: "B" }]);
    expect(changed?.text.blocks.flatMap(({ segments }) => segments)).toEqual([
      { change: "SAME", text: "En " },
      { change: "ADDED", text: "ny " },
      { change: "SAME", text: "text." },
    ]);
  });

  it("is null where the other version is a draft that the viewer does not see", async () => {
    expect(await diff("analyst@0100.example", versions[2])).toBeNull();
    expect(await diff("analyst@0100.example", versions[1])).not.toBeNull();
  });
});
