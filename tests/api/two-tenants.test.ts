import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { startTestApi, type TestApi, untilServed } from "../support/api.js";
import { type TestDatabase, withConnection } from "../support/database.js";
import { databaseWith } from "../support/load-dataset.js";
import { plainDataset } from "../support/plain-dataset.js";
import { Sleep } from "../support/sleep.js";

const POOL_SIZE = 3;
const REQUESTS_PER_TENANT = 400;
const AT_ONCE_PER_TENANT = 12;

/** Only its own drafts hold a municipality's canary; codes and names of municipalities are everybody's. */
const canary = (code: string) => `kanariefågel-${code}`;
const tenants = ["0100", "0101"] as const;

const light = "{ viewer { email } plans { nodes { localText { plain } } } }";
const heavy = `{ viewer { email } plans { nodes { body { name } localText { markdown document } participations {
  content { title description } action { reference content { title } participations { body { name } } } } reports { state } } } }`;
const sleepy = `{ viewer { email } sleep(seconds: 0.05) actions(filter: { text: "kanariefågel" }) { nodes { content { title } } } }`;
const summary = `{ viewer { email } actions(first: 100) { nodes { content { title } } }
  followUpSummary(input: { collaboration: "plain", year: 2026, period: T2 }) { total { actions } byBody { body { name } } } }`;
const queries = [light, heavy, sleepy, summary];

let database: TestDatabase;
let api: TestApi;
let url: string;

beforeAll(async () => {
  const title = (action: number, code: string) => `${canary(code)} insats ${action}`;
  database = await databaseWith(plainDataset({ actionsPerPlan: 20, planState: "DRAFT", title }));
  api = await startTestApi(database, { poolSize: POOL_SIZE, extraResolvers: [Sleep] });
  url = `${await api.app.listen({ host: "127.0.0.1", port: 0 })}/graphql`;
});
afterAll(() => api.stop());

interface Sent {
  code: string;
  /** The bytes of the answer; null when it was given up. */
  bytes: string | null;
}

/** Random and repeatable: a run that fails names its seed, and `SEED=… npm test` gives up the same requests again. */
const seed = process.env.SEED ?? String(Date.now());
function random(purpose: string): number {
  return createHash("sha256").update(`${seed} ${purpose}`).digest().readUInt32BE() / 2 ** 32;
}

/** One request of a tenant, given up at a random moment or never. */
async function send(code: string, token: string, index: number): Promise<Sent> {
  const givenUp = new AbortController();
  const isGivenUp = random(`whether ${code} ${index}`) < 0.5;
  const timer = isGivenUp ? setTimeout(() => givenUp.abort(), random(`when ${code} ${index}`) * 80) : undefined;
  try {
    const { bytes } = await untilServed(async () => {
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
        body: JSON.stringify({ query: queries[index % queries.length] }),
        signal: givenUp.signal,
      });
      const { status, headers } = response;
      return { status, headers: Object.fromEntries(headers), bytes: await response.text() };
    });
    return { code, bytes };
  } catch (error) {
    if (givenUp.signal.aborted) return { code, bytes: null };
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** All of a tenant's requests, a dozen at a time. */
async function sendAll(code: string): Promise<Sent[]> {
  const token = await api.tokenFor(`coordinator@${code}.example`);
  const sent: Sent[] = [];
  let next = 0;
  const sendNext = async (): Promise<void> => {
    while (next < REQUESTS_PER_TENANT) sent.push(await send(code, token, next++));
  };
  await Promise.all(Array.from({ length: AT_ONCE_PER_TENANT }, sendNext));
  return sent;
}

it(`gives nobody a byte of the other's, whatever is asked at once and given up halfway (seed ${seed})`, async () => {
  const sent = (await Promise.all(tenants.map(sendAll))).flat();
  const answered = sent.filter((each) => each.bytes !== null);
  const codes = new Map<string, number>();
  for (const { code, bytes } of answered) {
    const other = tenants.find((each) => each !== code) ?? "";
    expect(bytes).not.toContain(canary(other));
    expect(bytes).not.toContain(`@${other}.example`);
    expect(bytes).not.toContain(`Text från ${other}`);
    const { data, errors = [] } = JSON.parse(bytes ?? "") as {
      data?: { viewer: { email: string } };
      errors?: { extensions: { code: string } }[];
    };
    const outcome = errors[0]?.extensions.code ?? "answered";
    codes.set(outcome, (codes.get(outcome) ?? 0) + 1);
    if (outcome !== "answered") continue;
    expect(data?.viewer.email).toBe(`coordinator@${code}.example`);
    expect(bytes).toMatch(new RegExp(`${canary(code)}|Text från ${code}`));
  }
  expect(sent.length).toBe(2 * REQUESTS_PER_TENANT);
  expect(sent.length - answered.length).toBeGreaterThan(50);
  expect([...codes.keys()]).toEqual(["answered"]);
  expect(answered.length).toBeGreaterThan(200);

  await everythingIsReturned();
  await nothingIsLeftOnTheConnections();
}, 60_000);

/** Also those connections whose caller went away have ended their transaction and are in the pool again. */
async function everythingIsReturned(): Promise<void> {
  const open = () =>
    withConnection(database.ownerUrl, async (owner) => {
      const { rows } = await owner.query<{ state: string }>(
        "SELECT state FROM pg_stat_activity WHERE datname = current_database() AND usename = 'samplan_app' AND state <> 'idle'",
      );
      return rows.map(({ state }) => state);
    });
  const deadline = Date.now() + 5_000;
  while ((await open()).length > 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await open()).toEqual([]);
}

/** Each connection of the pool, as the next request finds it: no setting, so no rows. */
async function nothingIsLeftOnTheConnections(): Promise<void> {
  const runners = Array.from({ length: POOL_SIZE }, () => api.source.createQueryRunner());
  try {
    for (const runner of runners) {
      const settings = ["municipality_id", "user_id", "draft_scope", "body_ids", "signed_in"];
      for (const setting of settings) {
        const [row] = await runner.query(`SELECT coalesce(current_setting('app.${setting}', true), '') AS value`);
        expect({ setting, ...row }).toEqual({ setting, value: "" });
      }
      expect(await runner.query("SELECT 1 FROM plan LIMIT 1")).toEqual([]);
      expect(await runner.query("SELECT 1 FROM municipality LIMIT 1")).toEqual([]);
    }
  } finally {
    for (const runner of runners) await runner.release();
  }
  const anonymous = await api.query(null, "{ viewer { email } plans { nodes { id } } }");
  expect(anonymous.data).toEqual({ viewer: null, plans: null });
  for (const code of tenants) {
    const { data } = await api.query(`coordinator@${code}.example`, light);
    expect(data).toMatchObject({ viewer: { email: `coordinator@${code}.example` }, plans: { nodes: [{}] } });
  }
}
