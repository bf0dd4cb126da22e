import type { FastifyInstance } from "fastify";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { pino } from "pino";
import type { DataSource } from "typeorm";
import { buildApp } from "../../packages/server/src/app.js";
import { demoIssuerId } from "../../packages/server/src/auth/demo/demo-user.js";
import { API_AUDIENCE, type IssuerConfig } from "../../packages/server/src/auth/issuers.js";
import { createTokenVerifier } from "../../packages/server/src/auth/token-verifier.js";
import { type Clock, clockAt } from "../../packages/server/src/context/clock.js";
import { openDataSource } from "../../packages/server/src/db/data-source.js";
import type { ResolverClass } from "../../packages/server/src/graphql/build-schema.js";
import { type TestDatabase, withConnection } from "./database.js";

/** The day that the demo dataset was imagined on. */
export const demoDay = clockAt(() => new Date("2026-11-21T11:00:00Z"));

export interface Answer<Data = Record<string, unknown>> {
  status: number;
  data: Data | null;
  errors: { message: string; path?: (string | number)[]; extensions: { code: string; [key: string]: unknown } }[];
  headers: Record<string, unknown>;
}

/** The server as a caller meets it, over a test's database. */
export interface TestApi {
  app: FastifyInstance;
  source: DataSource;
  /**
   * A query as the user with this e-mail; null: nobody. As a client does, it is sent again when there was no connection
   * for it, unless `once` is set.
   */
  query<Data = Record<string, unknown>>(
    email: string | null,
    query: string,
    variables?: object,
    options?: { language?: string; once?: boolean },
  ): Promise<Answer<Data>>;
  tokenFor(email: string): Promise<string>;
  stop(): Promise<void>;
}

export interface TestApiOptions {
  clock?: Clock;
  poolSize?: number;
  extraResolvers?: readonly ResolverClass[];
  log?: pino.Logger;
}

/** Times that a request is sent which is answered with 503, and then with that: on a slow machine writers wait long. */
const TRIES = 12;

/** Sends again what was answered with 503, after as long as the answer says. */
export async function untilServed<Served extends { status: number; headers: Record<string, unknown> }>(
  send: () => Promise<Served>,
  tries = TRIES,
): Promise<Served> {
  const answer = await send();
  const seconds = Number(answer.headers["retry-after"]);
  if (answer.status !== 503 || !(seconds > 0) || tries <= 1) return answer;
  await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
  return await untilServed(send, tries - 1);
}

/** Starts the server over a database, with an issuer for each of its municipalities whose keys the test holds. */
export async function startTestApi(database: TestDatabase, options: TestApiOptions = {}): Promise<TestApi> {
  const { clock = demoDay, poolSize = 4, extraResolvers = [], log = pino({ level: "silent" }) } = options;
  const { publicKey, privateKey } = await generateKeyPair("ES256");
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: "test", alg: "ES256" }] };
  const users = await readUsers(database);
  const issuers: IssuerConfig[] = [...new Set(users.map(({ code }) => code))].map((code) => ({
    id: demoIssuerId(code),
    municipality: code,
    issuer: `https://issuer-${code}.example`,
    audience: API_AUDIENCE,
    tokenType: "at+jwt",
    jwks,
  }));
  const source = await openDataSource({ url: database.appUrl, poolSize });
  const verifier = createTokenVerifier(issuers, { clock });
  const app = await buildApp({ source, verifier, clock, log, extraResolvers });
  await app.ready();

  const tokenFor = async (email: string): Promise<string> => {
    const user = users.find((one) => one.email === email);
    if (!user) throw new Error(`no user ${email} in ${database.name}`);
    return await new SignJWT({ email })
      .setProtectedHeader({ alg: "ES256", kid: "test", typ: "at+jwt" })
      .setIssuer(`https://issuer-${user.code}.example`)
      .setAudience(API_AUDIENCE)
      .setSubject(user.subject)
      .setIssuedAt(clock.now())
      .setExpirationTime(new Date(clock.now().getTime() + 3_600_000))
      .sign(privateKey);
  };
  return {
    app,
    source,
    tokenFor,
    async query<Data>(
      email: string | null,
      query: string,
      variables: object = {},
      { language = "sv", once = false } = {},
    ) {
      const authorization = email === null ? {} : { authorization: `Bearer ${await tokenFor(email)}` };
      const send = async (): Promise<Answer<Data>> => {
        const response = await app.inject({
          method: "POST",
          url: "/graphql",
          headers: { ...authorization, "accept-language": language },
          payload: { query, variables },
        });
        const body = response.json<{ data?: Data; errors?: Answer["errors"] }>();
        return {
          status: response.statusCode,
          data: body.data ?? null,
          errors: body.errors ?? [],
          headers: response.headers,
        };
      };
      return await untilServed(send, once ? 1 : TRIES);
    },
    async stop() {
      await app.close();
      await source.destroy();
    },
  };
}

async function readUsers(database: TestDatabase): Promise<{ email: string; subject: string; code: string }[]> {
  return await withConnection(database.ownerUrl, async (client) => {
    const sql = "SELECT u.email, u.subject, m.code FROM app_user u JOIN municipality m ON m.id = u.municipality_id";
    return (await client.query<{ email: string; subject: string; code: string }>(sql)).rows;
  });
}
