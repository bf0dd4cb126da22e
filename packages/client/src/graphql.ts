import { type initGraphQLTada as GraphqlOf, initGraphQLTada } from "gql.tada";
import type { Schema } from "./schema_generated.js";

/** The contract, and what its scalars are in TypeScript: as they are sent. Any JSON value is `{}`, which is not `unknown`. */
interface Contract {
  introspection: Schema;
  scalars: {
    /** YYYY-MM-DD. */
    Date: string;
    /** RFC 3339. */
    DateTime: string;
    /** CommonMark. */
    Markdown: string;
    JSON: NonNullable<unknown>;
  };
}

/**
 * Makes a document of a query of your own. TypeScript reads it as it stands: the answer's type and the variables' type
 * come from Samplan's schema, without a step that generates code.
 * @throws GraphQLError when the text is not GraphQL
 */
export const graphql: GraphqlOf<Contract> = initGraphQLTada();
