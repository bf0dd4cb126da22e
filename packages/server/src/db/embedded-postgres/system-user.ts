import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { StartupError } from "../../startup-error.js";

/** A user of the operating system, by its numbers. */
export interface SystemUser {
  uid: number;
  gid: number;
}

/**
 * The user that PostgreSQL, which refuses to run as root, runs as when root starts the server: `postgres` where there
 * is one, else `nobody`.
 */
export async function unprivilegedUser(): Promise<SystemUser> {
  for (const name of ["postgres", "nobody"]) {
    const user = await findUser(name);
    if (user) return user;
  }
  throw new StartupError(
    "PostgreSQL does not run as root, and this system has no user `postgres` or `nobody` to run it as. " +
      "Start Samplan as an ordinary user, or make one: useradd --system postgres.",
  );
}

/** Asked of `id` and not of /etc/passwd: users may come from a directory service, and on macOS always do. */
async function findUser(name: string): Promise<SystemUser | null> {
  try {
    const id = async (option: string) => Number((await promisify(execFile)("id", [option, name])).stdout);
    return { uid: await id("-u"), gid: await id("-g") };
  } catch {
    // `id` fails for a user that does not exist, which is an answer.
    return null;
  }
}

/** True when this process is root. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}
