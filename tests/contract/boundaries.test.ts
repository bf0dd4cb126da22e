import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";

const features = "packages/server/src/features";
const forbidden = [
  [`${features}/plan/plan.store.ts`, "../../http/listen.js", "features-know-no-transport"],
  [`${features}/plan/plan.resolver.ts`, "../../graphql/limits.js", "features-know-no-transport"],
  [`${features}/plan/adopt-plan.ts`, "pg", "features-open-no-connection"],
  [`${features}/plan/plan.loaders.ts`, "../../db/with-client.js", "features-open-no-connection"],
  [`${features}/plan/copy-plan.ts`, "../../db/data-source.js", "features-open-no-connection"],
  [`${features}/plan/plan.fields.ts`, "../report/report.row.js", "features-meet-through-their-index"],
  [`${features}/plan/plan.row.ts`, "./plan.store.js", "rows-are-columns"],
  [`${features}/plan/section.row.ts`, "./plan.loaders.js", "rows-are-columns"],
  [`${features}/plan/edition.row.ts`, "./plan.fields.js", "rows-are-columns"],
  [`${features}/report/report.row.ts`, "../../http/listen.js", "features-know-no-transport"],
  [`${features}/report/report.store.ts`, "./report.resolver.js", "queries-know-no-answer"],
  [`${features}/report/report.loaders.ts`, "./fields/report.fields.js", "queries-know-no-answer"],
  [`${features}/report/store/load-reports.ts`, "../report.resolver.js", "queries-know-no-answer"],
  [`${features}/report/report.resolver.ts`, "typeorm", "resolvers-write-no-sql"],
  [`${features}/report/report.policy.ts`, "./report.store.js", "policy-never-touches-the-database"],
  ["packages/server/src/context/actor.ts", "../features/plan/adopt-plan.js", "foundations-know-no-feature"],
  ["packages/schema/src/plan.type.ts", "node:fs", "contract-without-node"],
  ["packages/schema/src/report.type.ts", "typeorm", "contract-knows-no-persistence"],
  ["packages/schema/src/money.type.ts", "../../server/src/context/actor.js", "contract-knows-no-persistence"],
  ["packages/schema/src/body.type.ts", "../../server/dist/config.js", "contract-knows-no-persistence"],
  ["packages/web/src/plans.tsx", "../../schema/src/plan.type.js", "web-by-the-api-alone"],
  ["packages/web/src/reports.tsx", "../../server/src/context/actor.js", "web-by-the-api-alone"],
  ["packages/client/src/client.ts", "../../schema/src/plan.type.js", "document-and-client-stand-alone"],
  ["packages/document/src/markdown.ts", "node:crypto", "document-without-node-in-the-browser"],
] as const;
const others = [
  "src/http/listen.ts",
  "src/graphql/limits.ts",
  "src/db/with-client.ts",
  "src/db/data-source.ts",
  "dist/config.js",
];

/** A tree of files that do nothing but import what they must not. */
describe("the import boundaries", () => {
  let tree: string;
  beforeAll(async () => {
    tree = await mkdtemp(join(tmpdir(), "samplan-boundaries-"));
    for (const name of [".dependency-cruiser.cjs", "tsconfig.tests.json", "tsconfig.base.json"]) {
      await cp(name, join(tree, name));
    }
    await symlink(resolve("node_modules"), join(tree, "node_modules"));
    await write("packages/server/package.json", JSON.stringify({ dependencies: { pg: "*", typeorm: "*" } }));
    await write(`${features}/report/fields/report.fields.ts`, "export {};");
    for (const name of others) await write(`packages/server/${name}`, "export {};");
    for (const [file, imported] of forbidden) await write(file, `import "${imported}";`);
  });
  afterAll(() => rm(tree, { recursive: true }));

  async function write(file: string, text: string): Promise<void> {
    await mkdir(dirname(join(tree, file)), { recursive: true });
    await writeFile(join(tree, file), text);
  }

  it("refuse each of these imports", async () => {
    const program = resolve("node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
    const args = [program, "--config", ".dependency-cruiser.cjs", "--output-type", "json", "packages"];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: tree }).catch((error) => error);
    const { violations } = JSON.parse(stdout).summary as { violations: { from: string; rule: { name: string } }[] };
    const refused = new Set(violations.map(({ from, rule }) => `${from}: ${rule.name}`));
    for (const [file, , rule] of forbidden) expect(refused).toContain(`${file}: ${rule}`);
  });
});
