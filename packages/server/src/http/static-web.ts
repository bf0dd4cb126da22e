import { statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";

/** The built packages/web; the same path from src/http and from dist/http. */
const WEB_DIST = fileURLToPath(new URL("../../../web/dist", import.meta.url));
const EXPLORER_PAGE = "graphiql.html";

/** Everything from this server, nothing from elsewhere, in nobody's frame. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  // Monaco, the explorer's editor, writes style elements; GraphiQL's stylesheet embeds its fonts and icons.
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const SECURITY_HEADERS = {
  "content-security-policy": CONTENT_SECURITY_POLICY,
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

export interface StaticWebOptions {
  /** Directory of the built web application; packages/web/dist unless given. */
  root?: string;
}

/**
 * Serves the built web application: the GraphQL explorer at /graphiql, where / leads, and its files under /assets.
 * The explorer answers 503 until the application is built; a build made while the server runs is served at once.
 */
export function registerStaticWeb(app: FastifyInstance, { root = WEB_DIST }: StaticWebOptions = {}): void {
  // A scope of its own: the headers are for pages, not for the API.
  app.register(async (web) => {
    web.addHook("onSend", async (_request, reply) => {
      reply.headers(SECURITY_HEADERS);
    });

    // An asset's name holds a hash of its content, so the same name is always the same bytes.
    await web.register(fastifyStatic, {
      root: join(root, "assets"),
      prefix: "/assets/",
      index: false,
      dotfiles: "ignore",
      immutable: true,
      maxAge: "1y",
    });

    web.get("/", (_request, reply) => reply.redirect("/graphiql", 302));

    web.get("/graphiql", async (_request, reply) => {
      if (!statSync(join(root, EXPLORER_PAGE), { throwIfNoEntry: false })) {
        return reply
          .code(503)
          .type("text/plain; charset=utf-8")
          .send("The GraphQL explorer is not built. Run `npm run build`, then load this page again.\n");
      }
      // The page names the current assets: kept, but asked about each time.
      reply.header("cache-control", "no-cache");
      return reply.sendFile(EXPLORER_PAGE, root, { cacheControl: false });
    });
  });
}
