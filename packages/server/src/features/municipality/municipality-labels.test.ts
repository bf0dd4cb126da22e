import { describe, expect, it } from "@jest/globals";
import { labelsOf } from "./municipality-labels.js";
import { MunicipalityProfileRow } from "./municipality-profile.row.js";

const profile = Object.assign(new MunicipalityProfileRow(), {
  municipalityId: "01900000-0000-7000-8000-000000000581",
  planLabel: "Uppdragsplan",
  planLabelDefinite: "uppdragsplanen",
  planLabelPlural: "Uppdragsplaner",
  planLabelPluralDefinite: "uppdragsplanerna",
  strategyLabel: "Riktlinje för internationellt arbete",
  strategyLabelDefinite: "riktlinjen",
  sharedStrategyLabel: "Gemensam riktlinje",
});

describe("labelsOf", () => {
  it.each(["sv", "en"] as const)("gives the municipality's own words, also to a reader of %s", (language) => {
    expect(labelsOf(profile, language)).toEqual({
      plan: "Uppdragsplan",
      planDefinite: "uppdragsplanen",
      planPlural: "Uppdragsplaner",
      planPluralDefinite: "uppdragsplanerna",
      strategy: "Riktlinje för internationellt arbete",
      strategyDefinite: "riktlinjen",
      sharedStrategy: "Gemensam riktlinje",
    });
  });

  it("gives neutral words in the reader's language where there is no profile to be seen", () => {
    expect(labelsOf(null, "sv")).toMatchObject({
      plan: "Plan",
      planDefinite: "planen",
      sharedStrategy: "Gemensam strategi",
    });
    expect(labelsOf(null, "en")).toMatchObject({
      plan: "Plan",
      planDefinite: "the plan",
      sharedStrategy: "Common strategy",
    });
  });
});
