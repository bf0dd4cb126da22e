import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

const DRAIN_MS = 8_000;

/**
 * Lets close() come to an end. Requests under way may finish; a connection that has asked nothing yet is cut at once,
 * since Node would wait for it for ever (browsers open such in advance), and so is whatever is still there at the end.
 */
export function registerDrain(app: FastifyInstance): void {
  const silent = new Set<Socket>();
  app.server.on("connection", (socket: Socket) => {
    silent.add(socket);
    socket.once("close", () => silent.delete(socket));
  });
  app.server.on("request", ({ socket }: IncomingMessage) => silent.delete(socket));
  app.addHook("preClose", async () => {
    for (const socket of silent) socket.destroy();
    setTimeout(() => app.server.closeAllConnections(), DRAIN_MS).unref();
  });
}
