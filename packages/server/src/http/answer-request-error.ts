import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { internalError } from "../graphql/format-error.js";

/** A request that did not get as far as GraphQL, for instance a body that is no JSON, is answered as GraphQL would. */
export function answerRequestError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const status = error.statusCode ?? 500;
  const refusal = { message: error.message, extensions: { code: "BAD_USER_INPUT" } };
  reply.code(status).send({ errors: [status < 500 ? refusal : internalError(error, request.log)] });
}
