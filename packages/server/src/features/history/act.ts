import type { ChangeKind } from "@samplan/schema";
import type { HistoryOf, LoggedChange } from "./logged-change.js";
import { type Word, words } from "./words.js";

/** What the history is of. */
export interface HistorySource {
  of: HistoryOf;
  id: string;
}

/** What one mutation did at once: the API's HistoryEntry. Its entries are in the order in which they were made. */
export interface Act {
  source: HistorySource;
  at: Date;
  operation: string | null;
  requestId: string | null;
  entries: readonly LoggedChange[];
}

/** What an act did to one thing, put together from all its entries about it: the API's HistoryChange. */
export interface ChangeInAct {
  source: HistorySource;
  table: string;
  change: ChangeKind;
  /** The first entry about it, which tells what it is. */
  entry: LoggedChange;
  values: ChangedValue[];
  /** The first and the last entry that change a document text; none where none does. */
  texts: LoggedChange[];
  disposed: boolean;
}

/** A column's values before and after; of a list all that went and all that came. */
export interface ChangedValue extends Word {
  before: unknown[];
  after: unknown[];
}

/** Entries that stand together are one act when one mutation of one transaction made them. */
export function actsOf(source: HistorySource, newestFirst: readonly LoggedChange[]): Act[] {
  const acts: { key: string; entries: LoggedChange[] }[] = [];
  for (const entry of newestFirst) {
    const key = `${entry.chain_id}/${entry.xact_id}/${entry.operation}`;
    const last = acts.at(-1);
    if (last?.key === key) last.entries.push(entry);
    else acts.push({ key, entries: [entry] });
  }
  return acts.flatMap(({ entries }) => {
    const [last] = entries;
    if (!last) return [];
    const { at, operation, request_id: requestId } = last;
    return [{ source, at, operation, requestId, entries: entries.toReversed() }];
  });
}

/** What an act did, thing by thing, in the order in which it came to them. */
export function changesIn({ source, entries }: Act): ChangeInAct[] {
  const byObject = new Map<string, ChangeInAct>();
  // A new action and its first content are one thing to whoever reads it.
  const contentOfNew = new Map<string, string>();
  for (const entry of entries) {
    const table = words[entry.table_name];
    if (!table) continue;
    const itself = table.objectOf(entry);
    const action = `action/${entry.after?.action_id}`;
    if (entry.table_name === "action_revision" && byObject.has(action)) contentOfNew.set(itself, action);
    const object = contentOfNew.get(itself) ?? itself;
    const known = byObject.get(object);
    const change = known ?? begin(source, entry, table.link);
    if (!known) byObject.set(object, change);
    if (!table.link) change.change = followedBy(known?.change, entry);
    change.disposed ||= entry.disposed;
    for (const [column, word] of Object.entries(table.columns)) note(change, entry, column, word, table.link);
  }
  return [...byObject.values()]
    .map((change) => ({
      ...change,
      values: change.values.map(difference).filter(({ before, after }) => before.length + after.length > 0),
    }))
    .filter(({ change, values, disposed }) => change !== "CHANGED" || values.length > 0 || disposed);
}

function begin(source: HistorySource, entry: LoggedChange, link: boolean): ChangeInAct {
  const change = link ? "CHANGED" : kindOf(entry);
  return { source, table: entry.table_name, change, entry, values: [], texts: [], disposed: false };
}

function kindOf({ change }: LoggedChange): ChangeKind {
  return ({ INSERT: "ADDED", UPDATE: "CHANGED", DELETE: "REMOVED" } as const)[change];
}

/** What was put in and then changed in the same act was put in. */
function followedBy(before: ChangeKind | undefined, entry: LoggedChange): ChangeKind {
  const now = kindOf(entry);
  return before === "ADDED" && now === "CHANGED" ? "ADDED" : now;
}

function note(change: ChangeInAct, entry: LoggedChange, column: string, word: Word, link: boolean): void {
  const [before, after] = [entry.before?.[column] ?? null, entry.after?.[column] ?? null];
  if (before === null && after === null) return;
  if (word.saying === "document") change.texts = [change.texts[0] ?? entry, entry];
  const known = change.values.find(({ field }) => field === word.field);
  const listed = (value: unknown) => (value === null ? [] : [value]);
  if (!known) change.values.push({ ...word, before: listed(before), after: listed(after) });
  else if (link) {
    known.before.push(...listed(before));
    known.after.push(...listed(after));
  } else known.after = listed(after);
}

/** A list that was written anew has not changed by what it has as before. */
function difference(value: ChangedValue): ChangedValue {
  if (value.saying === "document") return value;
  const { before, after } = value;
  return {
    ...value,
    before: before.filter((one) => !after.includes(one)),
    after: after.filter((one) => !before.includes(one)),
  };
}
