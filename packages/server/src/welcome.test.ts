import { describe, expect, it } from "@jest/globals";
import { welcomeText } from "./welcome.js";

const url = "http://localhost:4000";

function person(email: string, ...roles: string[]) {
  return { issuerId: "demo:0580", subject: email, email, name: null, municipalityCode: "0580", roles };
}

function welcome(...users: ReturnType<typeof person>[]): string {
  return welcomeText({
    url,
    demo: { users, municipalities: [{ code: "0580", name: "Linköping" }] },
    hasIssuers: false,
  });
}

describe("the welcome", () => {
  it("calls data invented where every address is", () => {
    expect(welcome(person("anna@linkoping.example"))).toContain("invented data");
    const own = welcome(person("anna@linkoping.se"), person("bo@linkoping.example"));
    expect(own).not.toMatch(/invented|Påhittade/);
    expect(own).toContain("Sign in with a token of one of these. · Logga in som någon av dessa.");
  });

  it("gives an analyst as the example, else whoever is first", () => {
    const planner = person("anna@linkoping.example", "PLANNER");
    expect(welcome(planner, person("bo@linkoping.example", "ELECTED", "ANALYST"))).toContain(
      "npm run --silent token -- bo@linkoping.example",
    );
    expect(welcome(planner)).toContain("npm run --silent token -- anna@linkoping.example");
  });
});
