import type { ApolloServerPlugin } from "@apollo/server";
import type { FastifyBaseLogger } from "fastify";
import type { RequestContext } from "../context/request-context.js";

const logs = new WeakMap<object, FastifyBaseLogger>();

/** Remembers which request an error came from, since Apollo formats it without telling: its log line has the request's id. */
export const errorLogPlugin: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async didEncounterErrors({ errors, contextValue }) {
        for (const error of errors) logs.set(error, contextValue.request.log);
      },
    };
  },
};

/** The log of the request that the error came from; `fallback` for one that came before there was a request. */
export function logOf(error: unknown, fallback: FastifyBaseLogger): FastifyBaseLogger {
  return (typeof error === "object" && error !== null ? logs.get(error) : undefined) ?? fallback;
}
