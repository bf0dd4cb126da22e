import type { EventEmitter } from "node:events";
import type { FastifyInstance } from "fastify";
import type Provider from "oidc-provider";

/** Serves a provider below a path of the server; what goes wrong inside it goes to the server's log. */
export function mountProvider(fastify: FastifyInstance, path: string, provider: Provider): void {
  const handle = provider.callback();
  const log = fastify.log.child({ issuer: provider.issuer });
  const logFailure = (error: unknown) => log.error({ err: error }, "the demo identity provider failed");
  provider.on("server_error", (_ctx, error) => logFailure(error));
  // Koa's own event, which would print to the console if nobody listened.
  const koa: EventEmitter = provider;
  koa.on("error", logFailure);
  provider.on("grant.error", (_ctx, error) => log.info({ reason: error.message }, "the demo refused a token"));

  fastify.register(async (scope) => {
    // The provider reads the request's body itself.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", (_request, _payload, done) => done(null));
    scope.route<{ Params: { "*": string } }>({
      method: ["GET", "POST", "OPTIONS"],
      url: `${path}/*`,
      handler: (request, reply) => {
        reply.hijack();
        const url = `/${encodeURI(request.params["*"])}${/\?.*/.exec(request.raw.url ?? "")?.[0] ?? ""}`;
        // The provider finds out where it is mounted by comparing the two.
        Object.assign(request.raw, { url, originalUrl: path + url });
        handle(request.raw, reply.raw);
      },
    });
  });
}
