import { describe, expect, it } from "@jest/globals";
import { type ApplicationFact, applicationTotals } from "./applications.js";

const joint: ApplicationFact = {
  state: "PARTLY_GRANTED",
  decidedOn: "2026-03-01",
  applied: 1000n,
  municipalityIds: ["a", "b"],
  lines: [
    { municipalityId: "a", granted: 300n },
    { municipalityId: "b", granted: 400n },
  ],
};
const rejected: ApplicationFact = { ...joint, state: "REJECTED", municipalityIds: ["a"], lines: [] };

function totals(applications: ApplicationFact[], municipalities: string[]) {
  return applicationTotals(applications, municipalities, 2026, "2026-08-31");
}

describe("R-J applications", () => {
  it("counts a joint one once, and of what was granted the members' own lines", () => {
    expect(totals([joint], ["a", "b"])).toEqual({ decided: 1, granted: 1, appliedAmount: 1000n, grantedAmount: 700n });
    expect(totals([joint], ["b"])).toEqual({ decided: 1, granted: 1, appliedAmount: 1000n, grantedAmount: 400n });
  });

  it("counts rejected ones as decided", () => {
    expect(totals([joint, rejected], ["a"])).toMatchObject({ decided: 2, granted: 1, appliedAmount: 2000n });
    expect(totals([joint, rejected], ["b"])).toMatchObject({ decided: 1 });
  });

  it.each(["SUBMITTED", "RESERVE_LIST", "WITHDRAWN"] as const)("leaves %s apart", (state) => {
    expect(totals([{ ...joint, state }], ["a"])).toMatchObject({ decided: 0, appliedAmount: 0n });
  });

  it.each(["2025-12-31", "2026-09-01", null])("leaves one decided on %s apart", (decidedOn) => {
    expect(totals([{ ...joint, decidedOn }], ["a"])).toMatchObject({ decided: 0 });
  });

  it("leaves an unknown applied amount out of both amounts", () => {
    expect(totals([{ ...joint, applied: null }], ["a"])).toEqual({
      decided: 1,
      granted: 1,
      appliedAmount: 0n,
      grantedAmount: 0n,
    });
  });
});
