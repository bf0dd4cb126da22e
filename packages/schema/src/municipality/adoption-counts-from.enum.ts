import { enumType } from "../core/enum-type.js";

export const AdoptionCountsFrom = enumType(
  "AdoptionCountsFrom",
  "From which day a municipality's adoption of a common text counts.",
  {
    DECISION: "From the day of the decision.",
    FINALITY: "From the day on which the decision can no longer be appealed.",
  },
);

export type AdoptionCountsFrom = keyof typeof AdoptionCountsFrom;
