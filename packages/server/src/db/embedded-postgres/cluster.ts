import { randomBytes } from "node:crypto";
import { chmod, chown, mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { errorCode } from "../../error-code.js";
import { readIfExists, withFileAdvice, writePrivateFile } from "../../private-file.js";
import { StartupError } from "../../startup-error.js";
import { PostgresToolError, runPostgresTool } from "./run-postgres-tool.js";
import { isRoot, type SystemUser, unprivilegedUser } from "./system-user.js";

/** PostgreSQL's files of one data directory: where they lie, and as whom PostgreSQL runs (null: as ourselves). */
export interface Cluster {
  directory: string;
  runAs: SystemUser | null;
}

/** Where clusters and programs lie that another user than root must reach, whatever root's own directories allow. */
const SHARED_DIRECTORY = "/var/lib/samplan";

/**
 * The cluster of a data directory, or the place for it. An ordinary user's lies in the data directory. Root's cannot:
 * PostgreSQL runs as another user, who may not be able to enter there; it lies below /var/lib/samplan under a random
 * name, and the file `postgres-cluster` points to it.
 */
export async function locateCluster(dataDir: string): Promise<Cluster & { exists: boolean; copiesIn: string }> {
  const own = join(dataDir, "postgres");
  if (!isRoot()) return { directory: own, runAs: null, exists: await isDirectory(own), copiesIn: dataDir };

  await makeSharedDirectory();
  // A data directory that an ordinary user began stays that user's.
  if (await isDirectory(own)) {
    return { directory: own, runAs: await ownerOf(own), exists: true, copiesIn: SHARED_DIRECTORY };
  }
  const pointed = (await readIfExists(pointerFile(dataDir)))?.trim();
  const directory = pointed ?? join(SHARED_DIRECTORY, randomBytes(8).toString("hex"));
  if (pointed !== undefined && !(await isDirectory(pointed))) {
    throw new StartupError(
      `${pointerFile(dataDir)} says that the database lies in ${pointed}, and nothing is there. ` +
        "Restore that directory from your backup, or remove the file to begin with an empty database.",
    );
  }
  const runAs = pointed === undefined ? await unprivilegedUser() : await ownerOf(pointed);
  return { directory, runAs, exists: pointed !== undefined, copiesIn: SHARED_DIRECTORY };
}

/** Makes an empty cluster with one superuser, `postgres`. It appears under its name when it is whole. */
export async function createCluster(
  { directory, runAs }: Cluster,
  options: { dataDir: string; programs: string; password: string; forTests: boolean },
): Promise<void> {
  const draft = `${directory}.new`;
  const passwordFile = `${directory}.password`;
  try {
    await withFileAdvice(draft, async () => {
      await rm(draft, { recursive: true, force: true });
      await rm(passwordFile, { force: true });
      await mkdir(draft, { mode: 0o700 });
      await writeFile(passwordFile, options.password, { flag: "wx", mode: 0o600 });
      if (!runAs) return;
      await chown(draft, runAs.uid, runAs.gid);
      await chown(passwordFile, runAs.uid, runAs.gid);
    });
    // Text sorts by code point unless a column says otherwise (the Swedish ones do), and å is the lower case of Å.
    const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
    const access = ["--username=postgres", `--pwfile=${passwordFile}`, "--auth=scram-sha-256"];
    const speed = options.forTests ? ["--no-sync"] : [];
    await runPostgresTool(
      join(options.programs, "initdb"),
      [`--pgdata=${draft}`, ...locale, ...access, ...speed, "--no-instructions"],
      runAs,
    );
    await rename(draft, directory);
    if (runAs) await writePrivateFile(pointerFile(options.dataDir), `${directory}\n`);
  } catch (error) {
    if (!(error instanceof PostgresToolError)) throw error;
    const help = /No space left on device/.test(error.message)
      ? "the disk is full: make room and start again"
      : "initdb said";
    throw new StartupError(`The database in ${directory} could not be made; ${help}:\n${error.message}`, {
      cause: error,
    });
  } finally {
    await rm(passwordFile, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

async function makeSharedDirectory(): Promise<void> {
  await withFileAdvice(SHARED_DIRECTORY, async () => {
    const made = await mkdir(SHARED_DIRECTORY, { recursive: true });
    // The umask may have kept others out.
    if (made !== undefined) await chmod(SHARED_DIRECTORY, 0o755);
  });
}

async function ownerOf(directory: string): Promise<SystemUser> {
  const { uid, gid } = await stat(directory);
  return { uid, gid };
}

async function isDirectory(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (errorCode(error) === "ENOENT") return false;
    throw error;
  }
}

function pointerFile(dataDir: string): string {
  return join(dataDir, "postgres-cluster");
}
