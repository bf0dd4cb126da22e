import { describe, expect, it } from "@jest/globals";
import { periodState } from "./period-state.js";

describe("periodState", () => {
  const dueOn = "2026-09-18";

  it("stays open to the end of its last day for reports", () => {
    expect(periodState({ state: "OPEN", dueOn }, "2026-09-18")).toBe("OPEN");
  });

  it("is due from the day after", () => {
    expect(periodState({ state: "OPEN", dueOn }, "2026-09-19")).toBe("DUE");
  });

  it.each(["PLANNED", "LOCKED", "PUBLISHED"] as const)("leaves %s as it is", (state) => {
    expect(periodState({ state, dueOn }, "2027-01-01")).toBe(state);
  });
});
