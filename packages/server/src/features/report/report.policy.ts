import type { PeriodState, ReportState } from "@samplan/schema";
import { type Ability, allowed, refused } from "../../auth/ability.js";
import { type Actor, coversBody } from "../../context/actor.js";
import type { Words } from "../../context/language.js";
import { mayWriteForBody } from "../plan/index.js";
import { type ReportVerb, stateAfter, statesAllowing, stateWords, whileOpen } from "./report.transitions.js";

/** Who approves: a delegate, or the body by a decision. */
export type ReportApproval = "DELEGATE" | "DECISION";

/** What the rules ask of a report. */
export interface ReportFacts {
  body: { id: string; municipalityId: string };
  state: ReportState;
  /** A correction of an approved report. */
  isCorrection: boolean;
  /** Whether a correction of it is being written already. */
  hasCorrectionUnderWay: boolean;
  period: PeriodState;
  approval: ReportApproval;
}

/** Whether the actor may do this to the report now: the role, the state, the period, in this order. */
export function mayReport(verb: ReportVerb, actor: Actor | null, facts: ReportFacts): Ability {
  const mayAtAll = byRole(verb, actor, facts);
  if (!mayAtAll.allowed) return mayAtAll;
  const { state, period, isCorrection } = facts;
  if (stateAfter(verb, state) === null) return refused("WRONG_STATE", wrongState(verb, state));
  if (verb === "exempt" && isCorrection) return refused("WRONG_STATE", correctionStands);
  if (verb === "correct" && facts.hasCorrectionUnderWay) return refused("ALREADY_EXISTS", correctionUnderWay);
  const isOpen = period === "OPEN" || period === "DUE";
  if (whileOpen.includes(verb) && !isCorrection && !isOpen) return refused("PERIOD_CLOSED", periodClosed);
  return allowed;
}

function byRole(verb: ReportVerb, actor: Actor | null, { body, approval }: ReportFacts): Ability {
  switch (verb) {
    case "save":
    case "correct":
      return mayWriteForBody(actor, body).allowed ? allowed : refused("FORBIDDEN", onlyPlanners);
    case "submit":
      return coversBody(actor, body, "MANAGER") ? allowed : refused("FORBIDDEN", onlyManagers);
    case "return":
    case "exempt":
      return coversBody(actor, body, "COORDINATOR") ? allowed : refused("FORBIDDEN", onlyCoordinators);
    case "approve":
      if (approval === "DECISION")
        return coversBody(actor, body, "SECRETARY") ? allowed : refused("FORBIDDEN", onlySecretaries);
      return coversBody(actor, body, "MANAGER", "SECRETARY") ? allowed : refused("FORBIDDEN", onlyDelegates);
  }
}

const onlyPlanners: Words = {
  sv: "Rapporten skrivs av organets egna planerare och chefer.",
  en: "The report is written by the body's own planners and managers.",
};
const onlyManagers: Words = {
  sv: "Rapporten lämnas in av organets chef.",
  en: "The report is handed in by the body's manager.",
};
const onlyCoordinators: Words = {
  sv: "Rapporten skickas åter eller undantas av kommunens samordnare.",
  en: "The report is returned or exempted by the municipality's coordinator.",
};
const onlySecretaries: Words = {
  sv: "Rapporten godkänns av organet: dess nämndsekreterare registrerar beslutet.",
  en: "The report is approved by the body: its secretary records the decision.",
};
const onlyDelegates: Words = {
  sv: "Rapporten godkänns av organets chef, eller av nämndsekreteraren med organets beslut.",
  en: "The report is approved by the body's manager, or by its secretary with the body's decision.",
};
const correctionStands: Words = {
  sv: "En rättelse kan inte undantas: den godkända rapporten gäller tills rättelsen är godkänd.",
  en: "A correction is not exempted: the approved report counts until the correction is approved.",
};
const correctionUnderWay: Words = {
  sv: "En rättelse av rapporten pågår redan: fortsätt med den.",
  en: "A correction of the report is under way already: go on with that one.",
};
const periodClosed: Words = {
  sv: "Perioden är inte öppen för rapporter. Det som är inlämnat kan godkännas, och det som är godkänt rättas.",
  en: "The period is not open for reports. What is handed in can be approved, and what is approved corrected.",
};

function wrongState(verb: ReportVerb, state: ReportState): Words {
  const named = (language: keyof Words) =>
    statesAllowing(verb)
      .map((one) => `${stateWords[one][language]} (${one})`)
      .join(", ");
  return {
    sv: `Rapporten är ${stateWords[state].sv} (${state}). Detta går när den är: ${named("sv")}.`,
    en: `The report is ${stateWords[state].en} (${state}). This can be done when it is: ${named("en")}.`,
  };
}
