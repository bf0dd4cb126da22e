import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { z } from "zod";
import { makePrivateDirectory, readIfExists, writePrivateFile } from "../private-file.js";
import { StartupError } from "../startup-error.js";

const password = z.string().min(32);
const credentialsSchema = z.object({ admin: password, owner: password, app: password, worker: password });

/** The passwords of the roles that the server makes itself; `admin` is the embedded database's superuser. */
export type Credentials = z.infer<typeof credentialsSchema>;

/**
 * Reads the passwords of DATA_DIR/credentials.json (0600), or makes them up when there is no such file.
 * @param exist true when a database of this data directory exists, whose passwords cannot be made up again
 */
export async function loadCredentials(dataDir: string, { exist = false } = {}): Promise<Credentials> {
  await makePrivateDirectory(dataDir);
  const path = join(dataDir, "credentials.json");
  const text = await readIfExists(path);
  if (text === null && !exist) {
    const credentials = { admin: secret(), owner: secret(), app: secret(), worker: secret() };
    await writePrivateFile(path, `${JSON.stringify(credentials, null, 2)}\n`);
    return credentials;
  }
  try {
    return credentialsSchema.parse(JSON.parse(text ?? "null"));
  } catch (error) {
    throw new StartupError(
      `${path} does not hold the database's passwords. Restore it from your backup; without it the database in ` +
        "this data directory cannot be opened.",
      { cause: error },
    );
  }
}

function secret(): string {
  return randomBytes(32).toString("base64url");
}
