import { type GraphQLSchema, isInputObjectType } from "graphql";
import { Extensions } from "type-graphql";

/** Marks an input type of which exactly one field is given (`@oneOf`), which type-graphql has no option for. */
export function OneOf(): ClassDecorator {
  return Extensions({ oneOf: true }) as ClassDecorator;
}

/** Makes GraphQL itself hold what `@OneOf` says. Changes the schema in place. */
export function applyOneOf(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInputObjectType(type) && type.extensions.oneOf === true) type.isOneOf = true;
  }
}
