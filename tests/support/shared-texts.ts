import { expect } from "@jest/globals";
import type { TestCollaboration } from "../factories/collaboration.js";
import type { Tenant } from "../factories/tenant.js";
import type { TestApi } from "./api.js";
import { done } from "./mutate.js";
import type { Calendar } from "./year.js";

/** Two members and the API that they work by, on the days that the calendar is set to. */
export interface Pair {
  api: TestApi;
  calendar: Calendar;
  linkoping: Tenant;
  norrkoping: Tenant;
  collaboration: TestCollaboration;
}

export interface Versioned {
  id: string;
  version: number;
}

type Text = Versioned & { contentHash: string; state: string; effectiveFrom: string | null };
const TEXT = "id version contentHash state effectiveFrom";

export const versionOf = ({ id, version }: Versioned) => ({ id, expectedVersion: version });
export const rich = (markdown: string) => ({ markdown });
export const decision = ({ bodyId }: Tenant, date: string, paragraph: string) => ({
  ...{ body: bodyId, date, paragraph, registryNumber: "KS 2025/1140" },
});

async function decideOn(
  { api, calendar }: Pair,
  kind: "commonSection" | "strategyVersion",
  tenant: Tenant,
  { id, contentHash }: Text,
  [date, paragraph, outcome = "ADOPTED"]: [string, string, string?],
): Promise<Text> {
  calendar.itIs(date);
  const args = { id, contentHash, outcome, decision: decision(tenant, date, paragraph) };
  return await done<Text>(api, tenant.email.SECRETARY, "adoptionRecord", args, TEXT, kind);
}

/** The strategy, written by one coordinator and adopted by both municipalities: its points' ids by code. */
export async function adoptStrategy(pair: Pair): Promise<Map<string, string>> {
  const { api, calendar, linkoping, norrkoping, collaboration } = pair;
  calendar.itIs("2025-09-01");
  const coordinator = linkoping.email.COORDINATOR;
  const draft = await done(api, coordinator, "strategyVersionDraft", { collaboration: collaboration.key });
  const item = (code: string, name: string) => ({ code, name, text: rich(`${name} i en mening.`) });
  const area = (code: string, name: string) => ({
    ...item(code, name),
    points: [1, 2].map((number) => item(`${code}${number}`, `${name} ${number}`)),
  });
  const areas = [area("P", "Profilering"), area("V", "Verksamhet")];
  const written = await done(api, coordinator, "strategyVersionUpdate", {
    ...versionOf(draft),
    input: { areas, principles: [item("R1", "Behovet styr")] },
  });
  const proposed = await done<Text>(api, coordinator, "strategyVersionPropose", versionOf(written), TEXT);
  await decideOn(pair, "strategyVersion", linkoping, proposed, ["2025-09-09", "§ 250"]);
  const adopted = await decideOn(pair, "strategyVersion", norrkoping, proposed, ["2025-09-15", "§ 201"]);
  expect(adopted).toMatchObject({ state: "EFFECTIVE", effectiveFrom: "2025-09-15" });
  return await pointsInForce(api, norrkoping.email.ANALYST, collaboration.key);
}

async function pointsInForce(api: TestApi, email: string, key: string): Promise<Map<string, string>> {
  const { data } = await api.query<{
    collaboration: { strategy: { inForce: { areas: { points: { id: string; code: string }[] }[] } } };
  }>(
    email,
    "query ($key: String!) { collaboration(key: $key) { strategy { inForce { areas { points { id code } } } } } }",
    { key },
  );
  const all = data?.collaboration.strategy.inForce.areas.flatMap((one) => one.points) ?? [];
  return new Map(all.map(({ id, code }) => [code, id]));
}

/** The common section of 2026: adopted in Linköping, returned by Norrköping, changed, and adopted by both. */
export async function adoptCommonSection(pair: Pair): Promise<void> {
  const { api, calendar, linkoping, norrkoping, collaboration } = pair;
  calendar.itIs("2025-10-01");
  const draft = await done(api, linkoping.email.COORDINATOR, "commonSectionDraft", {
    ...{ collaboration: collaboration.key, year: 2026, text: rich("Vi arbetar tillsammans.") },
  });
  const edited = await done(api, norrkoping.email.COORDINATOR, "commonSectionUpdate", {
    ...versionOf(draft),
    text: rich("Vi arbetar tillsammans, utifrån behoven."),
  });
  const proposed = await done<Text>(api, linkoping.email.COORDINATOR, "commonSectionPropose", versionOf(edited), TEXT);
  await decideOn(pair, "commonSection", linkoping, proposed, ["2025-10-14", "§ 312"]);
  const returned = await decideOn(pair, "commonSection", norrkoping, proposed, ["2025-11-03", "§ 287", "RETURNED"]);
  expect(returned.state).toBe("RETURNED");
  const changed = await done(api, norrkoping.email.COORDINATOR, "commonSectionUpdate", {
    ...versionOf(returned),
    text: rich("Vi arbetar tillsammans, utifrån behoven och med uppföljning."),
  });
  const again = await done<Text>(api, linkoping.email.COORDINATOR, "commonSectionPropose", versionOf(changed), TEXT);
  expect(again.contentHash).not.toBe(proposed.contentHash);
  expect(await decideOn(pair, "commonSection", linkoping, again, ["2025-11-18", "§ 340"])).toMatchObject({
    state: "PARTLY_ADOPTED",
  });
  expect(await decideOn(pair, "commonSection", norrkoping, again, ["2025-11-24", "§ 305"])).toMatchObject({
    ...{ state: "EFFECTIVE", effectiveFrom: "2025-11-24" },
  });
}
