import { spawn } from "node:child_process";
import { errorCode } from "../../error-code.js";
import { StartupError } from "../../startup-error.js";
import type { SystemUser } from "./system-user.js";

const LAST_LINES = 8;

/** One of PostgreSQL's own programs ended with an error; the message is the end of what it said. */
export class PostgresToolError extends Error {
  override readonly name = "PostgresToolError";
}

/**
 * Runs one of PostgreSQL's own programs (initdb, pg_ctl, postgres) and gives back what it printed.
 * It runs in a session of its own, so that Ctrl-C in the terminal reaches the server alone and never stops a start
 * halfway; below /, since another user may not be able to enter our directory; and without our environment, whose
 * PG… variables and locales are not meant for it.
 */
export function runPostgresTool(program: string, args: string[], runAs: SystemUser | null): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...runAs,
      cwd: "/",
      detached: true,
      env: { LC_ALL: "C" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const collect = (chunk: string) => {
      output += chunk;
    };
    child.stdout.setEncoding("utf8").on("data", collect);
    child.stderr.setEncoding("utf8").on("data", collect);
    child.on("error", (error) => {
      const problem = errorCode(error) === "ENOENT" ? "its system library (glibc) is missing here" : error.message;
      reject(
        new StartupError(
          `The embedded PostgreSQL cannot be run (${program}: ${problem}). ` +
            "Set DATABASE_URL to a PostgreSQL 15 or newer, for example postgres://postgres:secret@localhost/samplan.",
        ),
      );
    });
    child.on("close", (code) => {
      if (code === 0) resolve(output);
      else reject(new PostgresToolError(lastLines(output) || `${program} ended with code ${code}`));
    });
  });
}

/** The end of a log, where the fault is told. */
export function lastLines(text: string): string {
  return text.trim().split("\n").slice(-LAST_LINES).join("\n");
}
