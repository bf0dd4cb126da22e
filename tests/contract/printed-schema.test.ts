import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { describe, expect, it } from "@jest/globals";
import { printedSchema } from "../../packages/server/src/graphql/print-schema.js";

/** What is committed is what is served; `npm run schema` brings both up to date. */
describe("the printed contract", () => {
  it("is what the classes say", async () => {
    expect(await readFile("packages/schema/schema.graphql", "utf8")).toBe(printedSchema());
  });

  it("is what the client's types are made from", async () => {
    await promisify(execFile)(process.execPath, ["packages/client/codegen.mjs", "--check"]);
  });
});
