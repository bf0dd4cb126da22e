import { ApolloServer } from "@apollo/server";
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from "@as-integrations/fastify";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { GraphQLSchema } from "graphql";
import type { DataSource } from "typeorm";
import type { TokenVerifier } from "../auth/token-verifier.js";
import type { Clock } from "../context/clock.js";
import { languageOf } from "../context/language.js";
import { RequestContext } from "../context/request-context.js";
import { errorLogPlugin, logOf } from "../graphql/error-log.js";
import { formatError } from "../graphql/format-error.js";
import { MAX_TOKENS, operationLimits } from "../graphql/limits.js";
import { transactionPlugin } from "../graphql/transaction-plugin.js";
import { answerRequestError } from "./answer-request-error.js";
import { authenticateRequest } from "./authenticate-request.js";

const OPERATION_DEADLINE_MS = 10_000;

export interface GraphqlParts {
  schema: GraphQLSchema;
  source: DataSource;
  verifier: TokenVerifier;
  clock: Clock;
}

/** POST and GET /graphql. A mutation by GET is refused by Apollo, and so is a request that a foreign form could send. */
export async function registerGraphql(app: FastifyInstance, parts: GraphqlParts): Promise<void> {
  const apollo = new ApolloServer<RequestContext>({
    schema: parts.schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    persistedQueries: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    validationRules: operationLimits,
    formatError: (formatted, error) => formatError(formatted, error, logOf(error, app.log)),
    plugins: [fastifyApolloDrainPlugin(app), errorLogPlugin, transactionPlugin],
    stopOnTerminationSignals: false,
    logger: app.log,
  });
  await apollo.start();
  app.decorateRequest("identity", null);
  app.route({
    url: "/graphql",
    method: ["GET", "POST"],
    onRequest: authenticateRequest(parts.verifier),
    errorHandler: answerRequestError,
    handler: fastifyApolloHandler(apollo, { context: (request, reply) => contextOf(request, reply, parts) }),
  });
}

async function contextOf(request: FastifyRequest, reply: FastifyReply, parts: GraphqlParts): Promise<RequestContext> {
  const facts = {
    id: request.id,
    log: request.log,
    language: languageOf(request.headers["accept-language"]),
    identity: request.identity,
    idempotencyKey: request.headers["idempotency-key"]?.toString(),
    signal: AbortSignal.any([callerGone(reply), AbortSignal.timeout(OPERATION_DEADLINE_MS)]),
  };
  return new RequestContext(facts, parts.clock, parts.source);
}

function callerGone(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once("close", () => {
    if (!reply.raw.writableFinished) controller.abort(new Error("The caller closed the connection."));
  });
  return controller.signal;
}
