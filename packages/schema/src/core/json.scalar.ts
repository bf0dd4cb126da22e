import { GraphQLScalarType } from "graphql";
import { GraphQLJSON } from "graphql-scalars";

/** Any JSON value. */
export const JsonScalar = new GraphQLScalarType<unknown, unknown>({
  ...GraphQLJSON.toConfig(),
  description: "Any JSON value; the field that has it says of what form.",
  specifiedByURL: "https://www.rfc-editor.org/rfc/rfc8259",
});
