import { z } from "zod";
import { readIfExists, writePrivateFile } from "../../private-file.js";
import { StartupError } from "../../startup-error.js";

/**
 * The contents of a JSON file, or null when there is no such file.
 * @throws StartupError when it is damaged; it is never overwritten, since its keys may be in use
 */
export async function readSecretFile<T>(path: string, schema: z.ZodType<T>): Promise<T | null> {
  const text = await readIfExists(path);
  if (text === null) return null;
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : "not JSON";
    throw new StartupError(`${path} is damaged (${reason}). Remove it: the next start makes it anew.`);
  }
}

/** Readable by the server's own user only, like every file of DATA_DIR. */
export function writeSecretFile(path: string, contents: unknown): Promise<void> {
  return writePrivateFile(path, `${JSON.stringify(contents, null, 2)}\n`);
}

/** Reads a secret that outlives restarts, or makes it at the first start. */
export async function keepSecret<T>(path: string, schema: z.ZodType<T>, create: () => Promise<T>): Promise<T> {
  const kept = await readSecretFile(path, schema);
  if (kept) return kept;
  const created = await create();
  await writeSecretFile(path, created);
  return created;
}
