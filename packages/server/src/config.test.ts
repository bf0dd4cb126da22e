import { describe, expect, it } from "@jest/globals";
import { readConfig } from "./config.js";
import { StartupError } from "./startup-error.js";

const secret = "kallekula";

describe("readConfig", () => {
  it("has a default for everything", () => {
    expect(readConfig({}, "/srv/samplan")).toEqual({
      port: 4000,
      host: "127.0.0.1",
      dataDir: "/srv/samplan/data",
      databaseUrl: null,
      databaseOwnerUrl: null,
      publicUrl: null,
      demo: { kind: "builtIn" },
      logLevel: "info",
      oidcIssuers: [],
      production: false,
    });
  });

  it("takes a variable that is set to nothing as not set", () => {
    expect(readConfig({ PORT: "", DATABASE_URL: "  " })).toMatchObject({ port: 4000, databaseUrl: null });
  });

  it("makes paths absolute and drops the address's trailing slash", () => {
    const env = { DATA_DIR: "../var", SAMPLAN_DEMO: "demo.json", PUBLIC_URL: "https://samplan.example/" };
    expect(readConfig(env, "/srv/samplan")).toMatchObject({
      dataDir: "/srv/var",
      demo: { kind: "file", path: "/srv/samplan/demo.json" },
      publicUrl: "https://samplan.example",
    });
    expect(readConfig({ SAMPLAN_DEMO: "none" }).demo).toEqual({ kind: "none" });
  });

  it.each([
    ["PORT", "http"],
    ["PORT", "65536"],
    ["PORT", "-1"],
    ["HOST", "http://localhost"],
    ["DATABASE_URL", `mysql://root:${secret}@db/samplan`],
    ["DATABASE_URL", `postgres://root:${secret}@db`],
    ["PUBLIC_URL", "samplan.example"],
    ["LOG_LEVEL", "loud"],
    ["OIDC_ISSUERS", "[{"],
    ["OIDC_ISSUERS", "{}"],
    ["NODE_ENV", "prod"],
  ])("refuses %s=%s, naming it and giving an example, without repeating the value", (name, value) => {
    const read = () => readConfig({ [name]: value });
    expect(read).toThrow(StartupError);
    expect(read).toThrow(new RegExp(`^${name} .+, for example ${name}=.+$`));
    expect(read).not.toThrow(new RegExp(secret));
  });

  it("names the place in a list and every variable that is wrong", () => {
    const issuers = '[{"id":"a","municipality":"Linköping","issuer":"https://login.example","audience":"x"}]';
    const read = () => readConfig({ PORT: "x", OIDC_ISSUERS: issuers });
    expect(read).toThrow(/^PORT must be/m);
    expect(read).toThrow(/^OIDC_ISSUERS\[0\]\.municipality must be/m);
  });

  it("refuses an owner's connection without the server's own", () => {
    expect(() => readConfig({ DATABASE_OWNER_URL: "postgres://o@db/samplan" })).toThrow(/^DATABASE_URL is missing/);
  });
});
