import { emptyDocument } from "@samplan/document";
import type { PlanCreateArgs } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { DomainError, type Problem, refuseIfAny } from "../../errors/domain-error.js";
import { notFound, problem, refusal } from "../../errors/problem.js";
import { type BodyRow, bodyById, holdOrganisations, predecessorsOf } from "../body/index.js";
import { carryOverParts, copyParts, linkParts } from "../participation/index.js";
import { insertPlan } from "./insert-plan.js";
import { planById, plansOfBody } from "./plan.loaders.js";
import { mayWriteForBody } from "./plan.policy.js";
import type { PlanRow } from "./plan.row.js";
import { lockPlans, requirePlan } from "./plan.store.js";
import { inForce, underWay } from "./plan.transitions.js";

/**
 * Begins a body's plan of a year (I4, I11), from nothing, from an earlier year's plan or the year's annulled one. Parts that the body has accepted
 * for the year before there was a plan become parts of it.
 * @throws DomainError NOT_FOUND, FORBIDDEN, BODY_NOT_VALID, ALREADY_EXISTS, and what is wrong with `copyFrom`
 */
export async function createPlan(context: RequestContext, { input }: PlanCreateArgs): Promise<PlanRow> {
  const { year } = input;
  const { municipalityId } = await requireBody(context, input.body);
  await holdOrganisations(context, [municipalityId]);
  const body = await requireBody(context, input.body);
  const may = mayWriteForBody(context.actor, body);
  if (!may.allowed) throw new DomainError(refusal(context, may, ["input", "body"]));
  const place = { municipalityId: body.municipalityId, bodyId: body.id, year };
  await lockPlans(context, place);
  const plans = (await context.loader(plansOfBody).load(body.id)).filter((plan) => plan.year === year);
  const from = input.copyFrom == null ? null : await context.loader(planById).load(input.copyFrom);
  const isAsked = input.copyFrom != null;
  refuseIfAny([
    ...notValid(context, body, year),
    ...existing(context, plans),
    ...(isAsked ? await faultsOfCopy(context, from, body, year) : []),
  ]);
  const plan = await insertPlan(context, {
    ...place,
    // Annulled plans of the year are not this one's, and keep their numbers.
    revision: Math.max(0, ...plans.map(({ revision }) => revision)) + 1,
    localTextDocument: from?.localTextDocument ?? emptyDocument(),
    hasLocalText: from?.hasLocalText ?? false,
    hasNoLocalText: false, // stated anew each year
  });
  if (from) await (from.year === year ? copyParts : carryOverParts)(context, from, plan);
  await linkParts(context, plan);
  return await requirePlan(context, plan.id);
}

async function requireBody(context: RequestContext, id: string): Promise<BodyRow> {
  const body = await context.loader(bodyById).load(id);
  if (body === null) throw notFound(context, ["input", "body"], { sv: "inget organ", en: "no body" });
  return body;
}

/** I4: the body exists on some day of the year. */
function notValid(context: RequestContext, { name, validFrom, validTo }: BodyRow, year: number): Problem[] {
  if (validFrom <= `${year}-12-31` && (validTo === null || validTo >= `${year}-01-01`)) return [];
  return [
    problem(context, "BODY_NOT_VALID", ["input", "body"], {
      sv: `${name} finns inte någon dag ${year}: ange det organ som finns då, eller rätt år.`,
      en: `${name} does not exist on any day of ${year}: give the body that does, or the right year.`,
    }),
  ];
}

/** I11: one plan for a body and year; what has come to an end by being annulled leaves room for another. */
function existing(context: RequestContext, plans: readonly PlanRow[]): Problem[] {
  if (plans.some(({ state }) => underWay.includes(state)))
    return [
      problem(context, "ALREADY_EXISTS", ["input", "year"], {
        sv: "Organet har redan en plan på gång för året: fortsätt med den.",
        en: "The body has a plan for the year under way already: go on with that one.",
      }),
    ];
  if (plans.some(({ state }) => inForce.includes(state)))
    return [
      problem(context, "ALREADY_EXISTS", ["input", "year"], {
        sv: "Organet har redan en antagen plan för året: revidera den (planRevise).",
        en: "The body has an adopted plan for the year already: revise it (planRevise).",
      }),
    ];
  return [];
}

async function faultsOfCopy(
  context: RequestContext,
  from: PlanRow | null,
  body: BodyRow,
  year: number,
): Promise<Problem[]> {
  const field = ["input", "copyFrom"];
  if (from === null)
    return [
      problem(context, "NOT_FOUND", field, {
        sv: "Det finns ingen plan med detta id som du får se.",
        en: "There is no plan with this id that you may see.",
      }),
    ];
  const problems: Problem[] = [];
  if (from.bodyId !== body.id && !(await predecessorsOf(context, body.id)).includes(from.bodyId))
    problems.push(
      problem(context, "INVALID", field, {
        sv: "Planen är ett annat organs: utgå från en av organets egna, eller av dem som det har efterträtt.",
        en: "The plan is another body's: begin from one of the body's own, or of those that it has succeeded.",
      }),
    );
  if (from.year > year || (from.year === year && from.state !== "ANNULLED"))
    problems.push(
      problem(context, "INVALID", field, {
        sv: `Planen är för ${from.year}: utgå från en plan för ett år före ${year}, eller från årets upphävda plan.`,
        en: `The plan is of ${from.year}: begin from a plan of a year before ${year}, or from the year's annulled one.`,
      }),
    );
  return problems;
}
