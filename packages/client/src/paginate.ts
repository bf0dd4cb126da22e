import type { Client } from "./client.js";
import type { RequestArguments, RequestDocument, RequestOptions } from "./request-document.js";

/** A page as every connection of the API has it, when the query asks for these fields. */
export interface Page<Node> {
  nodes: readonly Node[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** The variable by which a query goes on: `query Plans($after: String) { plans(after: $after) { … } }`. */
interface PageVariables {
  after?: string | null;
}

/**
 * Gives the objects of a connection one by one and asks for the next page when they are used up; it stops asking when
 * the loop is left. `connection` finds the connection in the data; null, which is not there to be seen, has no objects.
 * What moves in the order meanwhile can be missed or given twice; nothing else is.
 * @param variables of the query; `after` goes on after a cursor of an earlier run
 * @throws SamplanError as `client.request` does
 */
export async function* paginate<Data, Variables extends PageVariables, Node>(
  client: Client,
  document: RequestDocument<Data, Variables> & WithAfter<Variables>,
  variables: NoInfer<Variables>,
  connection: (data: Data) => Page<Node> | null,
  options: RequestOptions = {},
): AsyncGenerator<Node, void, undefined> {
  let after = variables.after ?? null;
  for (;;) {
    // Which of its two forms the list of arguments has is open until Variables is known.
    const args = [{ ...variables, after }, options] as unknown as RequestArguments<NoInfer<Variables>>;
    const page = connection(await client.request<Data, Variables>(document, ...args));
    if (!page) return;
    yield* page.nodes;
    const { hasNextPage, endCursor } = page.pageInfo;
    if (!hasNextPage) return;
    if (endCursor === null || endCursor === after) {
      throw new Error(
        "There are more objects, but the next page begins where this one does: give $after to the connection.",
      );
    }
    after = endCursor;
  }
}

type WithAfter<Variables> = "after" extends keyof Variables
  ? unknown
  : { "the query must declare $after: String": true };
