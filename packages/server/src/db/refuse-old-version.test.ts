import { describe, expect, it } from "@jest/globals";
import pg from "pg";
import { refuseOldVersion } from "./refuse-old-version.js";

/** A connection to a PostgreSQL that answers with this version, whatever it is asked. */
function serverOf(version: string): pg.Client {
  return Object.assign(new pg.Client(), { query: async () => ({ rows: [{ server_version: version }] }) });
}

describe("refuseOldVersion", () => {
  it.each(["14.19 (Debian 14.19-1)", "9.6.24", "unknown"])("refuses %s, and says which is needed", async (version) => {
    const refusal = refuseOldVersion(serverOf(version));
    await expect(refusal).rejects.toThrow(`is version ${version}. Samplan needs 15 or newer`);
  });

  it.each(["15.0", "15beta2", "18.4"])("takes %s", async (version) => {
    await refuseOldVersion(serverOf(version));
  });
});
