import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import Fastify, { type FastifyInstance } from "fastify";
import { registerStaticWeb } from "./static-web.js";

let directory: string;
let root: string;
let app: FastifyInstance;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "samplan-static-web-"));
  root = join(directory, "dist");
  app = Fastify();
  app.get("/api", async () => ({ ok: true }));
  registerStaticWeb(app, { root });
});

afterEach(async () => {
  await app.close();
  await rm(directory, { recursive: true });
});

async function build(): Promise<void> {
  await mkdir(join(root, "assets"), { recursive: true });
  await writeFile(join(root, "graphiql.html"), "<title>Samplan API</title>");
  await writeFile(join(root, "assets", "explorer-1a2b3c.js"), "export {};");
  await writeFile(join(directory, "secret.txt"), "not for the web");
}

describe("registerStaticWeb", () => {
  it("serves the explorer, asked about on every visit", async () => {
    await build();
    const response = await app.inject("/graphiql");
    expect(response.statusCode).toBe(200);
    expect(response.headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(response.headers["cache-control"]).toBe("no-cache");
    expect(response.body).toContain("Samplan API");

    const etag = String(response.headers.etag);
    const again = await app.inject({ url: "/graphiql", headers: { "if-none-match": etag } });
    expect(again.statusCode).toBe(304);
  });

  it("lets assets be kept for good", async () => {
    await build();
    const response = await app.inject("/assets/explorer-1a2b3c.js");
    expect(response.statusCode).toBe(200);
    expect(response.headers["content-type"]).toMatch(/^(text|application)\/javascript/);
    expect(response.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
  });

  it.each(["/", "/graphiql", "/assets/explorer-1a2b3c.js"])(
    "allows nothing from elsewhere and no frame: %s",
    async (url) => {
      await build();
      const { headers } = await app.inject(url);
      const policy = String(headers["content-security-policy"]);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
      expect(headers["x-content-type-options"]).toBe("nosniff");
      expect(headers["referrer-policy"]).toBe("no-referrer");
    },
  );

  it("leaves the headers of other routes alone", async () => {
    const { headers } = await app.inject("/api");
    expect(headers["content-security-policy"]).toBeUndefined();
  });

  it("leads from / to the explorer", async () => {
    const response = await app.inject("/");
    expect(response.statusCode).toBe(302);
    expect(response.headers.location).toBe("/graphiql");
  });

  it("says how to build what is not built, and serves it once it is", async () => {
    const before = await app.inject("/graphiql");
    expect(before.statusCode).toBe(503);
    expect(before.body).toContain("npm run build");

    await build();
    expect((await app.inject("/graphiql")).statusCode).toBe(200);
    expect((await app.inject("/assets/explorer-1a2b3c.js")).statusCode).toBe(200);
  });

  it.each(["/assets/missing.js", "/assets/", "/assets/../graphiql.html", "/assets/..%2f..%2fsecret.txt"])(
    "serves only what lies in the assets: %s",
    async (url) => {
      await build();
      const response = await app.inject(url);
      expect([403, 404]).toContain(response.statusCode);
      expect(response.body).not.toContain("not for the web");
    },
  );
});
