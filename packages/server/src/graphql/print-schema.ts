import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { lexicographicSortSchema, printSchema } from "graphql";
import { resolvers } from "../features/resolvers.js";
import { buildSchema } from "./build-schema.js";

const file = fileURLToPath(new URL("../../../schema/schema.graphql", import.meta.url));

/** The public contract as text, in an order that does not depend on how the code is laid out. */
export function printedSchema(): string {
  return `${printSchema(lexicographicSortSchema(buildSchema(resolvers)))}\n`;
}

// Run as a command: writes schema.graphql, or with --check tells whether it is what the classes say.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const printed = printedSchema();
  if (!process.argv.includes("--check")) await writeFile(file, printed);
  else if ((await readFile(file, "utf8")) !== printed) {
    console.error(
      "packages/schema/schema.graphql is not what the classes say. Run `npm run schema` and look at the difference.",
    );
    process.exitCode = 1;
  }
}
