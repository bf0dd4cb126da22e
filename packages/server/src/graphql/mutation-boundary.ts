import { defaultFieldResolver, type GraphQLSchema } from "graphql";
import type { RequestContext } from "../context/request-context.js";
import { DomainError } from "../errors/domain-error.js";

/**
 * Wraps each Mutation field, and only those: a global middleware would put every scalar on the slow path. What the
 * command throws leaves no trace of its field, while the fields before it stand. A DomainError becomes userErrors.
 */
export function boundMutations(schema: GraphQLSchema): void {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = async (source, args, context: RequestContext, info) => {
      // Loaded before this field: may be old now, or rolled back.
      context.clearLoaders();
      try {
        return await context.transaction.savepoint("mutation_field", async () => {
          await context.beginOperation(info.fieldName);
          return resolve(source, args, context, info);
        });
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        const userErrors = error.problems.map((problem) => ({ field: null, ...problem }));
        return { warnings: [], ...error.payload, userErrors };
      } finally {
        context.clearLoaders();
      }
    };
  }
}
