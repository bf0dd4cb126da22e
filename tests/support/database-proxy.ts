import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import type { TestDatabase } from "./database.js";

/** A way to a database that a test can cut and mend, as a network does. */
export interface DatabaseProxy {
  /** The database with samplan_app's connections by this way. */
  database: TestDatabase;
  cut(): void;
  mend(): void;
  stop(): Promise<void>;
}

/** Passes on what comes, byte by byte, while it is not cut. */
export async function databaseProxy(database: TestDatabase): Promise<DatabaseProxy> {
  const appUrl = new URL(database.appUrl);
  const target = { host: appUrl.hostname, port: Number(appUrl.port) };
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((caller) => {
    if (isCut) return void caller.destroy();
    const postgres = connect(target);
    for (const [from, to] of [
      [caller, postgres],
      [postgres, caller],
    ] as const) {
      sockets.add(from);
      from.pipe(to);
      from.on("error", () => to.destroy());
      from.once("close", () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  appUrl.hostname = "127.0.0.1";
  appUrl.port = String((server.address() as AddressInfo).port);
  const drop = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    database: { ...database, appUrl: appUrl.href },
    cut: () => {
      isCut = true;
      drop();
    },
    mend: () => {
      isCut = false;
    },
    stop: async () => {
      drop();
      server.close();
      await once(server, "close");
    },
  };
}
