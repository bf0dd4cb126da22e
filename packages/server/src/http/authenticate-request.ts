import type { FastifyReply, FastifyRequest } from "fastify";
import { authenticate } from "../auth/authenticate.js";
import { InvalidTokenError, IssuerUnavailableError } from "../auth/token-errors.js";
import type { Identity, TokenVerifier } from "../auth/token-verifier.js";

declare module "fastify" {
  interface FastifyRequest {
    /** Who the token says the caller is; null when there is no token. */
    identity: Identity | null;
  }
}

/** A route's hook: the token is looked at before the body is read, and a bad one ends the request with 401. */
export function authenticateRequest(verifier: TokenVerifier) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    try {
      request.identity = await authenticate(request.headers.authorization, verifier);
    } catch (error) {
      if (!(error instanceof InvalidTokenError) && !(error instanceof IssuerUnavailableError)) throw error;
      request.log.warn({ err: error }, "token refused");
      const code = error instanceof InvalidTokenError ? "UNAUTHENTICATED" : "INTERNAL";
      if (error instanceof InvalidTokenError) reply.header("www-authenticate", 'Bearer error="invalid_token"');
      await reply.code(error.statusCode).send({ errors: [{ message: error.message, extensions: { code } }] });
    }
  };
}
