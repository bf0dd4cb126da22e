import { run, runTool } from "./process.mjs";

/** Everything that can be said about the code without running it; all of it is said, not only the first fault. */
const checks = {
  types: () => runTool("typescript/bin/tsc", ["-p", "tsconfig.tests.json"]),
  "types of the pages": () => runTool("typescript/bin/tsc", ["-p", "packages/web", "--noEmit"]),
  "lint and formatting": () => runTool("@biomejs/biome/bin/biome", ["ci", "."]),
  boundaries: () =>
    runTool("dependency-cruiser/bin/dependency-cruise.mjs", [
      "--config",
      ".dependency-cruiser.cjs",
      "packages",
      "tests",
    ]),
  "schema.graphql": () => run(process.execPath, ["packages/server/dist/graphql/print-schema.js", "--check"]),
  "the client's types": () => run(process.execPath, ["packages/client/codegen.mjs", "--check"]),
};

/** Runs the checks after the build, which has already checked the packages' own types. Returns an exit code. */
export async function check() {
  const failed = [];
  for (const [name, runCheck] of Object.entries(checks)) {
    console.log(`— ${name}`);
    if ((await runCheck()) !== 0) failed.push(name);
  }
  console.log(failed.length === 0 ? "All checks passed." : `Failed: ${failed.join(", ")}.`);
  return failed.length === 0 ? 0 : 1;
}
