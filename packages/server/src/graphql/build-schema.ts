import { completeSchema } from "@samplan/schema";
import type { GraphQLSchema } from "graphql";
import { buildSchemaSync } from "type-graphql";
import { guardArguments } from "./argument-guard.js";
import { answerAsOf } from "./as-of.js";
import { boundMutations } from "./mutation-boundary.js";
import { guardPermissions } from "./permission-guard.js";

// biome-ignore lint/complexity/noBannedTypes: type-graphql takes resolver classes as functions.
export type ResolverClass = Function;

/**
 * The executable schema. Fails where a description or a permission is missing.
 * Guards run outermost first: permission, then the mutation's savepoint, then arguments, whose faults a mutation answers
 * as userErrors. Innermost is the instant that is asked about.
 */
export function buildSchema([first, ...rest]: readonly [ResolverClass, ...ResolverClass[]]): GraphQLSchema {
  const schema = completeSchema(buildSchemaSync({ resolvers: [first, ...rest], validate: false }));
  answerAsOf(schema);
  guardArguments(schema);
  boundMutations(schema);
  guardPermissions(schema);
  return schema;
}
