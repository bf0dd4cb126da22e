import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import * as enums from "@samplan/schema";
import fc from "fast-check";
import pg from "pg";
import { builtinDemo, type Dataset, DatasetError, parseDataset } from "../../packages/server/src/dataset/index.js";
import { datasetRows } from "../../packages/server/src/dataset/load/dataset-rows.js";
import { insertRows } from "../../packages/server/src/dataset/load/insert-rows.js";
import { groupBy } from "../../packages/server/src/group-by.js";
import { emptyDatabase } from "../support/database.js";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Holder = Record<string | number, Json>;
interface Place {
  path: (string | number)[];
  value: Json;
}

const source = readFileSync(builtinDemo, "utf8");
const removed: unique symbol = Symbol("removed");

/** Every value in the demo, by the keys that lead to it. */
function placesIn(value: Json, path: Place["path"] = []): Place[] {
  const here = path.length > 0 ? [{ path, value }] : [];
  if (value === null || typeof value !== "object") return here;
  const inner = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [...here, ...inner.flatMap(([key, item]) => placesIn(item, [...path, key]))];
}

/** Places by what they are: one of any chapter's keys is as likely as one of the many keys of follow-ups. */
const kinds = [...groupBy(placesIn(JSON.parse(source)), ({ path }) => path.filter(isKey).join(".")).values()];

function isKey(part: string | number): boolean {
  return typeof part === "string";
}

const words = Object.values(enums)
  .filter((each) => typeof each === "object" && each !== null)
  .map((each) => Object.values(each).filter((word) => typeof word === "string"));

/** The words of every enumeration that has this one. */
function statesLike(value: Json): string[] {
  return words.filter((list) => list.some((word) => word === value)).flat();
}

function isDay(value: Json): boolean {
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/u.test(value);
}

/** What somebody might write instead: nothing, another type, another state, number, day, or what another entry has. */
function instead({ path, value }: Place, alike: readonly Place[]): fc.Arbitrary<Json | typeof removed> {
  const others = alike.map((one) => one.value);
  const states = statesLike(value);
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...others) },
    { weight: 4, arbitrary: fc.constantFrom(...(states.length > 0 ? states : others)) },
    { weight: 1, arbitrary: fc.constantFrom<Json>(null, true, 0, "", "x", [], {}, -1, 0.5, 1e9) },
    { weight: 2, arbitrary: fc.constantFrom("2014-12-31", "2025-12-31", "2026-01-01", "2026-08-31", "2027-01-01") },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 2030 }) },
    ...(isKey(path.at(-1) ?? 0) ? [{ weight: 2, arbitrary: fc.constant(removed) }] : []),
  );
}

/** States and days: what rows depend on most. */
const telling = kinds.filter((alike) => alike.some(({ value }) => statesLike(value).length > 0 || isDay(value)));

interface Mutation {
  path: Place["path"];
  value: Json | typeof removed;
}

const mutation: fc.Arbitrary<Mutation> = fc
  .oneof(fc.constantFrom(...kinds), fc.constantFrom(...telling))
  .chain((alike) => fc.constantFrom(...alike).chain((place) => fc.tuple(fc.constant(place), instead(place, alike))))
  .map(([{ path }, value]) => ({ path, value }));

function demoWith({ path, value }: Mutation): string {
  const root: Holder = JSON.parse(source);
  const holder = path.slice(0, -1).reduce((here, part) => here[part] as Holder, root);
  const last = path.at(-1) ?? "";
  if (value === removed) delete holder[last];
  else holder[last] = value;
  return JSON.stringify(root);
}

let owner: pg.Client;
beforeAll(async () => {
  owner = new pg.Client({ connectionString: (await emptyDatabase()).ownerUrl });
  await owner.connect();
});
afterAll(() => owner.end());

/** Loads a dataset and takes it away again, so that the database stays empty. */
async function load(dataset: Dataset): Promise<void> {
  await owner.query("BEGIN");
  try {
    for (const rows of datasetRows(dataset)) await insertRows(owner, rows);
    await owner.query("SET CONSTRAINTS ALL IMMEDIATE");
  } finally {
    await owner.query("ROLLBACK");
  }
}

it("what the checks of a dataset let through, the database takes", async () => {
  await fc.assert(
    fc.asyncProperty(mutation, async (change) => {
      const checked = parsed(demoWith(change));
      if (checked instanceof DatasetError) expect(checked.where).toMatch(/^[a-zA-Z]/u);
      fc.pre(!(checked instanceof DatasetError));
      await load(checked as Dataset);
    }),
    { numRuns: 40, maxSkipsPerRun: 100 },
  );
});

/** The words that a kind of place may have beside those that the demo has there, and was loaded with before all tests. */
function furtherStates(alike: readonly Place[]): Set<string> {
  const found = alike.map(({ value }) => value).filter((value) => typeof value === "string");
  const lists = words.filter((list) => found.length > 0 && found.every((word) => list.includes(word)));
  return new Set(lists.flat().filter((word) => !found.includes(word)));
}

it("the database takes every state that the checks let through", async () => {
  for (const alike of kinds) {
    for (const word of furtherStates(alike)) {
      for (const { path } of alike.slice(0, 5)) {
        const checked = parsed(demoWith({ path, value: word }));
        if (checked instanceof DatasetError) continue;
        await load(checked);
        break;
      }
    }
  }
});

function parsed(text: string): Dataset | DatasetError {
  try {
    return parseDataset(text);
  } catch (error) {
    if (error instanceof DatasetError) return error;
    throw error;
  }
}
