import type { MunicipalityFact } from "../facts.js";
import { ratio } from "./rounding.js";

const ÖRE_PER_KRONA = 100n;

/**
 * R-M: SEK per inhabitant, the ratio of the sums, two decimals. Null unless every member's population is that of
 * 31 December of the year before: another year's would pass for it unseen.
 */
export function perInhabitant(öre: bigint, members: readonly MunicipalityFact[], year: number): number | null {
  let inhabitants = 0n;
  for (const { population, populationOn } of members) {
    if (population === null || populationOn !== `${year - 1}-12-31`) return null;
    inhabitants += BigInt(population);
  }
  return ratio(öre, ÖRE_PER_KRONA * inhabitants);
}
