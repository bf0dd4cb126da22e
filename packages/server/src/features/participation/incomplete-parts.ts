import type { UserErrorCode } from "@samplan/schema";
import type { Words } from "../../context/language.js";
import type { RequestContext } from "../../context/request-context.js";
import { loadPresent } from "../../db/load-present.js";
import type { Problem } from "../../errors/domain-error.js";
import { problem } from "../../errors/problem.js";
import { type ActionRevisionRow, actionById, contentOf, pointsOfRevision } from "../action/index.js";
import type { PlanRow } from "../plan/index.js";
import { areaById, areasReached, pointById, pointsReached, type StrategyPointRow } from "../strategy/index.js";
import { acceptedParts } from "./part-facts.js";
import type { ParticipationRow } from "./participation.row.js";
import { participationsInPlanOrder } from "./participation.store.js";

interface Fault {
  code: UserErrorCode;
  words: Words;
}

/**
 * What keeps a plan's actions from being put to the committee, every reason at once: I14 what must be said, days in the
 * plan's year, I15 the area and the points, I16 who leads. The path is of the mutation's plan, `id`.
 * @param strategyVersionIds the versions that the plan is on
 */
export async function incompleteParts(
  context: RequestContext,
  plan: PlanRow,
  strategyVersionIds: readonly string[],
): Promise<Problem[]> {
  const parts = await partsWithContent(context, plan);
  const all = parts.flatMap(({ points }) => points);
  const reached = await pointsReached(context, all, strategyVersionIds);
  const problems: Problem[] = [];
  for (const { part, content, points } of parts) {
    const action = await context.loader(actionById).load(part.actionId);
    const name = `${action?.reference ?? ""} ”${content.title}”`;
    const faults = [
      ...missing(part, content, points),
      ...outsideYear(part, content),
      ...(await strangeLinks(context, content, points, reached)),
      ...(await withoutLead(context, part)),
    ];
    for (const { code, words } of faults)
      problems.push(problem(context, code, ["id"], { sv: `${name}: ${words.sv}`, en: `${name}: ${words.en}` }));
  }
  return problems;
}

interface PartWithContent {
  part: ParticipationRow;
  content: ActionRevisionRow;
  points: StrategyPointRow[];
}

async function partsWithContent(context: RequestContext, plan: PlanRow): Promise<PartWithContent[]> {
  const parts: PartWithContent[] = [];
  for (const part of await participationsInPlanOrder(context, plan.id)) {
    if (part.consent !== "ACCEPTED") continue;
    const content = await contentOf(context, part);
    if (content !== null) parts.push({ part, content, points: await pointsOf(context, content) });
  }
  return parts;
}

async function pointsOf(context: RequestContext, content: ActionRevisionRow): Promise<StrategyPointRow[]> {
  const links = await context.loader(pointsOfRevision).load(content.id);
  return await loadPresent(
    context.loader(pointById),
    links.map(({ strategyPointId }) => strategyPointId),
  );
}

/** I14. */
function missing(part: ParticipationRow, content: ActionRevisionRow, points: readonly StrategyPointRow[]): Fault[] {
  const checks: [boolean, Words][] = [
    [
      part.responsibleFunction === null,
      { sv: "ansvarig funktion saknas.", en: "the responsible function is missing." },
    ],
    [content.startDate === null, { sv: "startdatum saknas.", en: "the first day is missing." }],
    [
      content.endDate === null && !content.continuous,
      {
        sv: "slutdatum saknas: ange det, eller att åtgärden pågår tills vidare.",
        en: "the last day is missing: give it, or say that the action is continuous.",
      },
    ],
    [points.length === 0, { sv: "ingen av strategins punkter är vald.", en: "no point of the strategy is chosen." }],
    [content.primaryAreaId === null, { sv: "prioriterat område saknas.", en: "the primary area is missing." }],
    [
      content.financing === null,
      { sv: "finansiering saknas: egen, extern eller ingen.", en: "the financing is missing: own, external or none." },
    ],
  ];
  return checks.filter(([isMissing]) => isMissing).map(([, words]) => ({ code: "INCOMPLETE", words }));
}

