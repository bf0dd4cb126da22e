import { defaultFieldResolver, type GraphQLSchema } from "graphql";
import type { RequestContext } from "../context/request-context.js";
import { errorCode } from "../error-code.js";
import { DomainError } from "../errors/domain-error.js";
import { ContendedError } from "../errors/unavailable-error.js";

/** PostgreSQL has ended one of those who wait for each other (deadlock), or cannot put them into one order. */
export const contended: readonly (string | undefined)[] = ["40P01", "40001"];

const TRIES = 3;

/**
 * Wraps each Mutation field, and only those: a global middleware would put every scalar on the slow path. What the
 * command throws leaves no trace of its field, while the fields before it stand. A DomainError becomes userErrors.
 * The field's savepoint is open until the next field begins or the answer is ready, so that what the payload selects is
 * read inside it: GraphQL executes mutation fields one after the other, each with all that is below it.
 * A field that PostgreSQL has ended for the sake of others is tried again, from its savepoint (ADR 0002).
 */
export function boundMutations(schema: GraphQLSchema): void {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = async (source, args, context: RequestContext, info) => {
      // Loaded before this field: may be old now, or rolled back.
      context.clearLoaders();
      await context.transaction.beginField(String(info.path.key));
      for (let tries = TRIES; ; tries -= 1) {
        try {
          await context.beginOperation(info.fieldName);
          return await resolve(source, args, context, info);
        } catch (error) {
          // With what it has done its locks are given up: whom it stood in the way of goes on.
          await context.transaction.undoField();
          if (contended.includes(errorCode(error))) {
            if (tries > 1) continue;
            throw new ContendedError(error);
          }
          if (!(error instanceof DomainError)) throw error;
          const userErrors = error.problems.map((problem) => ({ field: null, ...problem }));
          return { warnings: [], ...error.payload, userErrors };
        } finally {
          context.clearLoaders();
        }
      }
    };
  }
}
