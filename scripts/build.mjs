import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { runNpm, runTool } from "./process.mjs";

/** Builds what has changed: the packages with tsc, the web application when its sources are newer. Returns an exit code. */
export async function build() {
  const code = await runTool("typescript/bin/tsc", ["-b", ...(isDistMissing() ? ["--force"] : [])]);
  if (code !== 0) return code;
  return isWebCurrent() ? 0 : runNpm(["run", "build", "-w", "packages/web"]);
}

/** tsc looks at its own account of the last build only and takes a package whose dist was removed as up to date. */
function isDistMissing() {
  return ["document", "schema", "server", "client"].some((name) => !existsSync(`packages/${name}/dist`));
}

function isWebCurrent() {
  const web = "packages/web";
  if (!existsSync(`${web}/dist`)) return false;
  return newestChange(web, ["dist", "node_modules"]) <= newestChange(`${web}/dist`);
}

/** Milliseconds since the epoch of the newest change of a file below a directory. */
function newestChange(directory, except = []) {
  const entries = readdirSync(directory, { withFileTypes: true }).filter(({ name }) => !except.includes(name));
  const changes = entries.map((entry) => {
    const path = join(directory, entry.name);
    return entry.isDirectory() ? newestChange(path) : statSync(path).mtimeMs;
  });
  return Math.max(0, ...changes);
}
