/** The commands of package.json: `node scripts/run.mjs start|test|check|schema|token|verify-log|build`. Each is complete in itself. */
import { fileURLToPath } from "node:url";
import { build } from "./build.mjs";
import { check } from "./check.mjs";
import { ensureInstalled, ensureNode } from "./install.mjs";
import { run } from "./process.mjs";
import { test } from "./test.mjs";

const commands = {
  build: async () => 0,
  check,
  // The server runs in this very process: whoever signals or kills `npm start` reaches it, and its exit code is ours.
  start: async () => {
    process.setSourceMapsEnabled(true);
    stopWithNpm();
    await import("../packages/server/dist/main.js");
    return undefined;
  },
  // What is generated from the resolvers: the printed contract, and the client's types from it.
  schema: async () =>
    (await run(process.execPath, ["packages/server/dist/graphql/print-schema.js"])) ||
    (await run(process.execPath, ["packages/client/codegen.mjs"])),
  test,
  token: (args) => run(process.execPath, ["packages/server/dist/auth/demo/token.js", ...args], { stdout: "inherit" }),
  "verify-log": (args) =>
    run(process.execPath, ["packages/server/dist/log/verify-log.js", ...args], { stdout: "inherit" }),
};

async function main([name, ...args]) {
  const command = Object.hasOwn(commands, name ?? "") ? commands[name] : undefined;
  if (!command) {
    console.error(`Usage: node scripts/run.mjs ${Object.keys(commands).join("|")}`);
    return 2;
  }
  return (await ensureInstalled()) || (await build()) || (await command(args));
}

/** npm hands a SIGTERM on to its shell alone, which ends and leaves us behind: we then stop as if it had been ours. */
function stopWithNpm() {
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event === undefined) return;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, 250).unref();
}

ensureNode();
process.chdir(fileURLToPath(new URL("..", import.meta.url)));
// `undefined` is the server, which is still running and ends the process itself.
const code = await main(process.argv.slice(2));
if (code !== undefined) process.exitCode = code;