/** A plan has what is done in its year: content written for an earlier one may have ended, or have been put off. */
function outsideYear({ year }: ParticipationRow, { startDate, endDate }: ActionRevisionRow): Fault[] {
  const faults: Fault[] = [];
  if (startDate !== null && startDate > `${year}-12-31`)
    faults.push({
      code: "OUTSIDE_YEAR",
      words: {
        sv: `den börjar ${startDate}, efter planens år ${year}: ändra startdatum, eller lägg den i ett senare års plan.`,
        en: `it begins on ${startDate}, after the plan's year ${year}: change the first day, or put it into a later year's plan.`,
      },
    });
  if (endDate !== null && endDate < `${year}-01-01`)
    faults.push({
      code: "OUTSIDE_YEAR",
      words: {
        sv: `den slutar ${endDate}, före planens år ${year}: ange ett senare slutdatum, eller ta den ur planen.`,
        en: `it ends on ${endDate}, before the plan's year ${year}: give a later last day, or take it out of the plan.`,
      },
    });
  return faults;
}

/** I15: each point is one in the plan's version, itself or by lineage, and the primary area that of one of them, by its code. */
async function strangeLinks(
  context: RequestContext,
  { primaryAreaId }: ActionRevisionRow,
  points: readonly StrategyPointRow[],
  reached: ReadonlyMap<string, readonly StrategyPointRow[]>,
): Promise<Fault[]> {
  const faults: Fault[] = points.flatMap((point) => {
    const words = strangePoint(point, reached.get(point.id) ?? []);
    return words === null ? [] : [{ code: "POINT_OF_OTHER_VERSION", words }];
  });
  if (primaryAreaId === null || points.length === 0) return faults;
  const codes = (await areasReached(context, points, reached)).map(({ code }) => code);
  const primary = await context.loader(areaById).load(primaryAreaId);
  if (primary === null || !codes.includes(primary.code))
    faults.push({
      code: "AREA_WITHOUT_POINT",
      words: {
        sv: "det prioriterade området är inte någon av de valda punkternas: välj ett av deras.",
        en: "the primary area is of none of the chosen points: choose one of theirs.",
      },
    });
  return faults;
}

/** What is to be done about a point that is not one point of the plan's version; null for one that is. */
function strangePoint({ code }: StrategyPointRow, reached: readonly StrategyPointRow[]): Words | null {
  const [only, ...others] = reached;
  if (only !== undefined && others.length === 0) return null;
  const parts = reached.map((point) => point.code).join(", ");
  if (only !== undefined)
    return {
      sv: `punkten ${code} har delats upp i planens version av strategin (${parts}): välj den eller dem som åtgärden gäller.`,
      en: `the point ${code} was split in the plan's version of the strategy (${parts}): choose the ones that the action is about.`,
    };
  return {
    sv: `punkten ${code} finns inte i planens version av strategin: ta bort den, eller välj en annan i dess ställe.`,
    en: `the point ${code} is not in the plan's version of the strategy: take it away, or choose another in its place.`,
  };
}

/** I16: the part of the one that leads is there for the year, in a plan that is neither replaced nor annulled. That there is no second one, the database holds. */
async function withoutLead(context: RequestContext, part: ParticipationRow): Promise<Fault[]> {
  if (part.role === "LEAD") return [];
  const parts = await acceptedParts(context, part.actionId, part.year);
  if (parts.some(({ role }) => role === "LEAD")) return [];
  const words = {
    sv: `ingen har huvudansvaret ${part.year}: den huvudansvariga måste ta in åtgärden i sin plan för året.`,
    en: `nobody has the lead in ${part.year}: who leads must take the action into its plan of that year.`,
  };
  return [{ code: "INCOMPLETE", words }];
}
