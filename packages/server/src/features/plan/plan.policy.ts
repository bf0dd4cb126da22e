import type { PlanState } from "@samplan/schema";
import { type Ability, allowed, refused } from "../../auth/ability.js";
import { type Actor, coversBody, isForBody } from "../../context/actor.js";
import type { Words } from "../../context/language.js";
import { type PlanVerb, stateAfter, statesAllowing, stateWords } from "./plan.transitions.js";

interface OfMunicipality {
  id: string;
  municipalityId: string;
}

/** What the rules ask of a plan. */
export interface PlanFacts {
  body: OfMunicipality;
  /** As people see it: FINAL where the decision is. */
  state: PlanState;
  /** Adopted with changes, by minutes that are not adjusted yet: the text is open until it agrees with them. */
  isTextOpen: boolean;
  /** Whether another plan of the body and year is being written or decided on. */
  hasSuccessorUnderWay: boolean;
  /** Those who may decide on it: the body, those before and after it, and the municipality's council and executive board. */
  decidingBodies: readonly OfMunicipality[];
}

/**
 * Planners and managers of the body write its plans and what is in them, and a coordinator where the role is given for
 * that very body: for the rest it suggests.
 */
export function mayWriteForBody(actor: Actor | null, body: OfMunicipality): Ability {
  const isItsCoordinator = actor?.roles.some((one) => one.role === "COORDINATOR" && isForBody(one, body.id));
  if (coversBody(actor, body, "PLANNER", "MANAGER") || isItsCoordinator) return allowed;
  return refused("FORBIDDEN", onlyPlanners);
}

/** Whether the actor may do this to the plan now: the role, then the state. */
export function mayPlan(verb: PlanVerb, actor: Actor | null, facts: PlanFacts): Ability {
  const mayAtAll = byRole(verb, actor, facts);
  if (!mayAtAll.allowed) return mayAtAll;
  const { state } = facts;
  if (stateAfter(verb, state) === null) return refused("WRONG_STATE", wrongState(verb, state));
  if (verb === "update" && state === "ADOPTED" && !facts.isTextOpen) return refused("WRONG_STATE", frozen);
  if (verb === "revise" && facts.hasSuccessorUnderWay) return refused("ALREADY_EXISTS", revisionUnderWay);
  return allowed;
}

function byRole(verb: PlanVerb, actor: Actor | null, { body, decidingBodies }: PlanFacts): Ability {
  switch (verb) {
    case "update":
    case "revise":
      return mayWriteForBody(actor, body);
    case "submit":
    case "propose":
      return coversBody(actor, body, "MANAGER") ? allowed : refused("FORBIDDEN", onlyManagers);
    // They follow from what was decided on another plan or on a report, and who did that was asked there.
    case "supersede":
    case "close":
      return allowed;
    default: {
      const isSecretary = decidingBodies.some((one) => coversBody(actor, one, "SECRETARY"));
      return isSecretary ? allowed : refused("FORBIDDEN", onlySecretaries);
    }
  }
}

const onlyPlanners: Words = {
  sv: "Planen skrivs av organets egna planerare och chefer.",
  en: "The plan is written by the body's own planners and managers.",
};
const onlyManagers: Words = {
  sv: "Planen lämnas till beredning och läggs fram av organets chef.",
  en: "The plan is submitted and proposed by the body's manager.",
};
const onlySecretaries: Words = {
  sv: "Beslutet registreras av nämndsekreteraren hos det organ som har beslutat.",
  en: "The decision is recorded by a secretary of the body that decided.",
};
const frozen: Words = {
  sv: "Planen är antagen och dess text är låst: gör en revidering.",
  en: "The plan is adopted and its text is fixed: make a revision.",
};
const revisionUnderWay: Words = {
  sv: "En revidering av planen pågår redan: fortsätt med den.",
  en: "A revision of the plan is under way already: go on with that one.",
};

/** The only adopted plan whose text is not fixed. */
const adoptedAndOpen: Words = {
  sv: "antagen med ändringar tills protokollet är justerat",
  en: "adopted with changes until the minutes are adjusted",
};

function wrongState(verb: PlanVerb, state: PlanState): Words {
  const named = (language: keyof Words) =>
    statesAllowing(verb)
      .map(
        (one) =>
          `${verb === "update" && one === "ADOPTED" ? adoptedAndOpen[language] : stateWords[one][language]} (${one})`,
      )
      .join(", ");
  return {
    sv: `Planen är ${stateWords[state].sv} (${state}). Detta går när den är: ${named("sv")}.`,
    en: `The plan is ${stateWords[state].en} (${state}). This can be done when it is: ${named("en")}.`,
  };
}
