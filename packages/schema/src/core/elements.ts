import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
} from "graphql";

/** Something in a schema that carries a description, and where it is: "Plan", "Query.plans(first:)". */
export interface SchemaElement {
  readonly path: string;
  readonly of: { description?: string | null | undefined };
}

/** A field of Query, Mutation or Subscription. */
export interface RootField {
  readonly path: string;
  readonly field: GraphQLField<unknown, unknown>;
}

/** An argument or a field of an input object. */
export interface SchemaInput {
  readonly path: string;
  readonly of: GraphQLArgument | GraphQLInputField;
}

/** Everything of ours that needs a description: all but introspection, the built-in scalars and directives. */
export function* schemaElements(schema: GraphQLSchema): Generator<SchemaElement> {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type) || isSpecifiedScalarType(type)) continue;
    yield { path: type.name, of: type };
    if (isEnumType(type)) for (const value of type.getValues()) yield { path: `${type.name}.${value.name}`, of: value };
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) yield { path: `${type.name}.${field.name}`, of: field };
    }
  }
  for (const directive of schema.getDirectives()) {
    if (!isSpecifiedDirective(directive)) yield { path: `@${directive.name}`, of: directive };
  }
  yield* schemaInputs(schema);
}

/** Every argument and input field of the schema. */
export function* schemaInputs(schema: GraphQLSchema): Generator<SchemaInput> {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type)) continue;
    if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) yield { path: `${type.name}.${field.name}`, of: field };
    }
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) {
        for (const arg of field.args) yield { path: `${type.name}.${field.name}(${arg.name}:)`, of: arg };
      }
    }
  }
  for (const directive of schema.getDirectives()) {
    if (isSpecifiedDirective(directive)) continue;
    for (const arg of directive.args) yield { path: `@${directive.name}(${arg.name}:)`, of: arg };
  }
}

/** Every field that an operation can begin with. */
export function rootFields(schema: GraphQLSchema): RootField[] {
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((type) =>
    Object.values(type?.getFields() ?? {}).map((field) => ({ path: `${type?.name}.${field.name}`, field })),
  );
}
