import { describe, expect, it } from "@jest/globals";
import { databaseName, withoutPassword, withParts } from "./database-url.js";

describe("withoutPassword", () => {
  it.each([
    [
      "postgres://samplan_app:secret@db.example:5432/samplan?sslmode=require",
      "postgres://samplan_app@db.example:5432/samplan",
    ],
    ["postgres://db.example/samplan?user=samplan_app&password=secret", "postgres://samplan_app@db.example/samplan"],
    ["postgres:///samplan?host=/run/postgresql&user=a@b", "postgres://a%40b@/samplan"],
    ["postgres://db.example/samplan", "postgres://db.example/samplan"],
  ])("shows %s as %s", (url, shown) => {
    expect(withoutPassword(url)).toBe(shown);
  });
});

describe("withParts", () => {
  it("replaces what is named where it stands, whatever characters it has", () => {
    const parts = { user: "ö", password: "a/b@c", database: "år 1" };
    const url = withParts("postgres://me:secret@db.example:5432/samplan?sslmode=require", parts);
    expect(url).toBe("postgres://%C3%B6:a%2Fb%40c@db.example:5432/%C3%A5r%201?sslmode=require");
    expect(databaseName(url)).toBe("år 1");
    expect(withParts("postgres:///samplan?host=/run", { user: "me" })).toBe("postgres:///samplan?host=%2Frun&user=me");
  });
});
