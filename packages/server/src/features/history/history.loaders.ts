import type { DocumentJson } from "@samplan/document";
import DataLoader from "dataloader";
import type { LoaderFactory } from "../../context/request-context.js";
import { groupBy } from "../../group-by.js";
import type { HistoryOf, LoggedChange } from "./logged-change.js";

/** Where a page of a history begins: after the entry at this instant, of this chain, with this number there. */
export interface HistoryPlace {
  at: string;
  chain: string;
  number: string;
}

/** The newest acts of one history, at most `acts` of them. */
export interface HistoryRequest {
  id: string;
  acts: number;
  after: HistoryPlace | null;
}

const statement = `
  SELECT of_id, h.*, to_char(h.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at_text, h.xact_id::text AS xact_id
  FROM unnest($2::uuid[]) AS of_id CROSS JOIN LATERAL history($1, of_id, $3, $4, $5, $6) h`;

/** The entries, newest first; those of many histories in one statement where they are asked for alike. */
function historyOf(of: HistoryOf): LoaderFactory<HistoryRequest, LoggedChange[]> {
  return (context) =>
    new DataLoader<HistoryRequest, LoggedChange[], string>(
      async (requests) => {
        const found = new Map<string, LoggedChange[]>();
        for (const [page, alike] of groupBy(requests, pageOf)) {
          const [first] = alike;
          const { at = null, chain = null, number = null } = first?.after ?? {};
          const ids = alike.map(({ id }) => id);
          const entries = await context.query<LoggedChange>(statement, [of, ids, first?.acts, at, chain, number]);
          for (const [id, some] of groupBy(entries, (entry) => entry.of_id)) found.set(`${id}/${page}`, some);
        }
        return requests.map((request) => found.get(`${request.id}/${pageOf(request)}`) ?? []);
      },
      { cacheKeyFn: (request) => `${request.id}/${pageOf(request)}` },
    );
}

function pageOf({ acts, after }: HistoryRequest): string {
  return JSON.stringify([acts, after]);
}

export const historyLoaders: Record<HistoryOf, LoaderFactory<HistoryRequest, LoggedChange[]>> = {
  plan: historyOf("plan"),
  follow_up_report: historyOf("follow_up_report"),
  common_section_version: historyOf("common_section_version"),
};

/** The document texts before and after an entry; null where the viewer does not have the whole history. */
export interface LoggedTexts {
  before: DocumentJson | null;
  after: DocumentJson | null;
}

interface TextRequest {
  of: HistoryOf;
  ofId: string;
  entry: bigint;
}

/** Loads the texts of entries, those of one history in one statement: they are long, and seldom asked for. */
export const textsOfEntry: LoaderFactory<TextRequest, LoggedTexts | null> = (context) =>
  new DataLoader<TextRequest, LoggedTexts | null, string>(
    async (requests) => {
      const found = new Map<string, LoggedTexts>();
      for (const [of, some] of groupBy(requests, (request) => request.of)) {
        const pairs = [some.map(({ ofId }) => ofId), some.map(({ entry }) => String(entry))];
        const rows = await context.query<LoggedTexts & { id: bigint }>(
          `SELECT t.* FROM (SELECT of_id, array_agg(entry) AS entries FROM unnest($2::uuid[], $3::bigint[]) u (of_id, entry) GROUP BY of_id) asked
           CROSS JOIN LATERAL history_texts($1, asked.of_id, asked.entries) t`,
          [of, ...pairs],
        );
        for (const { id, ...texts } of rows) found.set(String(id), texts);
      }
      return requests.map(({ entry }) => found.get(String(entry)) ?? null);
    },
    { cacheKeyFn: ({ of, ofId, entry }) => `${of}/${ofId}/${entry}` },
  );

/** Names of users, as far as the viewer sees the register of people: its own, and everyone's for an administrator. */
export const userName: LoaderFactory<string, string | null> = (context) =>
  new DataLoader(async (ids) => {
    const rows = await context.query<{ id: string; name: string | null }>(
      "SELECT id, name FROM app_user WHERE id = ANY ($1::uuid[])",
      [ids],
    );
    const names = new Map(rows.map(({ id, name }) => [id, name]));
    return ids.map((id) => names.get(id) ?? null);
  });
