import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { demoIssuerId } from "../../packages/server/src/auth/demo/demo-user.js";
import { API_AUDIENCE } from "../../packages/server/src/auth/issuers.js";
import { loadCredentials } from "../../packages/server/src/db/credentials.js";
import { withParts } from "../../packages/server/src/db/database-url.js";
import { migrate } from "../../packages/server/src/db/migrate.js";
import { provisionDatabase } from "../../packages/server/src/db/provision-database.js";
import { chainFaults } from "../../packages/server/src/log/chain-faults.js";
import { createPair, type TestCollaboration } from "../factories/collaboration.js";
import type { Tenant } from "../factories/tenant.js";
import { type TestDatabase, withConnection } from "../support/database.js";
import { KillablePostgres, KillableServer } from "../support/killable-server.js";
import { AnswerLost, PersistentCaller } from "../support/persistent-caller.js";
import { removeDataDir } from "../support/throwaway-postgres.js";

const MUTATIONS = 1_000;
const WORKERS = 6;
/** After so many answers the server is killed, the last time together with its database. */
const KILLS = [140, 310, 480, 650, 820];
const silent = { debug() {}, info() {} };
const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);

describe("a server that is killed in the midst of a thousand mutations", () => {
  let dataDir: string;
  let postgres: KillablePostgres;
  let server: KillableServer;
  let database: TestDatabase;
  let members: [Tenant, Tenant];
  let collaboration: TestCollaboration;
  let caller: PersistentCaller;
  const tokens = new Map<string, string>();
  const stopped = new AbortController();

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "samplan-crash-"));
    postgres = await KillablePostgres.start(dataDir);
    database = await provisioned();
    await migrate(database.ownerUrl, silent);
    const [first, second, made] = await createPair(database);
    [members, collaboration] = [[first, second], made];
    server = await KillableServer.on(join(dataDir, "server"), { SAMPLAN_DEMO: "none", OIDC_ISSUERS: await issuers() });
    await server.start({ DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl });
    let lost = 0;
    // Each third lost answer is not asked for again: what it was about may be there or not, but not by half. A year is
    // begun until it is.
    const forgets = (mutation: string) => mutation !== "commonSectionDraft" && lost++ % 3 === 2;
    caller = new PersistentCaller(server.url, forgets, stopped.signal);
  }, 60_000);
  afterAll(async () => {
    await server.kill();
    await postgres.stop();
    await rm(join(dataDir, "server"), { recursive: true, force: true });
    await removeDataDir(dataDir);
  });

  async function provisioned(): Promise<TestDatabase> {
    const credentials = await loadCredentials(dataDir);
    const name = "samplan";
    const { ownerUrl } = await provisionDatabase({ adminUrl: postgres.adminUrl, database: name, credentials });
    const url = (role: "app" | "worker") =>
      withParts(postgres.adminUrl, { user: `samplan_${role}`, password: credentials[role], database: name });
    return { name, ownerUrl, appUrl: url("app"), workerUrl: url("worker") };
  }

  /** An issuer for each member, and a token of each that the test needs. */
  async function issuers(): Promise<string> {
    const { publicKey, privateKey } = await generateKeyPair("ES256");
    const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: "test", alg: "ES256" }] };
    for (const { code, email } of members) {
      for (const subject of [email.COORDINATOR, email.SECRETARY, email.PLANNER]) {
        const token = await new SignJWT({ email: subject })
          .setProtectedHeader({ alg: "ES256", kid: "test", typ: "at+jwt" })
          .setIssuer(`https://issuer-${code}.example`)
          .setAudience(API_AUDIENCE)
          .setSubject(subject)
          .setIssuedAt()
          .setExpirationTime("1h")
          .sign(privateKey);
        tokens.set(subject, token);
      }
    }
    return JSON.stringify(
      members.map(({ code }) => ({
        ...{ id: demoIssuerId(code), municipality: code, issuer: `https://issuer-${code}.example` },
        ...{ audience: API_AUDIENCE, tokenType: "at+jwt", jwks },
      })),
    );
  }

  const send = (
    email: string,
    mutation: string,
    declared: string,
    given: string,
    selection: string,
    variables: object,
  ) => caller.send(tokens.get(email) ?? "", mutation, declared, given, selection, variables);
  const versioned = "$id: ID!, $expectedVersion: Int!";
  const upon = ({ id, version }: { id: string; version: number }) => ({ id, expectedVersion: version });
  const section = "commonSection { id version state contentHash text { markdown } }";
  const plan = "plan { id version state }";

  /** A year's common section from its draft to both adoptions, and both members' plans, one step after the other. */
  async function planYear(year: number): Promise<void> {
    const [{ email }] = members;
    const text = (markdown: string) => ({ text: { markdown } });
    let now = await send(
      ...([
        email.COORDINATOR,
        "commonSectionDraft",
        "$collaboration: String!, $year: Int!, $text: RichTextInput!",
      ] as const),
      ...(["collaboration: $collaboration, year: $year, text: $text", section] as const),
      { collaboration: collaboration.key, year, ...text(`Utkast ${year}.`) },
    );
    for (const round of [1, 2])
      now = await send(
        ...([email.COORDINATOR, "commonSectionUpdate", `${versioned}, $text: RichTextInput!`] as const),
        ...(["id: $id, expectedVersion: $expectedVersion, text: $text", section] as const),
        { ...upon(now), ...text(`Text ${round} för ${year}.`) },
      );
    const proposing = [email.COORDINATOR, "commonSectionPropose", versioned] as const;
    now = await send(...proposing, "id: $id, expectedVersion: $expectedVersion", section, upon(now));
    for (const member of members) await adoptSection(member, now);
    for (const member of members) await makePlan(member, year);
  }

  async function adoptSection({ email, bodyId }: Tenant, { id, contentHash }: { id: string; contentHash: string }) {
    await send(
      ...([email.SECRETARY, "adoptionRecord", "$id: ID!, $contentHash: String!, $decision: DecisionInput!"] as const),
      ...(["id: $id, contentHash: $contentHash, outcome: ADOPTED, decision: $decision", section] as const),
      { id, contentHash, decision: { body: bodyId, date: yesterday, paragraph: "§ 1" } },
    );
  }

  async function makePlan({ email, bodyId }: Tenant, year: number): Promise<void> {
    const made = await send(email.PLANNER, "planCreate", "$input: PlanCreateInput!", "input: $input", plan, {
      input: { body: bodyId, year },
    });
    const written = await send(
      ...([email.PLANNER, "planUpdate", `${versioned}, $input: PlanUpdateInput!`] as const),
      ...(["id: $id, expectedVersion: $expectedVersion, input: $input", plan] as const),
      { ...upon(made), input: { localText: { markdown: `Eget för ${year}.` } } },
    );
    await send(
      ...([email.SECRETARY, "planRecordDecision", "$id: ID!, $decision: DecisionInput!"] as const),
      ...(["id: $id, outcome: ADOPTED, decision: $decision", plan] as const),
      { id: written.id, decision: { body: bodyId, date: yesterday, paragraph: "§ 2" } },
    );
  }

  async function work(years: { next: number }): Promise<void> {
    while (caller.acknowledged.length < MUTATIONS) {
      years.next += 1;
      await planYear(years.next).catch((error: unknown) => {
        if (!(error instanceof AnswerLost)) throw error;
      });
    }
  }

  async function killAndRestart(signal: AbortSignal): Promise<void> {
    for (const [index, count] of KILLS.entries()) {
      while (caller.acknowledged.length < count && !signal.aborted) await sleep(2);
      if (signal.aborted) return;
      await sleep(Math.random() * 30);
      if (index < KILLS.length - 1) await server.kill();
      else {
        await postgres.kill();
        await server.kill();
        postgres = await KillablePostgres.start(dataDir);
        database = await provisioned();
      }
      await server.start({ DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl });
    }
  }

  const rows = <Row extends object>(sql: string) =>
    withConnection(database.ownerUrl, async (owner) => (await owner.query<Row>(sql)).rows);

  it("has kept everything that it acknowledged, once, and nothing by half", async () => {
    const years = { next: 2029 };
    const killing = killAndRestart(stopped.signal);
    try {
      await Promise.all(Array.from({ length: WORKERS }, () => work(years)));
    } finally {
      stopped.abort();
      await killing;
    }
    expect(caller.acknowledged.length).toBeGreaterThanOrEqual(MUTATIONS);
    expect(caller.lost).toBeGreaterThan(0);

    await expectAcknowledged("common_section_version", /^commonSection|^adoption/);
    await expectAcknowledged("plan", /^plan/);
    // What was drafted once is there once.
    const drafted = caller.acknowledged.filter(({ mutation }) => mutation === "commonSectionDraft");
    expect(new Set(drafted.map(({ entity }) => entity.id)).size).toBe(drafted.length);
    const doubled = "SELECT year FROM common_section_version GROUP BY collaboration_id, year HAVING count(*) > 1";
    expect(await rows(doubled)).toEqual([]);
    expect(await halves()).toEqual([]);
    expect(await withConnection(database.ownerUrl, async (owner) => (await chainFaults(owner)).faults)).toEqual([]);
  }, 300_000);

  /** Each row is at least as new as what was acknowledged of it last; where it is that version, it says the same. */
  async function expectAcknowledged(table: string, mutations: RegExp): Promise<void> {
    const latest = new Map(
      caller.acknowledged.filter(({ mutation }) => mutations.test(mutation)).map(({ entity }) => [entity.id, entity]),
    );
    const found = await rows<{ id: string; version: number; state: string; text: string | null }>(
      `SELECT id, version, state, ${table === "plan" ? "NULL" : "text ->> 'content'"} AS text FROM ${table}`,
    );
    const byId = new Map(found.map((row) => [row.id, row]));
    expect(latest.size).toBeGreaterThan(50);
    for (const [id, { version, state, text }] of latest) {
      const row = byId.get(id);
      expect([id, (row?.version ?? 0) >= version]).toEqual([id, true]);
      if (row?.version !== version) continue;
      // In force is what follows from the days.
      expect(row?.state === state || state === "EFFECTIVE").toBe(true);
      if (text) expect(row?.text).toContain(text.markdown.trim());
    }
  }

  /** What no mutation leaves behind: one part of what it does without the other. */
  async function halves(): Promise<unknown[]> {
    const broken = await rows(`
      SELECT 'decision of nothing' AS half, d.id FROM decision d
        WHERE NOT EXISTS (SELECT FROM plan p WHERE p.decision_id = d.id) AND NOT EXISTS (SELECT FROM adoption a WHERE a.decision_id = d.id)
      UNION ALL SELECT 'adopted without a decision', id FROM plan WHERE (state = 'ADOPTED') <> (decision_id IS NOT NULL)
      UNION ALL SELECT 'adopted and not shared', id FROM plan WHERE (state = 'ADOPTED') <> (shared_in IS NOT NULL)
      UNION ALL SELECT 'proposed without a hash', id FROM common_section_version WHERE (state = 'DRAFT') <> (content_hash IS NULL)
      UNION ALL SELECT 'adoptions without their effect', s.id FROM common_section_version s
        WHERE (SELECT count(*) FROM adoption a WHERE a.common_section_version_id = s.id)
          <> CASE WHEN s.effective_from IS NOT NULL THEN 2 WHEN s.state = 'PARTLY_ADOPTED' THEN 1 ELSE 0 END`);
    // Each change was kept together with the answer to it.
    const [counts] = await rows<{ changes: string; answers: string }>(`SELECT
      (SELECT count(DISTINCT request_id) FROM change_log WHERE request_id IS NOT NULL) AS changes, (SELECT count(*) FROM idempotency_key) AS answers`);
    return counts?.changes === counts?.answers ? broken : [...broken, counts];
  }
});
