import type { GraphQLSchema } from "graphql";
import { rootFields, schemaElements, schemaInputs } from "./elements.js";
import { inputLimits, limitsInWords } from "./limits.js";
import { applyOneOf } from "./one-of.js";
import { OPEN_PERMISSIONS, permissionOf } from "./permission.js";

/**
 * Makes a built schema ready to publish: checks that it is complete and appends limits and permissions to the
 * descriptions, so that what is said and what is enforced have one source. Changes the schema in place and returns it.
 * @throws Error listing everything that is missing.
 */
export function completeSchema(schema: GraphQLSchema): GraphQLSchema {
  applyOneOf(schema);
  describeRootTypes(schema);
  assertComplete(schema);
  describeLimits(schema);
  describePermissions(schema);
  return schema;
}

/** @throws Error, one for all faults, listing each missing description and each root field without a permission. */
export function assertComplete(schema: GraphQLSchema): void {
  const undescribed = [...schemaElements(schema)]
    .filter(({ of }) => !of.description?.trim())
    .map(({ path }) => `${path}: no description. Say what it means, its unit and its limits.`);
  const unguarded = rootFields(schema)
    .filter(({ field }) => permissionOf(field) === undefined)
    .map(({ path }) => `${path}: no permission. Add @Permission("noun:verb") to its resolver.`);
  const faults = [...undescribed, ...unguarded];
  if (faults.length > 0) throw new Error(`The schema is not complete:\n${faults.join("\n")}`);
}

/** Appends to each root field which permission it needs. */
export function describePermissions(schema: GraphQLSchema): void {
  for (const { field } of rootFields(schema)) {
    const permission = permissionOf(field);
    if (permission === undefined) continue;
    const open = OPEN_PERMISSIONS.has(permission);
    append(field, open ? "Open to everyone." : `Requires the permission \`${permission}\`.`);
  }
}

/** Appends to each argument and input field what it may hold at most. */
export function describeLimits(schema: GraphQLSchema): void {
  for (const { of } of schemaInputs(schema)) append(of, limitsInWords(inputLimits(of)));
}

/** type-graphql has no place for the root types' descriptions. */
function describeRootTypes(schema: GraphQLSchema): void {
  const roots = [
    [schema.getQueryType(), "Everything that can be read, each within what the viewer may see."],
    [schema.getMutationType(), "Everything that can be changed, one logical action each."],
    [schema.getSubscriptionType(), "Everything that can be followed as it happens."],
  ] as const;
  for (const [type, description] of roots) if (type) type.description ??= description;
}

// Nothing is appended where nothing was written, lest a missing description pass for one; nor anything twice.
function append(element: { description?: string | null | undefined }, sentence: string): void {
  if (!element.description || element.description.endsWith(sentence)) return;
  element.description = `${element.description} ${sentence}`;
}
