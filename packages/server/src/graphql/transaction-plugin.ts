import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse } from "@apollo/server";
import type { RequestContext } from "../context/request-context.js";
import { internalError } from "./format-error.js";

/**
 * One request, one transaction (ADR 0002). It opens when the operation is known to be valid, and is committed
 * before the answer leaves, so that no answer tells of a success that the database did not keep.
 */
export const transactionPlugin: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ contextValue, operation }) {
        await contextValue.open({ readOnly: operation?.operation === "query" });
      },
      willSendResponse: finish,
    };
  },
};

async function finish({
  contextValue,
  response,
}: GraphQLRequestContextWillSendResponse<RequestContext>): Promise<void> {
  try {
    await contextValue.commit();
  } catch (error) {
    const log = contextValue.request.log;
    const known = response.body.kind === "single" ? (response.body.singleResult.errors ?? []) : [];
    // The errors of the statement that failed say more than the refusal which follows from it.
    const errors = known.length > 0 ? known : [internalError(error, log)];
    if (known.length > 0) log.warn({ err: error }, "transaction refused at commit");
    response.body = { kind: "single", singleResult: { data: null, errors } };
  }
}
