import type { MunicipalityLabels } from "@samplan/schema";
import type { Language } from "../../context/language.js";
import type { MunicipalityProfileRow } from "./municipality-profile.row.js";

/** Words that no municipality owns. */
const neutralLabels: Record<Language, Readonly<MunicipalityLabels>> = {
  sv: {
    plan: "Plan",
    planDefinite: "planen",
    planPlural: "Planer",
    planPluralDefinite: "planerna",
    strategy: "Strategi",
    strategyDefinite: "strategin",
    sharedStrategy: "Gemensam strategi",
  },
  en: {
    plan: "Plan",
    planDefinite: "the plan",
    planPlural: "Plans",
    planPluralDefinite: "the plans",
    strategy: "Strategy",
    strategyDefinite: "the strategy",
    sharedStrategy: "Common strategy",
  },
};

/**
 * A municipality's own words from its profile. Without one they are neutral, whether the profile is hidden from the
 * viewer or not there: the two look the same. Own words are names and stay Swedish in every language.
 */
export function labelsOf(profile: MunicipalityProfileRow | null, language: Language): MunicipalityLabels {
  if (profile === null) return neutralLabels[language];
  return {
    plan: profile.planLabel,
    planDefinite: profile.planLabelDefinite,
    planPlural: profile.planLabelPlural,
    planPluralDefinite: profile.planLabelPluralDefinite,
    strategy: profile.strategyLabel,
    strategyDefinite: profile.strategyLabelDefinite,
    sharedStrategy: profile.sharedStrategyLabel,
  };
}
