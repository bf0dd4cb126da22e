import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { errorCode } from "../../error-code.js";
import { withFileAdvice } from "../../private-file.js";
import { processIdentity } from "./process-identity.js";

const lockName = /^server\.(\d+)\.([\w-]+)\.lock$/;

/** Another process, still running, holds the directory. */
export class DirectoryLockedError extends Error {
  override readonly name = "DirectoryLockedError";
  constructor(
    readonly directory: string,
    readonly pid: number,
  ) {
    super(`${directory} is in use by process ${pid}`);
  }
}

/**
 * Takes a directory for this process. The lock is an empty file named after the process and its start; a dead
 * process's file, whatever has taken its number since, is swept away. Each process writes its own file first and then
 * looks for others, so that of two at the same moment never both succeed (both may be refused).
 * @returns a function that gives the directory back
 * @throws DirectoryLockedError
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const identity = (await processIdentity(process.pid)) ?? "unknown";
  const mine = `server.${process.pid}.${identity}.lock`;
  const release = () => rm(join(directory, mine), { force: true });
  await withFileAdvice(directory, async () => {
    try {
      await writeFile(join(directory, mine), "", { flag: "wx", mode: 0o600 });
    } catch (error) {
      throw errorCode(error) === "EEXIST" ? new DirectoryLockedError(directory, process.pid) : error;
    }
  });
  for (const name of await readdir(directory)) {
    const [, pid, started] = lockName.exec(name) ?? [];
    if (name === mine || pid === undefined) continue;
    const running = await processIdentity(Number(pid));
    if (running === started || running === "unknown") {
      await release();
      throw new DirectoryLockedError(directory, Number(pid));
    }
    await rm(join(directory, name), { force: true });
  }
  return release;
}
