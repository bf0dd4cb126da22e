import type { TestApi } from "./api.js";

export interface FieldChangeAnswer {
  field: string;
  before: string | null;
  after: string | null;
}

export interface ChangeAnswer {
  subject: string;
  change: string;
  disposed: boolean;
  action: { reference: string } | null;
  report: { id: string } | null;
  fields: FieldChangeAnswer[];
  text: { changed: boolean; blocks: unknown[] } | null;
}

export interface EntryAnswer {
  at: string;
  operation: string | null;
  requestId: string | null;
  stateBefore: string | null;
  stateAfter: string | null;
  by: { roles: string[]; municipality: { code: string } } | null;
  decision: { id: string; paragraph: string | null } | null;
  changes: ChangeAnswer[];
}

export interface HistoryPage {
  nodes: EntryAnswer[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const entryFields = `at operation requestId stateBefore stateAfter by { roles municipality { code } } decision { id paragraph }
  changes { subject change disposed action { reference } report { id } fields { field before after }
    text { changed blocks { kind change segments { change text marks href } } } }`;
const page = `pageInfo { hasNextPage endCursor } nodes { ${entryFields} }`;

/** A page of a plan's history; null where the user does not see the plan. */
export async function historyOf(
  api: TestApi,
  email: string,
  id: string,
  { first = 100, after = null }: { first?: number; after?: string | null } = {},
): Promise<HistoryPage | null> {
  return await ask(api, email, "plan(id: $id)", { id, first, after });
}

/** All entries of a plan that the user sees. */
export async function entriesOf(api: TestApi, email: string, id: string): Promise<EntryAnswer[]> {
  return (await historyOf(api, email, id))?.nodes ?? [];
}

/** All entries of a report that the user sees. */
export async function reportEntriesOf(api: TestApi, email: string, id: string): Promise<EntryAnswer[]> {
  return (await ask(api, email, "report(id: $id)", { id, first: 100, after: null }))?.nodes ?? [];
}

async function ask(api: TestApi, email: string, root: string, variables: object): Promise<HistoryPage | null> {
  const query = `query ($id: ID!, $first: Int, $after: String) { it: ${root} { history(first: $first, after: $after) { ${page} } } }`;
  const { data, errors } = await api.query<{ it: { history: HistoryPage } | null }>(email, query, variables);
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data?.it?.history ?? null;
}

/** The names of those who did it, as far as the user sees them. */
export async function namesOf(api: TestApi, email: string, id: string): Promise<(string | null)[]> {
  const query = "query ($id: ID!) { plan(id: $id) { history(first: 100) { nodes { by { name } } } } }";
  const { data } = await api.query<{ plan: { history: { nodes: { by: { name: string | null } | null }[] } } }>(
    email,
    query,
    { id },
  );
  return (data?.plan.history.nodes ?? []).map(({ by }) => by?.name ?? null);
}
