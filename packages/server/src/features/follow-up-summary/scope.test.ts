import { describe, expect, it } from "@jest/globals";
import type { FollowUpSummaryInput } from "@samplan/schema";
import type { Role } from "../../auth/permissions.js";
import { actorOf } from "../../context/actor.js";
import { answerableDay, scopeOf } from "./scope.js";

const members = [
  { id: "l", code: "0580", population: null, populationOn: null },
  { id: "n", code: "0581", population: null, populationOn: null },
];

function viewer(role: Role, bodyId: string | null = null) {
  const roles = [{ role, bodyId, validFrom: "2020-01-01", validTo: null }];
  return actorOf({ municipalityId: "l", userId: "u", email: "u@l.example", name: null, roles });
}

function scope(input: Partial<FollowUpSummaryInput>, actor = viewer("ANALYST")) {
  const whole = { collaboration: "c", year: 2026, period: "T2" as const, basis: null, consolidation: null, ...input };
  return scopeOf(whole, members, "2026-08-31", actor);
}

describe("what is asked for", () => {
  it("is by default all members, approved reports and the worst light", () => {
    expect(scope({})).toEqual({ municipalities: ["l", "n"], period: "T2", basis: "APPROVED", consolidation: "WORST" });
  });

  it("is each member once, in the members' order", () => {
    expect(scope({ municipalities: ["0581", "0580", "0581"] }).municipalities).toEqual(["l", "n"]);
  });

  it("refuses a code of no member by its place, and an empty list", () => {
    expect(() => scope({ municipalities: ["0580", "1880"] })).toThrow(
      "input.municipalities.1: is not the code of a member",
    );
    expect(() => scope({ municipalities: [] })).toThrow("input.municipalities: is empty");
  });
});

describe("INCLUDE_SUBMITTED", () => {
  const own = { basis: "INCLUDE_SUBMITTED", municipalities: ["0580"] } as const;
  const submitted = { ...own, municipalities: [...own.municipalities] };

  it.each<[string, ReturnType<typeof viewer>]>([
    ["an analyst", viewer("ANALYST")],
    ["a coordinator", viewer("COORDINATOR")],
    ["an auditor", viewer("AUDITOR")],
    ["a manager of the whole municipality", viewer("MANAGER")],
  ])("is answered to %s about its own municipality", (_who, actor) => {
    expect(scope(submitted, actor)).toMatchObject({ municipalities: ["l"], basis: "INCLUDE_SUBMITTED" });
  });

  it.each([null, ["0581"], ["0580", "0581"]])("is refused about others: %j", (municipalities) => {
    expect(() => scope({ basis: "INCLUDE_SUBMITTED", municipalities })).toThrow(
      expect.objectContaining({ extensions: { code: "BAD_USER_INPUT", argument: "input.basis" } }),
    );
  });

  it.each<[string, ReturnType<typeof viewer>]>([
    ["a planner of one body", viewer("PLANNER", "b")],
    ["an elected", viewer("ELECTED")],
    ["an administrator", viewer("ADMIN")],
  ])("is forbidden to %s, who would get another total", (_who, actor) => {
    expect(() => scope(submitted, actor)).toThrow(expect.objectContaining({ extensions: { code: "FORBIDDEN" } }));
  });
});

describe("the period's last day", () => {
  const all = { lastDay: "2026-08-31", viewerLastDay: "infinity", municipalities: [], periods: [] };
  const occasion = { year: 2026, period: "T2" } as const;

  it("is answered about to a member on that day", () => {
    expect(answerableDay(all, occasion, "period")).toBe("2026-08-31");
    expect(answerableDay({ ...all, viewerLastDay: "2026-08-31" }, occasion, "period")).toBe("2026-08-31");
  });

  it.each([
    [{ viewerLastDay: "2026-08-30" }, "your municipality is a member until 2026-08-30"],
    [{ viewerLastDay: null }, "your municipality was never a member"],
    [{ lastDay: null }, "no member has a period of the kind T2 in 2026"],
  ])("is refused where %j", (differing, message) => {
    expect(() => answerableDay({ ...all, ...differing }, occasion, "input.period")).toThrow(message);
  });
});
