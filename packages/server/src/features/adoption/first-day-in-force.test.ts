import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { validOn } from "../../context/calendar.js";
import { type CountingAdoption, firstDayInForce } from "./first-day-in-force.js";
import type { MembershipFacts } from "./missing-adoptions.js";

const member = (municipalityId: string, facts: Partial<MembershipFacts> = {}): MembershipFacts => ({
  ...{ municipalityId, validFrom: "2010-01-01", validTo: null, voting: true },
  ...facts,
});
const adopted = (municipalityId: string, from: string | null): CountingAdoption => ({ municipalityId, from });
const both = [member("L"), member("N")];

describe("firstDayInForce", () => {
  it("is the day of the latest decision, whichever was recorded last", () => {
    expect(firstDayInForce([adopted("L", "2026-10-13"), adopted("N", "2026-11-16")], both, null)).toBe("2026-11-16");
    expect(firstDayInForce([adopted("N", "2026-11-16"), adopted("L", "2026-10-13")], both, null)).toBe("2026-11-16");
  });

  it("is not there while somebody's adoption is missing, or nobody has adopted", () => {
    expect(firstDayInForce([adopted("L", "2026-10-13")], both, null)).toBeNull();
    expect(firstDayInForce([], both, "2026-01-01")).toBeNull();
    expect(firstDayInForce([], [], null)).toBeNull();
  });

  it("is never before the text that it takes over from", () => {
    const adoptions = [adopted("L", "2026-10-13"), adopted("N", "2026-10-14")];
    expect(firstDayInForce(adoptions, both, "2026-12-01")).toBe("2026-12-01");
  });

  it("waits for a member that joins before it, not for one that joins after it", () => {
    const adoptions = [adopted("L", "2026-10-13"), adopted("N", "2026-11-16")];
    expect(firstDayInForce(adoptions, [...both, member("T", { validFrom: "2026-11-16" })], null)).toBeNull();
    expect(firstDayInForce(adoptions, [...both, member("T", { validFrom: "2026-11-17" })], null)).toBe("2026-11-16");
  });

  it("does not wait for one that has left, nor for one without a vote", () => {
    const left = [member("L"), member("N", { validTo: "2026-10-31" })];
    expect(firstDayInForce([adopted("L", "2026-11-15")], left, null)).toBe("2026-11-15");
    expect(firstDayInForce([adopted("L", "2026-10-13")], left, null)).toBe("2026-11-01");
    expect(firstDayInForce([adopted("L", "2026-10-13")], [member("L"), member("N", { voting: false })], null)).toBe(
      "2026-10-13",
    );
  });

  it("takes an adoption whose evidence is not known as given", () => {
    expect(firstDayInForce([adopted("L", null), adopted("N", "2026-11-16")], both, null)).toBe("2026-11-16");
  });

  it("I7: on it, and on no earlier day, every voting member has adopted", () => {
    const days = ["2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04", "2026-01-05"];
    const day = fc.constantFrom(...days);
    const memberships = fc.array(
      fc.record({
        municipalityId: fc.constantFrom("A", "B", "C"),
        ...{ validFrom: day, validTo: fc.option(fc.constantFrom(...days.slice(2))), voting: fc.boolean() },
      }),
      { maxLength: 4 },
    );
    const adoptions = fc.uniqueArray(fc.record({ municipalityId: fc.constantFrom("A", "B", "C"), from: day }), {
      selector: ({ municipalityId }) => municipalityId,
    });
    fc.assert(
      fc.property(memberships, adoptions, (members, answers) => {
        const isAdopted = (on: string) => {
          const asked = validOn(members, on).filter(({ voting }) => voting);
          const has = (id: string) => answers.some(({ municipalityId, from }) => municipalityId === id && from <= on);
          return asked.length > 0 && asked.every(({ municipalityId }) => has(municipalityId));
        };
        const first = firstDayInForce(answers, members, null);
        const earliest = days.find(isAdopted);
        if (first !== null) expect(isAdopted(first)).toBe(true);
        if (earliest !== undefined) expect(first).toBe(earliest);
      }),
      { numRuns: 1_000 },
    );
  });
});
