import { createServer } from "node:net";
import type { FastifyInstance } from "fastify";
import type { Config } from "../config.js";
import { errorCode } from "../error-code.js";
import { StartupError } from "../startup-error.js";

/** The configured port; for 0 one that is free now. */
export async function choosePort({ host, port }: Pick<Config, "host" | "port">): Promise<number> {
  if (port !== 0) return port;
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once("error", reject);
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
    const reasons: Record<string, string> = {
      EADDRINUSE: "another program is using it. Stop that one, or choose another port",
      EACCES: "this user may not use it. Choose a port above 1023",
      EADDRNOTAVAIL: "this machine has no such address. Correct HOST",
    };
    const reason = reasons[errorCode(error) ?? ""];
    if (reason === undefined) throw error;
    throw new StartupError(`Cannot listen on ${host}:${port}: ${reason}, for example PORT=${port + 1} npm start.`, {
      cause: error,
    });
  }
}

/** The name under which this machine reaches a server that listens on the host. */
export function localHost(host: string): string {
  return host === "0.0.0.0" || host === "::" ? "localhost" : host;
}
