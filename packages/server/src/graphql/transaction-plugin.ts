import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse } from "@apollo/server";
import { HeaderMap } from "@apollo/server";
import type { FormattedExecutionResult } from "graphql";
import type { RequestContext } from "../context/request-context.js";
import { internalError } from "./format-error.js";
import { earlierAnswer, type KeyedMutation, keepAnswer, takeKey } from "./idempotency.js";

/**
 * One request, one transaction (ADR 0002). It opens when the operation is known to be valid, and is committed
 * before the answer leaves, so that no answer tells of a success that the database did not keep. A mutation with an
 * Idempotency-Key that was answered before gets that answer, and is not executed (ADR 0016).
 */
export const transactionPlugin: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    let keyed: KeyedMutation | null = null;
    let earlier: FormattedExecutionResult | null = null;
    return {
      async didResolveOperation({ contextValue: context, operation, request }) {
        await context.open({ readOnly: operation?.operation === "query" });
        const key = context.request.idempotencyKey;
        if (operation?.operation !== "mutation" || key === undefined) return;
        const taken = await takeKey(context, key, request);
        earlier = taken && (await earlierAnswer(context, taken));
        // From here on it is executed, and its answer kept.
        if (earlier === null) keyed = taken;
      },
      async responseForOperation() {
        if (earlier === null) return null;
        const headers = new HeaderMap([["idempotency-replayed", "true"]]);
        return { http: { status: undefined, headers }, body: { kind: "single", singleResult: earlier } };
      },
      willSendResponse: (request) => finish(request, keyed),
    };
  },
};

async function finish(
  { contextValue: context, response }: GraphQLRequestContextWillSendResponse<RequestContext>,
  keyed: KeyedMutation | null,
): Promise<void> {
  const answer: FormattedExecutionResult = response.body.kind === "single" ? response.body.singleResult : {};
  const { log } = context.request;
  try {
    const undone = await context.endMutationFields();
    if (undone.length > 0) response.body = { kind: "single", singleResult: without(answer, undone, log) };
    if (keyed && response.body.kind === "single") await keepAnswer(context, keyed, response.body.singleResult);
    await context.commit();
  } catch (error) {
    await context.rollback().catch((err: unknown) => log.warn({ err }, "not rolled back: the connection is gone"));
    const known = answer.errors ?? [];
    // The errors of the statement that failed say more than the refusal which follows from it.
    const errors = known.length > 0 ? known : [internalError(error, log)];
    if (known.length > 0) log.warn({ err: error }, "transaction refused at commit");
    response.body = { kind: "single", singleResult: { data: null, errors } };
  }
}

/** The answer when these mutation fields were undone below: null, each with the error that says so. */
function without(
  { data, errors = [] }: FormattedExecutionResult,
  undone: readonly string[],
  log: RequestContext["request"]["log"],
): FormattedExecutionResult {
  const silent = undone.filter((field) => !errors.some(({ path }) => path?.[0] === field));
  const added = silent.map((field) => ({
    ...internalError(new Error("A statement below the mutation field failed and no error was answered."), log),
    path: [field],
  }));
  return {
    errors: [...errors, ...added],
    data: { ...data, ...Object.fromEntries(undone.map((field) => [field, null])) },
  };
}
