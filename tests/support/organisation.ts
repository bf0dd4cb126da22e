import type { TestApi } from "./api.js";
import { type TestDatabase, withConnection } from "./database.js";
import { done, mutate, type Outcome } from "./mutate.js";

export interface BodyAnswer {
  id: string;
  name: string;
  abbreviation: string;
  validFrom: string;
  validTo: string | null;
  predecessors: { body: { name: string }; date: string; kind: string; takesOver: boolean }[];
  successors: { body: { name: string }; date: string; kind: string; takesOver: boolean }[];
}

const line = "{ body { name } date kind takesOver }";
export const bodyFields = `id name abbreviation validFrom validTo predecessors ${line} successors ${line}`;

/** A change of a body, which is expected to succeed. */
export function doBody(api: TestApi, email: string, name: string, args: Record<string, unknown>): Promise<BodyAnswer> {
  return done<BodyAnswer>(api, email, name, args, bodyFields);
}

/** The same, which may be refused. */
export function tryBody(
  api: TestApi,
  email: string,
  name: string,
  args: Record<string, unknown>,
): Promise<Outcome<BodyAnswer>> {
  return mutate<BodyAnswer>(api, email, name, args, bodyFields);
}

let made = 0;

/** A new committee of the administrator's municipality, from the day on. */
export function newBody(api: TestApi, { ADMIN }: { ADMIN: string }, validFrom: string, name = "Nya nämnden") {
  made += 1;
  const input = { name, abbreviation: `N${made}`, kind: "COMMITTEE", validFrom };
  return doBody(api, ADMIN, "bodyCreate", { input });
}

/** One reorganisation, which is expected to succeed: the bodies that come. */
export function succeed(
  api: TestApi,
  { ADMIN }: { ADMIN: string },
  kind: string,
  from: readonly string[],
  to: readonly string[],
  date: string,
): Promise<BodyAnswer[]> {
  return done<BodyAnswer[]>(api, ADMIN, "bodySucceed", { input: { from, to, date, kind } }, bodyFields);
}

export async function readBody(api: TestApi, email: string, code: string, id: string): Promise<BodyAnswer> {
  const query = `query ($code: String!) { municipality(code: $code) { bodies { ${bodyFields} } } }`;
  const { data, errors } = await api.query<{ municipality: { bodies: BodyAnswer[] } | null }>(email, query, { code });
  const body = data?.municipality?.bodies.find((one) => one.id === id);
  if (!body) throw new Error(`There is no body ${id}: ${JSON.stringify(errors)}`);
  return body;
}

/** Everything that a reorganisation may write, to see that a refused one wrote nothing. */
export async function organisedRows(database: TestDatabase): Promise<unknown> {
  return await withConnection(database.ownerUrl, async (owner) => {
    const tables = ["body", "body_succession", "plan", "participation", "participation_invitation", "role_assignment"];
    const rows = tables.map(async (table) => (await owner.query(`SELECT * FROM ${table} t ORDER BY t::text`)).rows);
    return await Promise.all(rows);
  });
}
