import { ApolloServerErrorCode, unwrapResolverError } from "@apollo/server/errors";
import type { FastifyBaseLogger } from "fastify";
import { GraphQLError, type GraphQLFormattedError, isValueNode, Kind } from "graphql";
import { v7 as uuidv7 } from "uuid";
import { OperationEndedError } from "../context/request-transaction.js";
import { UnavailableError } from "../errors/unavailable-error.js";
import { argumentOf } from "./argument-of.js";

/** The codes that an error outside userErrors may have (docs/error-codes.md). */
const publicCodes = new Set([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "BAD_USER_INPUT",
  "RATE_LIMITED",
  "INTERNAL",
]);

/** Apollo's finer codes for a malformed request, folded into ours. */
const folded: Record<string, string> = {
  [ApolloServerErrorCode.BAD_REQUEST]: "BAD_USER_INPUT",
  [ApolloServerErrorCode.OPERATION_RESOLUTION_FAILURE]: "BAD_USER_INPUT",
  [ApolloServerErrorCode.PERSISTED_QUERY_NOT_FOUND]: "BAD_USER_INPUT",
  [ApolloServerErrorCode.PERSISTED_QUERY_NOT_SUPPORTED]: "BAD_USER_INPUT",
};

const MAX_MESSAGE = 1_000;

/**
 * What the caller sees of an error. One that we threw on purpose passes, with its argument's path where it has one;
 * anything else is masked, and carries an id under which the log has the whole of it.
 */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
  log: FastifyBaseLogger,
): GraphQLFormattedError {
  const origin = unwrapResolverError(error);
  if (origin instanceof OperationEndedError)
    return masked(formatted, "The operation took too long and was stopped.", log, origin);
  if (origin instanceof UnavailableError) return unavailable(formatted, origin, log);
  const code = codeOf(formatted, error);
  if (!publicCodes.has(code) || code === "INTERNAL")
    return masked(formatted, "Something went wrong on our side.", log, origin);
  const { argument = refusedArgument(code, error), permission } = formatted.extensions ?? {};
  return {
    message: shortened(formatted.message),
    ...(formatted.locations ? { locations: formatted.locations } : {}),
    ...(formatted.path ? { path: formatted.path } : {}),
    extensions: { code, ...(argument ? { argument } : {}), ...(permission ? { permission } : {}) },
  };
}

/** Nothing is wrong with the operation and nothing was done of it: no id to report, but the reason in the log. */
function unavailable(
  { path }: GraphQLFormattedError,
  error: UnavailableError,
  log: FastifyBaseLogger,
): GraphQLFormattedError {
  log.warn({ err: error.originalError, path }, error.logged);
  return { message: error.message, ...(path ? { path } : {}), extensions: { code: "INTERNAL" } };
}

/** An error without a place in the answer, for what fails after the operation has run. */
export function internalError(error: unknown, log: FastifyBaseLogger): GraphQLFormattedError {
  return masked({ message: "" }, "Something went wrong on our side and nothing was saved.", log, error);
}

/** GraphQL repeats a value that it refuses, twice: a megabyte sent must not come back as two. The reason is at the end. */
function shortened(message: string): string {
  return message.length > MAX_MESSAGE
    ? `${message.slice(0, MAX_MESSAGE / 2)} … ${message.slice(-MAX_MESSAGE / 2)}`
    : message;
}

function refusedArgument(code: string, error: unknown): string | undefined {
  return code === "BAD_USER_INPUT" && error instanceof GraphQLError ? argumentOf(error) : undefined;
}

function codeOf(formatted: GraphQLFormattedError, error: unknown): string {
  const code = String(formatted.extensions?.code ?? "INTERNAL");
  if (code === "GRAPHQL_VALIDATION_FAILED" && refusesLiteral(error)) return "BAD_USER_INPUT";
  return folded[code] ?? code;
}

/** A value that does not fit is a validation error to graphql-js when it stands in the document, and bad input to its caller. */
function refusesLiteral(error: unknown): boolean {
  const [refused] = (error instanceof GraphQLError && error.nodes) || [];
  return refused !== undefined && isValueNode(refused) && refused.kind !== Kind.VARIABLE;
}

function masked(
  formatted: GraphQLFormattedError,
  message: string,
  log: FastifyBaseLogger,
  error: unknown,
): GraphQLFormattedError {
  const errorId = uuidv7();
  log.error({ err: error, errorId, path: formatted.path }, "operation failed");
  return {
    message: `${message} Error id: ${errorId}.`,
    ...(formatted.path ? { path: formatted.path } : {}),
    extensions: { code: "INTERNAL", errorId },
  };
}
