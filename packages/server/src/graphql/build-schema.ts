import { completeSchema } from "@samplan/schema";
import type { GraphQLSchema } from "graphql";
import { buildSchemaSync } from "type-graphql";
import { guardArguments } from "./argument-guard.js";
import { boundMutations } from "./mutation-boundary.js";
import { guardPermissions } from "./permission-guard.js";

// biome-ignore lint/complexity/noBannedTypes: type-graphql takes resolver classes as functions.
export type ResolverClass = Function;

/**
 * The executable schema. Fails where a description or a permission is missing.
 * Guards run outermost first: permission, then the mutation's savepoint, then arguments, whose faults a mutation answers
 * as userErrors.
 */
export function buildSchema([first, ...rest]: readonly [ResolverClass, ...ResolverClass[]]): GraphQLSchema {
  const schema = completeSchema(buildSchemaSync({ resolvers: [first, ...rest], validate: false }));
  guardArguments(schema);
  boundMutations(schema);
  guardPermissions(schema);
  return schema;
}
