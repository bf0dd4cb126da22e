import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { clockAt } from "../../packages/server/src/context/clock.js";
import { createCollaboration, createPair, type TestCollaboration } from "../factories/collaboration.js";
import type { Tenant } from "../factories/tenant.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { emptyDatabase, type TestDatabase } from "../support/database.js";
import {
  contentOf,
  draft,
  inForce,
  pointId,
  pointsOf,
  propose,
  record,
  send,
  update,
  type Version,
  versionOf,
  versionsOf,
} from "../support/strategy.js";

let now = "2026-11-21T11:00:00Z";
let database: TestDatabase;
let api: TestApi;
let linkoping: Tenant;
let norrkoping: Tenant;
let pair: TestCollaboration;

beforeAll(async () => {
  database = await emptyDatabase();
  [linkoping, norrkoping] = await createPair(database);
  api = await startTestApi(database, { clock: clockAt(() => new Date(now)) });
}, 60_000);
afterAll(() => api.stop());
// A collaboration has one strategy: each test has one of its own.
beforeEach(async () => {
  pair = await createCollaboration(database, [{ tenant: linkoping }, { tenant: norrkoping }]);
});

const on = (day: string) => {
  now = `${day}T11:00:00Z`;
};
const first = () =>
  inForce(api, [linkoping, norrkoping], pair.key, contentOf({ P: ["P1", "P2"], O: ["O1"] }), "2026-01-15");
const asSeen = async ({ id }: Version, tenant = linkoping) =>
  (await versionsOf(api, tenant.email.COORDINATOR, pair.key)).find((version) => version.id === id);
const kinds = ({ areas }: Version) =>
  areas.flatMap(({ points }) =>
    points.map(({ code, lineage }) => [code, ...lineage.map(({ kind }) => kind)].join(" ")),
  );

