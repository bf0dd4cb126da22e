import { GraphiQL } from "graphiql";
import { fetchGraphql } from "./fetch-graphql.js";
import { FIRST_QUERY } from "./first-query.js";

const HEADERS = JSON.stringify({ Authorization: "Bearer " }, null, 2);

/** The GraphQL explorer over this server's own API. A token lives in the page only: it is never put in localStorage. */
export function Explorer() {
  return (
    <GraphiQL
      fetcher={fetchGraphql}
      defaultQuery={FIRST_QUERY}
      defaultHeaders={HEADERS}
      defaultEditorToolsVisibility="headers"
      shouldPersistHeaders={false}
      inputValueDeprecation
      schemaDescription
    >
      {/* In place of GraphiQL's own, which links to an external site. */}
      <GraphiQL.Logo>Samplan</GraphiQL.Logo>
    </GraphiQL>
  );
}
