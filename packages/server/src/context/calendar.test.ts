import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { dayAfter, dayBefore, isValidOn, validOn } from "./calendar.js";

describe("dayBefore and dayAfter", () => {
  it.each([
    ["2026-11-03", "2026-11-02"],
    ["2026-01-01", "2025-12-31"],
    ["2024-03-01", "2024-02-29"],
    ["2026-03-01", "2026-02-28"],
    ["1900-03-01", "1900-02-28"],
    // The days on which Sweden changes its clocks are days like others.
    ["2026-03-30", "2026-03-29"],
    ["2026-10-26", "2026-10-25"],
    ["0050-01-01", "0049-12-31"],
  ])("%s comes right after %s", (day, before) => {
    expect(dayBefore(day)).toBe(before);
    expect(dayAfter(before)).toBe(day);
  });

  it("refuses what is no day", () => {
    expect(() => dayBefore("2026-13-01")).toThrow(RangeError);
  });

  it("comes earlier, and nothing comes between", () => {
    const days = fc.date({ min: new Date("1000-01-02"), max: new Date("9999-12-30"), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10);
        expect(dayAfter(day)).toBe(new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10));
        expect(dayBefore(dayAfter(day))).toBe(day);
        expect(dayBefore(day) < day).toBe(true);
      }),
    );
  });
});

describe("validity", () => {
  const ended = { validFrom: "2025-01-01", validTo: "2025-12-31" };
  const open = { validFrom: "2026-01-01", validTo: null };

  it("includes its first and its last day", () => {
    expect(isValidOn(ended, "2024-12-31")).toBe(false);
    expect(isValidOn(ended, "2025-01-01")).toBe(true);
    expect(isValidOn(ended, "2025-12-31")).toBe(true);
    expect(isValidOn(ended, "2026-01-01")).toBe(false);
  });

  it("has no end while none is decided", () => {
    expect(isValidOn(open, "9999-12-31")).toBe(true);
  });

  it("is asked only where a day is", () => {
    expect(validOn([ended, open], "2026-06-01")).toEqual([open]);
    expect(validOn([ended, open], null)).toEqual([ended, open]);
    expect(validOn([ended, open], undefined)).toEqual([ended, open]);
  });
});