describe("the strategy", () => {
  it("is there before anything is written of it, and is the same one when a version is", async () => {
    const read = async () => {
      const query =
        "query ($key: String!) { collaboration(key: $key) { strategy { id key inForce { id } versions { id } } } }";
      return await api.query<{ collaboration: { strategy: { id: string } } }>(
        ...([linkoping.email.ANALYST, query, { key: pair.key }] as const),
      );
    };
    const { data, errors } = await read();
    expect(errors).toEqual([]);
    expect(data?.collaboration.strategy).toMatchObject({ key: pair.key, inForce: null, versions: [] });
    await first();
    const begun = (await read()).data?.collaboration.strategy;
    expect(begun).toMatchObject({ id: data?.collaboration.strategy.id, key: pair.key, versions: [{}] });
  });

  it("begins as an empty draft, is adopted by both, and comes into force with the last decision", async () => {
    on("2026-11-21");
    const empty = await draft(api, linkoping, pair.key);
    expect(empty).toMatchObject({ number: 1, version: 1, state: "DRAFT", areas: [], principles: [], basedOn: null });
    // Both write it; the drafts are the coordinators' alone.
    const written = await update(api, norrkoping, empty, contentOf({ P: ["P1", "P2"], O: ["O1"] }));
    expect(written).toMatchObject({ version: 2, state: "DRAFT", contentHash: null });
    expect(written.areas.map(({ code, points }) => [code, points.map((point) => point.code)])).toEqual([
      ...[
        ["P", ["P1", "P2"]],
        ["O", ["O1"]],
      ],
    ]);
    for (const role of ["PLANNER", "MANAGER", "SECRETARY", "ANALYST", "AUDITOR", "ELECTED", "ADMIN"] as const)
      expect(await versionsOf(api, linkoping.email[role], pair.key)).toEqual([]);
    const proposed = await propose(api, linkoping, written);
    expect(proposed).toMatchObject({
      state: "PROPOSED",
      contentHash: expect.stringMatching(/^pm1:sha256:[0-9a-f]{64}$/),
    });
    expect(await versionsOf(api, norrkoping.email.ELECTED, pair.key)).toHaveLength(1);
    const partly = await record(api, linkoping, proposed, "2026-11-10");
    expect(partly).toMatchObject({ state: "PARTLY_ADOPTED", missingAdoptions: [{ code: norrkoping.code }] });
    expect(await record(api, norrkoping, partly, "2026-11-17")).toMatchObject({
      ...{ state: "EFFECTIVE", effectiveFrom: "2026-11-17", missingAdoptions: [] },
    });
  });

  it("is revised from the one in force, which stays so until both have adopted the next", async () => {
    on("2026-11-21");
    const one = await first();
    const copy = await draft(api, norrkoping, pair.key);
    expect(copy).toMatchObject({ number: 2, state: "DRAFT", basedOn: { id: one.id, number: 1 } });
    expect(kinds(copy)).toEqual(["P1 SAME", "P2 SAME", "O1 SAME"]);
    const from = (code: string, kind: string) => ({ point: pointId(one, code), kind });
    const changed = await update(api, norrkoping, copy, {
      ...contentOf({
        P: [
          { code: "P1", text: "I andra ord.", from: [from("P1", "REWORDED")] },
          { code: "P3", from: [from("P2", "SPLIT")] },
          { code: "P4", from: [from("P2", "SPLIT")] },
        ],
        V: ["V1"],
      }),
      dropped: [pointId(one, "O1")],
    });
    expect(kinds(changed)).toEqual(["P1 REWORDED", "P3 SPLIT", "P4 SPLIT", "V1"]);
    const proposed = await propose(api, linkoping, changed);
    expect(proposed.contentHash).not.toBe(one.contentHash);
    const partly = await record(api, norrkoping, proposed, "2026-11-10");
    expect(await asSeen(one)).toMatchObject({ state: "EFFECTIVE", effectiveTo: null });
    expect(await record(api, linkoping, partly, "2026-11-16")).toMatchObject({ state: "EFFECTIVE" });
    const replaced = await asSeen(one);
    expect(replaced).toMatchObject({ state: "SUPERSEDED", effectiveTo: "2026-11-15" });
    // What became of the earlier points is read from them as well.
    const later = replaced ? pointsOf(replaced) : new Map();
    expect(later.get("P2")?.lineage).toEqual([
      ...["P3", "P4"].map((code) => ({
        ...{ from: { id: pointId(one, "P2"), code: "P2" }, to: { id: pointId(proposed, code), code }, kind: "SPLIT" },
      })),
    ]);
    expect(later.get("O1")?.lineage).toMatchObject([{ from: { code: "O1" }, to: null, kind: "DROPPED" }]);
  });

  it("copied and proposed as it was has the hash of the one before", async () => {
    const one = await first();
    const again = await propose(api, linkoping, await draft(api, linkoping, pair.key));
    expect(again.contentHash).toBe(one.contentHash);
  });

  it("I8: returned and changed, the adoptions lapse; it is a draft again, and adopted anew", async () => {
    const one = await first();
    const proposed = await propose(api, linkoping, await draft(api, linkoping, pair.key));
    await record(api, linkoping, proposed, "2026-11-10");
    const returned = await record(api, norrkoping, proposed, "2026-11-12", "RETURNED");
    expect(returned).toMatchObject({ state: "RETURNED", contentHash: proposed.contentHash });
    const same = (code: string) => ({ code, from: [{ point: pointId(one, code), kind: "SAME" }] });
    const input = contentOf({ P: [same("P1"), same("P2")], O: [same("O1"), "O2"] });
    const changed = await update(api, norrkoping, returned, input);
    expect(changed).toMatchObject({ state: "DRAFT", contentHash: null });
    expect(changed.adoptions.map(({ lapsed }) => lapsed)).toEqual([true, true]);
    const second = await propose(api, linkoping, changed);
    expect(second.contentHash).not.toBe(proposed.contentHash);
    expect(second.missingAdoptions).toHaveLength(2);
    await record(api, norrkoping, second, "2026-11-16");
    expect(await record(api, linkoping, second, "2026-11-17")).toMatchObject({ effectiveFrom: "2026-11-17" });
  });

  it("I8: returned and proposed again unchanged keeps what was adopted", async () => {
    await first();
    const proposed = await propose(api, linkoping, await draft(api, linkoping, pair.key));
    await record(api, linkoping, proposed, "2026-11-10");
    const returned = await record(api, norrkoping, proposed, "2026-11-12", "RETURNED");
    const again = await propose(api, norrkoping, returned);
    expect(again).toMatchObject({ state: "PROPOSED", contentHash: proposed.contentHash });
    expect(again.missingAdoptions).toEqual([{ code: norrkoping.code }]);
    expect(await record(api, norrkoping, again, "2026-11-18")).toMatchObject({ effectiveFrom: "2026-11-18" });
  });

  it("I8: a better translation, and other words on what became of a point, are no other text", async () => {
    const one = await first();
    const proposed = await propose(api, linkoping, await draft(api, linkoping, pair.key));
    await record(api, linkoping, proposed, "2026-11-10");
    const returned = await record(api, norrkoping, proposed, "2026-11-12", "RETURNED");
    const from = (code: string, kind: string) => ({ code, from: [{ point: pointId(one, code), kind }] });
    const input = contentOf({ P: [from("P1", "REWORDED"), from("P2", "SAME")], O: [from("O1", "SAME")] });
    const [area] = input.areas;
    const better = await update(api, norrkoping, returned, {
      ...input,
      areas: [{ ...area, nameEn: "Profile" }, ...input.areas.slice(1)],
    });
    expect(better).toMatchObject({
      state: "RETURNED",
      contentHash: proposed.contentHash,
      version: returned.version + 1,
    });
    expect(better.adoptions.some(({ lapsed }) => lapsed)).toBe(false);
    expect(kinds(better)[0]).toBe("P1 REWORDED");
    const english = await versionsOf(api, linkoping.email.ANALYST, pair.key, "en");
    expect(english[0]?.areas[0]?.name).toBe("Profile");
  });

  it("saved without a change is not touched", async () => {
    const one = await first();
    const copy = await draft(api, linkoping, pair.key);
    const same = (code: string) => ({ code, from: [{ point: pointId(one, code), kind: "SAME" }] });
    const input = contentOf({ P: [same("P1"), same("P2")], O: [same("O1")] });
    expect(await update(api, norrkoping, copy, input)).toMatchObject({ version: copy.version });
  });

  it("keeps a point's id while its code stays, also when it was written out in between", async () => {
    const draft1 = await update(api, linkoping, await draft(api, linkoping, pair.key), contentOf({ P: ["P1", "P2"] }));
    const without = await update(api, linkoping, draft1, contentOf({ P: ["P1"] }));
    expect([...pointsOf(without).keys()]).toEqual(["P1"]);
    const back = await update(api, linkoping, without, contentOf({ O: ["P2", "P1"] }));
    expect(pointId(back, "P2")).toBe(pointId(draft1, "P2"));
    expect(back.areas.map(({ code, points }) => [code, points.map((point) => point.code)])).toEqual([
      ["O", ["P2", "P1"]],
    ]);
  });

  it("has only points of the version that it takes over from as their origin, also if that came into force meanwhile", async () => {
    const one = await first();
    const slow = await draft(api, linkoping, pair.key);
    const quick = await propose(api, norrkoping, await draft(api, norrkoping, pair.key));
    await record(api, linkoping, quick, "2026-11-10");
    await record(api, norrkoping, quick, "2026-11-12");
    const refused = await send(api, linkoping.email.COORDINATOR, "strategyVersionPropose", versionOf(slow));
    expect(refused.userErrors).toMatchObject([
      { code: "INVALID_LINEAGE", message: expect.stringContaining("Version 3") },
    ]);
    const from = (version: Version, code: string) => ({
      code,
      from: [{ point: pointId(version, code), kind: "SAME" }],
    });
    const old = contentOf({ P: [from(one, "P1"), from(one, "P2")], O: [from(one, "O1")] });
    const stale = await send(api, linkoping.email.COORDINATOR, "strategyVersionUpdate", {
      ...versionOf(slow),
      input: old,
    });
    expect(stale.userErrors.map(({ code }) => code)).toEqual(["INVALID_LINEAGE", "INVALID_LINEAGE", "INVALID_LINEAGE"]);
    const input = contentOf({ P: [from(quick, "P1"), from(quick, "P2")], O: [from(quick, "O1")] });
    const mended = await update(api, linkoping, slow, input);
    expect(mended.basedOn?.number).toBe(3);
    expect(kinds(mended)).toEqual(["P1 SAME", "P2 SAME", "O1 SAME"]);
    expect((await propose(api, linkoping, mended)).state).toBe("PROPOSED");
  });
});
