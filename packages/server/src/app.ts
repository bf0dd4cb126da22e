import Fastify, { type FastifyBaseLogger, type FastifyInstance } from "fastify";
import type { GraphQLSchema } from "graphql";
import type { DataSource } from "typeorm";
import { v7 as uuidv7 } from "uuid";
import type { TokenVerifier } from "./auth/token-verifier.js";
import type { Clock } from "./context/clock.js";
import { resolvers } from "./features/resolvers.js";
import { buildSchema, type ResolverClass } from "./graphql/build-schema.js";
import { registerDrain } from "./http/drain.js";
import { registerGraphql } from "./http/graphql.js";
import { registerHealth } from "./http/health.js";
import { registerStaticWeb } from "./http/static-web.js";

const REQUEST_TIMEOUT_MS = 30_000;

export interface AppParts {
  source: DataSource;
  verifier: TokenVerifier;
  clock: Clock;
  log: FastifyBaseLogger;
  /** Resolver classes beside the API's own: how a test reaches what the API has no field for. */
  extraResolvers?: readonly ResolverClass[];
}

let built: GraphQLSchema | undefined;

/** The API's own schema. It keeps nothing of an app, and is made once for those of a process: that takes a while. */
function ownSchema(): GraphQLSchema {
  built ??= buildSchema(resolvers);
  return built;
}

/** The composition root: everything the server answers, not yet listening. */
export async function buildApp({
  source,
  verifier,
  clock,
  log,
  extraResolvers = [],
}: AppParts): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: log,
    genReqId: () => uuidv7(),
    requestTimeout: REQUEST_TIMEOUT_MS,
    // Without the interval a body that drips in is never cut off on Node 20.
    http: { requestTimeout: REQUEST_TIMEOUT_MS, connectionsCheckingInterval: 1_000 },
    forceCloseConnections: "idle",
  });
  app.addHook("onSend", async (request, reply) => {
    reply.header("x-request-id", request.id);
  });
  registerDrain(app);
  const schema = extraResolvers.length === 0 ? ownSchema() : buildSchema([...resolvers, ...extraResolvers]);
  registerHealth(app, source);
  registerStaticWeb(app);
  await registerGraphql(app, { schema, source, verifier, clock });
  return app;
}
