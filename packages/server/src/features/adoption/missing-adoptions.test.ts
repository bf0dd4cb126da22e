import { describe, expect, it } from "@jest/globals";
import { type AdoptionFacts, type MembershipFacts, membersWithoutAdoption } from "./missing-adoptions.js";

const today = "2026-11-21";
const hash = `pm1:sha256:${"a".repeat(64)}`;
const otherHash = `pm1:sha256:${"b".repeat(64)}`;

const member = (municipalityId: string, facts: Partial<MembershipFacts> = {}): MembershipFacts => ({
  municipalityId,
  validFrom: "2010-06-07",
  validTo: null,
  voting: true,
  ...facts,
});
const adoption = (municipalityId: string, facts: Partial<AdoptionFacts> = {}): AdoptionFacts => ({
  municipalityId,
  outcome: "ADOPTED",
  contentHash: hash,
  lapsedAt: null,
  ...facts,
});
const proposed = { contentHash: hash, effectiveFrom: null };
const both = [member("Linköping"), member("Norrköping")];

describe("membersWithoutAdoption", () => {
  it("is empty when each voting member has adopted this very text", () => {
    expect(membersWithoutAdoption(proposed, [adoption("Linköping"), adoption("Norrköping")], both, today)).toEqual([]);
  });

  it("names those who have not, in the order of the memberships", () => {
    expect(membersWithoutAdoption(proposed, [], both, today)).toEqual(["Linköping", "Norrköping"]);
    expect(membersWithoutAdoption(proposed, [adoption("Linköping")], both, today)).toEqual(["Norrköping"]);
  });

  it.each<[string, Partial<AdoptionFacts>]>([
    ["of another text", { contentHash: otherHash }],
    ["of a text that is not known", { contentHash: null }],
    ["that has lapsed", { lapsedAt: new Date("2026-10-01T10:00:00Z") }],
    ["with changes", { outcome: "ADOPTED_WITH_CHANGES" }],
    ["that was put off", { outcome: "POSTPONED" }],
    ["that sends it back", { outcome: "RETURNED" }],
    ["that turns it down", { outcome: "REJECTED" }],
  ])("does not count a decision %s", (_, facts) => {
    const adoptions = [adoption("Linköping"), adoption("Norrköping", facts)];
    expect(membersWithoutAdoption(proposed, adoptions, both, today)).toEqual(["Norrköping"]);
  });

  it("counts the adoption that came after a return", () => {
    const adoptions = [adoption("Linköping", { outcome: "RETURNED" }), adoption("Linköping")];
    expect(membersWithoutAdoption(proposed, adoptions, [member("Linköping")], today)).toEqual([]);
  });

  it("asks only members that vote", () => {
    const members = [member("Linköping"), member("Norrköping", { voting: false })];
    expect(membersWithoutAdoption(proposed, [], members, today)).toEqual(["Linköping"]);
  });

  it("asks the members of today while no first day is decided, and those of the first day thereafter", () => {
    const members = [member("Finspång", { validFrom: "2027-01-01" }), member("Norrköping", { validTo: "2026-12-31" })];
    expect(membersWithoutAdoption(proposed, [], members, today)).toEqual(["Norrköping"]);
    const decided = { contentHash: hash, effectiveFrom: "2027-01-01" };
    expect(membersWithoutAdoption(decided, [], members, today)).toEqual(["Finspång"]);
  });

  it("leaves a text in force alone when a member joins later", () => {
    const inForce = { contentHash: hash, effectiveFrom: "2016-06-01" };
    const members = [...both, member("Finspång", { validFrom: "2026-01-01" })];
    expect(membersWithoutAdoption(inForce, [adoption("Linköping"), adoption("Norrköping")], members, today)).toEqual(
      [],
    );
  });

  it("names all that will have to decide while the text has no hash", () => {
    const draft = { contentHash: null, effectiveFrom: null };
    expect(membersWithoutAdoption(draft, [adoption("Linköping", { contentHash: null })], both, today)).toEqual([
      "Linköping",
      "Norrköping",
    ]);
  });
});
