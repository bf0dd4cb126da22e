import { existsSync, readFileSync } from "node:fs";
import { runNpm } from "./process.mjs";

const OLDEST_NODE = [20, 19];

/** Ends the process with a clear message on a Node.js that the packages do not run on. */
export function ensureNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  console.error(
    `Samplan needs Node.js ${OLDEST_NODE.join(".")} or newer, and this is ${process.versions.node} (${process.execPath}).\n` +
      "Install a newer one from https://nodejs.org and try again.",
  );
  process.exit(1);
}

/**
 * Runs `npm install` unless node_modules is what package-lock.json says. Returns an exit code.
 * Not `npm ci`: it refuses a lock file that lacks a tool's binary for a platform nobody has installed it on. What the
 * lock file names is installed exactly so, and it is not changed.
 */
export async function ensureInstalled() {
  if (isInstalled()) return 0;
  console.error("Installing packages …");
  // NODE_ENV=production makes npm leave out the compiler, which is needed to build.
  const code = await runNpm(["install", "--no-save", "--include=dev"]);
  if (code !== 0) console.error("The packages could not be installed; npm says why above.");
  return code;
}

/** npm keeps its own account of what it installed. Optional packages, of another platform, may be in one and not the other. */
function isInstalled() {
  if (!existsSync("node_modules/.package-lock.json")) return false;
  const wanted = readPackages("package-lock.json");
  const installed = readPackages("node_modules/.package-lock.json");
  delete wanted[""];
  const differs = ([path, { version, integrity, link, optional }]) => {
    const found = installed[path];
    if (!found) return !optional;
    return found.version !== version || found.integrity !== integrity || found.link !== link;
  };
  const isSurplus = ([path, { optional }]) => !(path in wanted || optional);
  return !Object.entries(wanted).some(differs) && !Object.entries(installed).some(isSurplus);
}

function readPackages(path) {
  return JSON.parse(readFileSync(path, "utf8")).packages ?? {};
}
