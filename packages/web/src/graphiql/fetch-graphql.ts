import type { Fetcher, FetcherOpts, FetcherParams } from "@graphiql/toolkit";

const ENDPOINT = "/graphql";

/** Posts an operation to this server and gives its answer back, GraphQL errors included. Throws where there is none. */
export const fetchGraphql = (async (params: FetcherParams, options?: FetcherOpts) => {
  const response = await fetch(ENDPOINT, {
    method: "POST",
    headers: {
      Accept: "application/graphql-response+json, application/json",
      "Content-Type": "application/json",
      ...withoutEmptyToken(options?.headers),
    },
    body: JSON.stringify(params),
  });
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(
      `${ENDPOINT} answered ${response.status} with something other than JSON: ${text.slice(0, 200)}. See the server's log.`,
    );
  }
}) satisfies Fetcher;

/** The headers editor starts as "Bearer " without a token: sent as it is, it would be refused as a bad token. */
function withoutEmptyToken(headers: Record<string, unknown> = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .map(([name, value]) => [name, String(value)] as const)
      .filter(([name, value]) => !(name.toLowerCase() === "authorization" && /^bearer\s*$/i.test(value))),
  );
}
