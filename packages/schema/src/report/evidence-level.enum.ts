import { enumType } from "../core/enum-type.js";

export const EvidenceLevel = enumType("EvidenceLevel", "How well an effect is documented.", {
  CLAIMED: "Stated by those who did the work.",
  OBSERVED: "Seen by others or in operations.",
  MEASURED: "Measured.",
});

export type EvidenceLevel = keyof typeof EvidenceLevel;
