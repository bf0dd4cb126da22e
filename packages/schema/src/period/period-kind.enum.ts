import { enumType } from "../core/enum-type.js";

export const PeriodKind = enumType(
  "PeriodKind",
  "The common kinds of follow-up period; all but OTHER are counted from 1 January.",
  {
    T1: "First four months: 1 January–30 April (tertial 1).",
    T2: "First eight months: 1 January–31 August (delår).",
    FULL_YEAR: "The whole year: 1 January–31 December (helår).",
    OTHER: "A period of the municipality's own, not compared with others.",
  },
);

export type PeriodKind = keyof typeof PeriodKind;
