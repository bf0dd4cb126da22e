/**
 * The caller's token is refused: answered with 401 and this message, whatever the reason, so that nobody can probe
 * what a valid token would look like. `cause` holds the reason for the log, without claims or the token itself.
 */
export class InvalidTokenError extends Error {
  readonly code = "UNAUTHENTICATED";
  readonly statusCode = 401;
  override readonly name = "InvalidTokenError";

  constructor(reason: string) {
    super("The access token is not valid.", { cause: new Error(reason) });
  }
}

/**
 * The issuer's keys cannot be fetched, so the token can be neither accepted nor refused: answered with 503.
 * `cause` is the fault of the fetch, for the log.
 */
export class IssuerUnavailableError extends Error {
  readonly statusCode = 503;
  override readonly name = "IssuerUnavailableError";

  constructor(
    readonly issuerId: string,
    cause: unknown,
  ) {
    super("The identity provider that issued the token cannot be reached. Try again shortly.", { cause });
  }
}
