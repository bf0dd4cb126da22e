import type { FastifyInstance } from "fastify";
import type { DataSource } from "typeorm";

/** GET /healthz: the process answers. GET /readyz: it can also reach its database, and is not shutting down. */
export function registerHealth(app: FastifyInstance, source: DataSource): void {
  let closing = false;
  app.addHook("preClose", async () => {
    closing = true;
  });
  app.get("/healthz", async () => ({ status: "ok" }));
  app.get("/readyz", async (request, reply) => {
    if (closing) return reply.code(503).send({ status: "shutting down" });
    try {
      await source.query("SELECT 1");
      return { status: "ready" };
    } catch (error) {
      request.log.warn({ err: error }, "not ready");
      return reply.code(503).send({ status: "the database cannot be reached" });
    }
  });
}
