import { z } from "zod";
import { readRuntimeFile } from "../../runtime-file.js";
import { readTokenClient, readUserDirectory, type UserDirectory } from "./demo-secrets.js";
import { DEMO_USER_GRANT, demoIssuerPath } from "./demo-user.js";

const REQUEST_TIMEOUT_MS = 10_000;

/** Why there is no token, said to the person who asked for it. */
export class DemoTokenError extends Error {
  override readonly name = "DemoTokenError";
}

/**
 * A bearer token of a demo user, from the server that runs on the data directory.
 * @throws DemoTokenError when no server runs, it has no demo sign-in, or it does not know the e-mail
 */
export async function requestDemoToken(dataDir: string, email: string): Promise<string> {
  const runtime = await readRuntimeFile(dataDir);
  if (!runtime) throw notRunning(dataDir);
  const client = await readTokenClient(dataDir);
  const directory = await readUserDirectory(dataDir);
  if (!client || !directory) throw noDemo(runtime.url);
  const municipality = directory.find(({ users }) =>
    users.some((user) => user.email.toLowerCase() === email.toLowerCase()),
  );
  if (!municipality) throw unknownEmail(email, directory);

  const credentials = Buffer.from(`${client.clientId}:${client.clientSecret}`).toString("base64");
  const response = await fetch(`${runtime.url}${demoIssuerPath(municipality.code)}/token`, {
    method: "POST",
    headers: { authorization: `Basic ${credentials}`, accept: "application/json" },
    body: new URLSearchParams({ grant_type: DEMO_USER_GRANT, email }),
    signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
  }).catch((error: unknown) => {
    throw notRunning(dataDir, error);
  });
  if (response.status === 404) throw noDemo(runtime.url);
  if (!response.ok) {
    throw new DemoTokenError(`${runtime.url} refused the token (${response.status}): ${await response.text()}`);
  }
  return z.object({ access_token: z.string() }).parse(await response.json()).access_token;
}

function notRunning(dataDir: string, cause?: unknown): DemoTokenError {
  return new DemoTokenError(
    `No server answers on the data directory ${dataDir}. Start it with "npm start" and try again; ` +
      "if it runs on another directory, set DATA_DIR to that.",
    { cause },
  );
}

function noDemo(url: string): DemoTokenError {
  return new DemoTokenError(
    `The server at ${url} has no demo sign-in, which comes with the embedded database only. ` +
      "Get the token from the municipality's own identity provider.",
  );
}

function unknownEmail(email: string, directory: UserDirectory): DemoTokenError {
  const known = directory.map(({ code, name, users }) =>
    [`${name} (${code})`, ...users.map((user) => `  ${user.email}`)].join("\n"),
  );
  return new DemoTokenError(`No demo user has the e-mail ${email}. There are:\n\n${known.join("\n\n")}`);
}
