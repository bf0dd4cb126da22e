import type { PeriodState } from "@samplan/schema";
import { type Ability, allowed, refused } from "../../auth/ability.js";
import type { Actor } from "../../context/actor.js";
import type { Words } from "../../context/language.js";
import { type PeriodVerb, stateAfter, statesAllowing, stateWords } from "./period.transitions.js";

/** A coordinator of the whole municipality, or an administrator, keeps its calendar. */
export function mayKeepCalendar(actor: Actor | null, municipalityId: string): Ability {
  const keeps =
    actor?.municipalityId === municipalityId &&
    actor.roles.some(({ role, bodyId }) => role === "ADMIN" || (role === "COORDINATOR" && bodyId === null));
  return keeps ? allowed : refused("FORBIDDEN", onlyKeepers);
}

/**
 * Whether the actor may do this to the period now: the role, then the state. Days are the administrator's matter too; that
 * reports are asked for, are closed and are made public is the coordinator's.
 */
export function mayPeriod(
  verb: PeriodVerb,
  actor: Actor | null,
  { municipalityId, state }: { municipalityId: string; state: PeriodState },
): Ability {
  const mayKeep = mayKeepCalendar(actor, municipalityId);
  if (!mayKeep.allowed) return mayKeep;
  const coordinates = actor?.roles.some(({ role, bodyId }) => role === "COORDINATOR" && bodyId === null);
  if (verb !== "update" && !coordinates) return refused("FORBIDDEN", onlyCoordinators);
  return stateAfter(verb, state) === null ? refused("WRONG_STATE", wrongState(verb, state)) : allowed;
}

const onlyKeepers: Words = {
  sv: "Uppföljningens perioder sköts av den egna kommunens samordnare och administratörer.",
  en: "The periods of follow-up are kept by the own municipality's coordinators and administrators.",
};
const onlyCoordinators: Words = {
  sv: "Perioden öppnas, låses och publiceras av kommunens samordnare.",
  en: "A period is opened, locked and published by the municipality's coordinator.",
};

function wrongState(verb: PeriodVerb, state: PeriodState): Words {
  const named = (language: keyof Words) =>
    statesAllowing(verb)
      .map((one) => `${stateWords[one][language]} (${one})`)
      .join(", ");
  return {
    sv: `Perioden är ${stateWords[state].sv} (${state}). Detta går när den är: ${named("sv")}.`,
    en: `The period is ${stateWords[state].en} (${state}). This can be done when it is: ${named("en")}.`,
  };
}
