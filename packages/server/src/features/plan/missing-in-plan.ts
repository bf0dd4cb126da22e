import type { Words } from "../../context/language.js";
import type { RequestContext } from "../../context/request-context.js";
import type { Problem } from "../../errors/domain-error.js";
import { problem } from "../../errors/problem.js";
import { collaborationById } from "../collaboration/index.js";
import { missingInDecision } from "../decision/index.js";
import { incompleteParts } from "../participation/index.js";
import { conditionOf } from "./condition.js";
import { collaborationsOf, commonSectionsOf, strategyVersionsOf } from "./included-texts.js";
import type { PlanRow } from "./plan.row.js";
import { decisionOfPlan } from "./plan-state.js";

/**
 * Everything that a plan must have before it is proposed (I12, I14–I16), each as INCOMPLETE. Asked before a proposal, it
 * refuses; asked when a decision is recorded, it warns: the committee has decided.
 */
export async function missingInPlan(context: RequestContext, plan: PlanRow): Promise<Problem[]> {
  const strategyVersions = await strategyVersionsOf(context, plan);
  return [
    ...(await missingCommonSections(context, plan)),
    ...missingLocalText(context, plan),
    ...(await incompleteParts(
      context,
      plan,
      strategyVersions.map(({ id }) => id),
    )),
  ];
}

/** What is to be completed in it, for viewers of its own municipality; nothing in a plan that no longer counts. */
export async function toCompleteIn(context: RequestContext, plan: PlanRow): Promise<Problem[]> {
  if (context.actor?.municipalityId !== plan.municipalityId) return [];
  if (plan.state === "SUPERSEDED" || plan.state === "ANNULLED") return [];
  const decision = await decisionOfPlan(context, plan);
  const ofDecision = decision ? missingInDecision(context, decision, "decision") : [];
  const isTextOpen = plan.state === "ADOPTED" && plan.decisionOutcome === "ADOPTED_WITH_CHANGES";
  if (isTextOpen && decision?.adjustedOn === null) ofDecision.push(missingAdjustment(context));
  return [...ofDecision, ...(await missingInPlan(context, plan))];
}

/** The plan was adopted with changes, and its text is open until this is there. */
export function missingAdjustment(context: RequestContext): Problem {
  return problem(context, "INCOMPLETE", ["decision", "adjustedOn"], {
    sv: "Planen är antagen med ändringar: rätta texten efter protokollet, och ange när det är justerat.",
    en: "The plan is adopted with changes: bring its text in line with the minutes, and say when they were adjusted.",
  });
}

async function missingCommonSections(context: RequestContext, plan: PlanRow): Promise<Problem[]> {
  const problems: Problem[] = [];
  const included = await commonSectionsOf(context, plan);
  const decision = plan.inForce ? await decisionOfPlan(context, plan) : null;
  for (const id of await collaborationsOf(context, plan, decision?.date ?? context.clock.today())) {
    const one = included.find(({ collaborationId }) => collaborationId === id);
    const name = (await context.loader(collaborationById).load(id))?.name ?? "";
    if (!one) problems.push(problem(context, "INCOMPLETE", ["id"], noCommonSection(name, plan)));
    else if ((await conditionOf(context, one)) === "FAILED")
      problems.push(problem(context, "INCOMPLETE", ["id"], failedCondition(name, plan)));
  }
  return problems;
}

function noCommonSection(name: string, { year, inForce }: PlanRow): Words {
  if (inForce)
    return {
      sv: `Planen är antagen utan gemensam del för ${name} ${year}: revidera den, med den gemensamma delen eller skälet till undantaget.`,
      en: `The plan was adopted without the common part for ${name} ${year}: revise it, with the common part or why it is exempt.`,
    };
  return {
    sv: `Planen har ingen gemensam del för ${name} ${year}, och ingen version är på väg: ange varför den undantas.`,
    en: `The plan has no common part for ${name} ${year}, and no version is under adoption: say why it is exempt.`,
  };
}

function failedCondition(name: string, { inForce }: PlanRow): Words {
  if (inForce)
    return {
      sv: `Planen är antagen under förutsättning att en version av den gemensamma delen för ${name} börjar gälla. Som det är nu gör den inte det: revidera planen, eller vänta tills texten läggs fram igen.`,
      en: `The plan was adopted on condition that a version of the common part for ${name} comes into force. As it stands it does not: revise the plan, or wait until the text is proposed again.`,
    };
  return {
    sv: `Den valda versionen av den gemensamma delen för ${name} gäller inte och är inte på väg att antas: välj en annan.`,
    en: `The version chosen of the common part for ${name} is not in force and not under adoption: choose another.`,
  };
}

function missingLocalText(context: RequestContext, { hasLocalText, hasNoLocalText }: PlanRow): Problem[] {
  if (hasLocalText || hasNoLocalText) return [];
  return [
    problem(context, "INCOMPLETE", ["id"], {
      sv: "Den egna delen är tom: skriv den, eller ange att planen inte har någon egen text.",
      en: "The own part is empty: write it, or state that the plan has no text of its own.",
    }),
  ];
}
