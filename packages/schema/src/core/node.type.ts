import { Field, ID, InterfaceType } from "type-graphql";

/**
 * What a row class declares to be found behind an interface: `static readonly typeName = "Plan"`. Rows are not instances
 * of the API's classes, so `instanceof` cannot tell; a name on the row's own class can, and needs no registry to fill.
 */
export interface NodeRowClass {
  readonly typeName: string;
}

/**
 * The GraphQL type name of a row, read from its class.
 * @throws Error when the row's class declares none: a fault of ours, never of the caller.
 */
export function resolveNodeType(row: object): string {
  const rowClass = row.constructor as { readonly name: string; readonly typeName?: unknown };
  if (typeof rowClass.typeName !== "string") {
    throw new Error(`${rowClass.name} has no type name: declare \`static readonly typeName = "…"\` on it.`);
  }
  return rowClass.typeName;
}

/**
 * Every object with an identity.
 *
 * A convention of all object types here: a property is required in TypeScript when the row or computed value carries it
 * itself, and optional (`body?: Body`) when a field resolver may supply it (a relation, a derived value, a label by
 * language). A row is then assignable without mappers, and whether a field is null is said by the decorator alone.
 */
@InterfaceType({
  description: "An object with an identity of its own, which later answers refer to by the same id.",
  resolveType: resolveNodeType,
})
export abstract class Node {
  @Field(() => ID, { description: "Opaque and stable: neither order nor content can be read from it." })
  id!: string;
}
