import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { isInForce, lastDayInForce, type SharedText, sharedTextState } from "./shared-text.js";

const text = (facts: Partial<SharedText>): SharedText => ({
  collaborationId: "01900000-0000-7000-8000-000000000001",
  state: "PARTLY_ADOPTED",
  contentHash: null,
  effectiveFrom: null,
  supersededOn: null,
  ...facts,
});

describe("sharedTextState", () => {
  it.each(["DRAFT", "CONSULTATION", "PROPOSED", "PARTLY_ADOPTED", "RETURNED", "REPEALED"] as const)(
    "is %s while no first day is decided",
    (state) => {
      expect(sharedTextState(text({ state }), "2026-11-21")).toBe(state);
    },
  );

  it("waits for the first day in force", () => {
    const version = text({ effectiveFrom: "2027-01-01" });
    expect(sharedTextState(version, "2026-12-31")).toBe("PARTLY_ADOPTED");
    expect(sharedTextState(version, "2027-01-01")).toBe("EFFECTIVE");
  });

  it("is replaced on the successor's first day, not before", () => {
    const version = text({ effectiveFrom: "2016-06-01", supersededOn: "2027-01-01" });
    expect(sharedTextState(version, "2026-12-31")).toBe("EFFECTIVE");
    expect(sharedTextState(version, "2027-01-01")).toBe("SUPERSEDED");
  });

  it("is repealed from the day of the repeal", () => {
    const version = text({ state: "REPEALED", effectiveFrom: "2016-06-01", supersededOn: "2027-01-01" });
    expect(sharedTextState(version, "2026-12-31")).toBe("EFFECTIVE");
    expect(sharedTextState(version, "2027-01-01")).toBe("REPEALED");
  });

  it("stays repealed where the day is not known or never came", () => {
    expect(sharedTextState(text({ state: "REPEALED", effectiveFrom: "2016-06-01" }), "2026-11-21")).toBe("REPEALED");
    expect(sharedTextState(text({ state: "REPEALED", effectiveFrom: "2027-01-01" }), "2026-11-21")).toBe("REPEALED");
  });
});

describe("lastDayInForce", () => {
  it("is the day before the successor's first day", () => {
    expect(lastDayInForce(text({ effectiveFrom: "2016-06-01", supersededOn: "2027-01-01" }))).toBe("2026-12-31");
  });

  it.each([
    ["no end is decided", { effectiveFrom: "2016-06-01" }],
    ["it has no first day", {}],
    ["it was replaced before it came into force", { effectiveFrom: "2026-06-01", supersededOn: "2026-06-01" }],
  ])("is null where %s", (_, facts) => {
    expect(lastDayInForce(text(facts))).toBeNull();
  });
});

describe("state, dates and being in force", () => {
  const days = ["2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04"];
  const day = fc.constantFrom(...days);
  const texts = fc.record({
    state: fc.constantFrom<SharedText["state"]>("PARTLY_ADOPTED", "REPEALED"),
    effectiveFrom: fc.option(day),
    supersededOn: fc.option(day),
  });

  it("agree: a text is EFFECTIVE exactly on the days on which it is in force", () => {
    fc.assert(
      fc.property(texts, day, (facts, today) => {
        expect(sharedTextState(text(facts), today) === "EFFECTIVE").toBe(isInForce(text(facts), today));
      }),
    );
  });

  it("agree: the last day in force is the last one", () => {
    fc.assert(
      fc.property(texts, (facts) => {
        const last = lastDayInForce(text(facts));
        if (last === null) return;
        expect(isInForce(text(facts), last)).toBe(true);
        expect(days.filter((later) => later > last).some((later) => isInForce(text(facts), later))).toBe(false);
      }),
    );
  });
});
