import { describe, expect, it } from "@jest/globals";
import { pino } from "pino";
import { startTestApi } from "../support/api.js";
import { demoDatabase } from "../support/database.js";
import { databaseProxy } from "../support/database-proxy.js";
import { Sleep } from "../support/sleep.js";

const analyst = "analyst@linkoping.example";

describe("when the database is gone", () => {
  it("the server is alive and not ready, says so of every request, and goes on when it is back", async () => {
    const proxy = await databaseProxy(demoDatabase());
    const other = await startTestApi(proxy.database, { poolSize: 2 });
    const status = async (url: string) => (await other.app.inject(url)).statusCode;
    const viewer = () => other.query(analyst, "{ viewer { email } }", {}, { once: true });
    try {
      expect([await status("/healthz"), await status("/readyz")]).toEqual([200, 200]);
      await Promise.all([viewer(), viewer()]);
      proxy.cut();
      expect([await status("/healthz"), await status("/readyz")]).toEqual([200, 503]);
      const { status: code, data, errors, headers } = await viewer();
      expect({ code, data, again: headers["retry-after"] }).toEqual({ code: 503, data: null, again: "1" });
      expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: "INTERNAL" }]);
      expect(JSON.stringify(errors)).not.toMatch(/ECONN|127\.0\.0\.1|terminated|samplan/);
      proxy.mend();
      expect([await status("/healthz"), await status("/readyz")]).toEqual([200, 200]);
      expect(await viewer()).toMatchObject({ status: 200, data: { viewer: { email: analyst } }, errors: [] });
    } finally {
      await other.stop();
      await proxy.stop();
    }
  });

  it("in the middle of a request, that one fails and the connection is not used again", async () => {
    const proxy = await databaseProxy(demoDatabase());
    const lines: string[] = [];
    const log = pino({ level: "error" }, { write: (line: string) => void lines.push(line) });
    const other = await startTestApi(proxy.database, { poolSize: 1, extraResolvers: [Sleep], log });
    try {
      const broken = other.query(analyst, "{ viewer { email } sleep(seconds: 1) }");
      setTimeout(proxy.cut, 200);
      const { errors, headers, data } = await broken;
      expect(data?.sleep ?? null).toBeNull();
      expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: "INTERNAL", errorId: expect.any(String) }]);
      const line = lines.find((each) => each.includes(String(errors[0]?.extensions.errorId)));
      expect(JSON.parse(line ?? "{}")).toMatchObject({ reqId: headers["x-request-id"] });
      proxy.mend();
      expect(await other.query(analyst, "{ viewer { email } }")).toMatchObject({ status: 200, errors: [] });
    } finally {
      await other.stop();
      await proxy.stop();
    }
  });
});
