import type { ImplementationStatus, ParticipationRole } from "@samplan/schema";
import { type Ability, allowed, refused } from "../../auth/ability.js";
import { type Actor, coversBody } from "../../context/actor.js";
import type { Words } from "../../context/language.js";
import { mayPlan, mayWriteForBody, type PlanFacts } from "../plan/index.js";
import { mayCancelFrom, statusesToCancelFrom, statusWords } from "./implementation-status.transitions.js";

/** An accepted part, as the rules look at it. */
export interface ActionPartFacts {
  body: { id: string; municipalityId: string };
  role: ParticipationRole;
  /** Null: accepted before its body has a plan for the year. */
  plan: PlanFacts | null;
}

/** What the rules ask of an action. */
export interface ActionFacts {
  status: ImplementationStatus;
  /** Somebody's plan with it is in force. */
  isAdopted: boolean;
  /** The accepted ones, in plans that are not replaced, as far as the actor sees them. */
  parts: readonly ActionPartFacts[];
}

/** Whether the actor may change what is its own in one part: its function, its budget, and for the lead the content. */
export function mayWritePart(actor: Actor | null, { body, plan }: ActionPartFacts): Ability {
  return plan === null ? mayWriteForBody(actor, body) : mayPlan("update", actor, plan);
}

/** Whether the actor may change the shared content by this part: it leads, and its plan is open. */
export function mayWriteContent(actor: Actor | null, part: ActionPartFacts): Ability {
  if (part.role !== "LEAD") return refused("FORBIDDEN", onlyTheLead);
  const may = mayWritePart(actor, part);
  return may.allowed && part.plan === null ? refused("WRONG_STATE", notInAPlan) : may;
}

/** Something of the action: by one of the parts at least. */
export function mayUpdateAction(actor: Actor | null, { parts }: ActionFacts): Ability {
  return best(parts.map((part) => mayWritePart(actor, part))) ?? refused("FORBIDDEN", onlySides);
}

/** Planners and managers of the body that leads. */
export function mayInvite(actor: Actor | null, { parts, status }: ActionFacts): Ability {
  const leads = parts.filter(({ role }) => role === "LEAD");
  const may = best(leads.map(({ body }) => mayWriteForBody(actor, body)));
  if (!may?.allowed) return refused("FORBIDDEN", onlyTheLead);
  if (status === "CANCELLED") return refused("WRONG_STATE", isCancelled);
  if (leads.every(({ plan }) => plan?.state === "CLOSED")) return refused("WRONG_STATE", isClosed);
  return allowed;
}

/**
 * While no plan with it is adopted, those who write the lead's plan cancel it. After that it takes a decision, and so a
 * secretary of the body that leads, who records it.
 */
export function mayCancel(actor: Actor | null, { parts, status, isAdopted }: ActionFacts): Ability {
  const leads = parts.filter(({ role }) => role === "LEAD");
  if (actor !== null && leads.every(({ body }) => body.municipalityId !== actor.municipalityId))
    return refused("FORBIDDEN", onlyTheLeadCancels);
  const mayAtAll = isAdopted
    ? leads.some(({ body }) => coversBody(actor, body, "SECRETARY"))
      ? allowed
      : refused("FORBIDDEN", onlySecretaries)
    : (best(leads.map((part) => mayWriteContent(actor, part))) ?? refused("FORBIDDEN", onlyTheLead));
  if (!mayAtAll.allowed) return mayAtAll;
  return mayCancelFrom(status) ? allowed : refused("WRONG_STATE", notToCancel(status));
}

/** A yes before a no, and a no that time can change before one that it cannot. */
function best(abilities: readonly Ability[]): Ability | undefined {
  return (
    abilities.find((one) => one.allowed) ??
    abilities.findLast((one) => !one.allowed && one.code !== "FORBIDDEN") ??
    abilities[0]
  );
}

const onlyTheLead: Words = {
  sv: "Innehållet skrivs, och andra bjuds in, av det organ som är huvudansvarigt.",
  en: "The content is written, and others are invited, by the body that leads.",
};
const onlyTheLeadCancels: Words = {
  sv: "Att åtgärden utgår registreras hos det organ som är huvudansvarigt.",
  en: "That the action is cancelled is recorded by the body that leads.",
};
const onlySides: Words = {
  sv: "Din roll omfattar inget organ som medverkar i åtgärden.",
  en: "Your role covers no body that takes part in the action.",
};
const onlySecretaries: Words = {
  sv: "Åtgärden finns i en antagen plan: att den utgår registreras, med beslutet, av nämndsekreteraren hos det huvudansvariga organet.",
  en: "The action is in an adopted plan: a secretary of the body that leads records that it is cancelled, with the decision.",
};
const notInAPlan: Words = {
  sv: "Det huvudansvariga organet har ingen plan som åtgärden är med i än: ta in den i en plan först.",
  en: "The body that leads has no plan with the action yet: take it into a plan first.",
};
const isCancelled: Words = {
  sv: "Åtgärden utgår (CANCELLED): ingen kan bjudas in till den.",
  en: "The action is cancelled (CANCELLED): nobody can be invited to it.",
};
const isClosed: Words = {
  sv: "Planen är avslutad (CLOSED): ingen kan bjudas in i efterhand.",
  en: "The plan is closed (CLOSED): nobody can be invited afterwards.",
};

function notToCancel(status: ImplementationStatus): Words {
  const named = (language: keyof Words) =>
    statusesToCancelFrom()
      .map((one) => `${statusWords[one][language]} (${one})`)
      .join(", ");
  return {
    sv: `Åtgärden är ${statusWords[status].sv} (${status}). Den kan utgå när den är: ${named("sv")}.`,
    en: `The action is ${statusWords[status].en} (${status}). It can be cancelled when it is: ${named("en")}.`,
  };
}
