import { readFileSync } from "node:fs";
import { expect, it } from "@jest/globals";
import { z } from "zod";
import { datasetSchema } from "../../packages/server/src/dataset/dataset.schema.js";
import { emptyDatabase, type TestDatabase, withConnection } from "../support/database.js";
import { databaseWith } from "../support/load-dataset.js";

const guide = readFileSync(new URL("../../docs/dataset.md", import.meta.url), "utf8");
const operations = readFileSync(new URL("../../docs/operations.md", import.meta.url), "utf8");

/** The first example in a language. */
function example(document: string, language: string): string {
  const found = new RegExp(`^\`\`\`${language}\\n(.+?)^\`\`\`$`, "ms").exec(document)?.[1];
  if (found === undefined) throw new Error(`There is no example in ${language}.`);
  return found;
}

/** Names of properties and words of enumerations, anywhere in a JSON schema. */
function vocabulary(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(vocabulary);
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([key, inner]) => {
    if (key === "properties") return [...Object.keys(inner), ...vocabulary(Object.values(inner))];
    if (key === "enum") return inner.filter((word: unknown) => typeof word === "string");
    return vocabulary(inner);
  });
}

it("docs/dataset.md names every key and every word that a dataset may have", () => {
  const words = new Set(vocabulary(z.toJSONSchema(datasetSchema, { io: "input" })));
  expect(words.size).toBeGreaterThan(150);
  expect([...words].filter((word) => !guide.includes(`\`${word}\``))).toEqual([]);
});

it("the file to begin with loads, and the SQL of docs/operations.md adds a person to one of its municipalities", async () => {
  const database = await databaseWith(JSON.parse(example(guide, "json")));
  await query(database, example(operations, "sql").replace("'0580'", "'9901'"));
  const roles = await query(
    database,
    "SELECT role FROM role_assignment JOIN app_user u ON u.id = user_id WHERE u.name = 'Anna Ek'",
  );
  expect(roles).toEqual([{ role: "ANALYST" }]);
});

it("that SQL fails where the municipality is missing, and does not just add nobody", async () => {
  await expect(query(await emptyDatabase(), example(operations, "sql"))).rejects.toThrow(
    'null value in column "municipality_id"',
  );
});

function query({ ownerUrl }: TestDatabase, sql: string) {
  return withConnection(ownerUrl, async (owner) => (await owner.query(sql)).rows);
}
