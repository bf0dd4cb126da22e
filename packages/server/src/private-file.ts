import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { errorCode } from "./error-code.js";
import { StartupError } from "./startup-error.js";

const advice: Record<string, string> = {
  EACCES: "is not permitted: give this user the right to write there, or name another directory with DATA_DIR",
  EPERM: "is not permitted: give this user the right to write there, or name another directory with DATA_DIR",
  EROFS: "failed since the file system is read-only: name a directory on another with DATA_DIR",
  ENOSPC: "failed since the disk is full: make room, or name a directory on another disk with DATA_DIR",
  EDQUOT: "failed since the disk quota is used up: make room, or name a directory on another disk with DATA_DIR",
  ENOTDIR: "failed since a part of the path is a file: name another directory with DATA_DIR",
  EEXIST: "failed since a file of that name is in the way: name another directory with DATA_DIR",
};

/** Runs `work` on `path`; what the one who starts the server can mend becomes a StartupError that says how. */
export async function withFileAdvice<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const help = advice[errorCode(error) ?? ""];
    if (help) throw new StartupError(`Writing to ${path} ${help}.`, { cause: error });
    throw error;
  }
}

/** Makes a directory that only this user may enter, unless it exists. */
export async function makePrivateDirectory(path: string): Promise<void> {
  await withFileAdvice(path, () => mkdir(path, { recursive: true, mode: 0o700 }));
}

/** Writes a file that only this user may read. Whoever reads it sees the old text or the new one, never a part. */
export async function writePrivateFile(path: string, text: string): Promise<void> {
  const draft = `${path}.${process.pid}.tmp`;
  await withFileAdvice(path, async () => {
    await rm(draft, { force: true });
    const file = await open(draft, "wx", 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  });
}

/** The text of a file, or null when there is none. */
export async function readIfExists(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  }
}
