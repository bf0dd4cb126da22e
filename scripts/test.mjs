import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runTool } from "./process.mjs";

/**
 * Runs every test, or those that jest's arguments select, and ends with `N passed, N failed` alone on a line
 * (`, N skipped` when any was). Returns an exit code: a run without a single test is a failure too.
 */
export async function test(args) {
  const directory = mkdtempSync(join(tmpdir(), "samplan-test-"));
  const report = join(directory, "report.json");
  const env = {
    ...process.env,
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --experimental-vm-modules --no-warnings`.trim(),
  };
  try {
    const code = await runTool("jest/bin/jest.js", ["--json", `--outputFile=${report}`, ...args], { env });
    const { passed, failed, skipped } = readCounts(report);
    if (passed + failed === 0) console.error("No test was run.");
    console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
    return code || (failed > 0 || passed === 0 ? 1 : 0);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** A file that could not even be loaded has no tests to count, and is counted as one failure. */
function readCounts(report) {
  let results;
  try {
    results = JSON.parse(readFileSync(report, "utf8"));
  } catch (error) {
    console.error(`jest ended without a report: ${error.message}`);
    return { passed: 0, failed: 0, skipped: 0 };
  }
  return {
    passed: results.numPassedTests,
    failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
    skipped: results.numPendingTests + results.numTodoTests,
  };
}
