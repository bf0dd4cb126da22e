import { HeaderMap } from "@apollo/server";
import { GraphQLError } from "graphql";

const RETRY_AFTER_SECONDS = "1";

/**
 * There is no connection for the request: all are busy, or the database cannot be reached. Answered with HTTP 503;
 * nothing of the operation has begun, so that also a mutation can be sent again. `originalError` is for the log.
 */
export class UnavailableError extends GraphQLError {
  override readonly name: string = "UnavailableError";
  /** What the log says of it. */
  readonly logged: string = "no connection to the database";

  constructor(
    cause: unknown,
    message = "The service is too busy, or cannot reach its database. Nothing was done: try again shortly.",
  ) {
    super(message, {
      originalError: cause instanceof Error ? cause : new Error(String(cause)),
      extensions: {
        code: "INTERNAL",
        http: { status: 503, headers: new HeaderMap([["retry-after", RETRY_AFTER_SECONDS]]) },
      },
    });
  }
}

/** Others wanted the same at the same moment, again and again: nothing is left of the mutation field, and it can be sent again. */
export class ContendedError extends UnavailableError {
  override readonly name = "ContendedError";
  override readonly logged = "waited for others who waited for it";

  constructor(cause: unknown) {
    super(cause, "Others changed the same things at the same moment. Nothing was done here: try again shortly.");
  }
}
