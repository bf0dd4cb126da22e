import type { PartFact } from "../facts.js";
import type { AreaAmount, MunicipalityAmount } from "../summary.js";
import { type AccumulationContext, accumulated } from "./accumulated.js";

/** A participation's amount in öre, with the primary area of its action. */
export interface PartAmount {
  municipalityId: string;
  area: string | null;
  amount: bigint;
}

/** A part and the action that it counts for. */
export interface OwnedPart {
  part: PartFact;
  area: string | null;
}

/** R-I: the own budgets of the participations. */
export function budgets(owned: readonly OwnedPart[]): PartAmount[] {
  return owned.map(({ part, area }) => ({ municipalityId: part.municipalityId, area, amount: part.budget ?? 0n }));
}

/** R-I: the accumulated costs, which like every accumulated figure carry the last value in basis forward. */
export function costs(owned: readonly OwnedPart[], context: AccumulationContext): PartAmount[] {
  return owned.map(({ part, area }) => {
    const cost = accumulated(part, context, (followUp) => followUp.cost);
    return { municipalityId: part.municipalityId, area, amount: cost?.value ?? 0n };
  });
}

export function amountsByMunicipality(
  amounts: readonly Omit<PartAmount, "area">[],
  municipalities: readonly string[],
): MunicipalityAmount[] {
  return municipalities.map((municipalityId) => ({
    municipalityId,
    amount: sum(amounts.filter((each) => each.municipalityId === municipalityId)),
  }));
}

export function amountsByArea(amounts: readonly PartAmount[], areas: readonly string[]): AreaAmount[] {
  return areas.map((area) => ({ area, amount: sum(amounts.filter((each) => each.area === area)) }));
}

export function sum(amounts: readonly { amount: bigint }[]): bigint {
  return amounts.reduce((total, { amount }) => total + amount, 0n);
}
