/** One entry of an answer's `errors`, as the server sent it. */
export interface AnswerError {
  message: string;
  /** Where in the answer; absent when the request failed as a whole. */
  path?: readonly (string | number)[];
  /** Where in the query's text, counted from 1. */
  locations?: readonly { line: number; column: number }[];
  extensions?: { readonly [key: string]: unknown };
}

/** What came with an error. */
export interface ErrorFacts {
  /** All errors of the answer, of which the first is thrown; empty when the answer was not GraphQL. */
  errors?: readonly AnswerError[];
  /** What was answered beside the errors; null when nothing was. Mutations that have an answer here are done. */
  data?: unknown;
  /** The answer's HTTP status; null when there was no answer. */
  status?: number | null;
  /** Seconds that the server asks to wait before the next try; null when it asks for no wait. */
  retryAfter?: number | null;
  cause?: unknown;
}

/** What a request fails with: a subclass by `code`, or this class itself when the code is not known here. */
export class SamplanError extends Error {
  override readonly name: string = "SamplanError";
  readonly errors: readonly AnswerError[];
  readonly data: unknown;
  readonly status: number | null;
  readonly retryAfter: number | null;

  constructor(
    message: string,
    /** `extensions.code`, like "FORBIDDEN". */
    readonly code: string,
    { errors = [], data = null, status = null, retryAfter = null, cause }: ErrorFacts = {},
  ) {
    super(message, { cause });
    this.errors = errors;
    this.data = data;
    this.status = status;
    this.retryAfter = retryAfter;
  }

  /** Where in the answer the error arose, like ["plans", "nodes", 3]; null when the request failed as a whole. */
  get path(): readonly (string | number)[] | null {
    return this.errors[0]?.path ?? null;
  }

  protected detail(key: string): string | null {
    const value = this.errors[0]?.extensions?.[key];
    return typeof value === "string" ? value : null;
  }
}

/** UNAUTHENTICATED: nobody is signed in, or the token is not valid (any more). */
export class UnauthenticatedError extends SamplanError {
  override readonly name = "UnauthenticatedError";
}

/** FORBIDDEN: signed in, and not allowed to. */
export class ForbiddenError extends SamplanError {
  override readonly name = "ForbiddenError";
  /** The permission that none of the viewer's roles gives, like "plan:read"; null when it is not that. */
  readonly permission = this.detail("permission");
}

/** BAD_USER_INPUT: an argument or a variable that cannot be answered. */
export class BadUserInputError extends SamplanError {
  override readonly name = "BadUserInputError";
  /** The argument's path, like "input.municipalities.0"; null when the server names none. */
  readonly argument = this.detail("argument");
}

/** RATE_LIMITED: too many requests; `retryAfter` says how long to wait. */
export class RateLimitedError extends SamplanError {
  override readonly name = "RateLimitedError";
}

/** INTERNAL: a fault of the server's. */
export class InternalError extends SamplanError {
  override readonly name = "InternalError";
  /** Under which the server's log has the fault: quote it when you report it. Null when there is none. */
  readonly errorId = this.detail("errorId");
}

/** GRAPHQL_PARSE_FAILED, GRAPHQL_VALIDATION_FAILED: the query is not GraphQL, does not fit the schema or is too large. */
export class GraphqlRequestError extends SamplanError {
  override readonly name = "GraphqlRequestError";
}

/** NETWORK: no answer, or one that is not GraphQL, as from a proxy; `status` and `cause` tell what came instead. */
export class NetworkError extends SamplanError {
  override readonly name = "NetworkError";
}

const classes = new Map<string, typeof SamplanError>([
  ["UNAUTHENTICATED", UnauthenticatedError],
  ["FORBIDDEN", ForbiddenError],
  ["BAD_USER_INPUT", BadUserInputError],
  ["RATE_LIMITED", RateLimitedError],
  ["INTERNAL", InternalError],
  ["GRAPHQL_PARSE_FAILED", GraphqlRequestError],
  ["GRAPHQL_VALIDATION_FAILED", GraphqlRequestError],
  ["NETWORK", NetworkError],
]);

/** An error of the class that its code has. */
export function errorWithCode(code: string, message: string, facts: ErrorFacts): SamplanError {
  return new (classes.get(code) ?? SamplanError)(message, code, facts);
}
