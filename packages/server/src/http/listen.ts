import { createServer } from "node:net";
import type { FastifyInstance } from "fastify";
import type { Config } from "../config.js";
import { errorCode } from "../error-code.js";
import { StartupError } from "../startup-error.js";

/** What is wrong with the address, and what whoever starts the server must change. */
const reasons: Record<string, string> = {
  EADDRINUSE: "another program is using it. Stop that one, or choose another port with PORT=…",
  EACCES: "this user may not use it. Choose a port above 1023 with PORT=…",
  EADDRNOTAVAIL: "this machine has no such address. Correct HOST",
  ENOTFOUND: "there is no such host. Correct HOST",
};

/**
 * The configured port; for 0 one that is free now.
 * @throws StartupError when the host is none of this machine's
 */
export async function choosePort({ host, port }: Pick<Config, "host" | "port">): Promise<number> {
  if (port !== 0) return port;
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once("error", (error) => reject(explained(error, host, port)));
    probe.listen(0, host, resolve);
  });
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("A TCP server has a port.");
  return address.port;
}

/** @throws StartupError when the port is taken or may not be used */
export async function listen(app: FastifyInstance, { host, port }: { host: string; port: number }): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    throw explained(error, host, port);
  }
}

function explained(error: unknown, host: string, port: number): unknown {
  const reason = reasons[errorCode(error) ?? ""];
  if (reason === undefined) return error;
  return new StartupError(`Cannot listen on ${host}:${port}: ${reason}.`, { cause: error });
}

/** The name under which this machine reaches a server that listens on the host. */
export function localHost(host: string): string {
  return host === "0.0.0.0" || host === "::" ? "localhost" : host;
}
