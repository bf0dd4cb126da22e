import type { FieldChange } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { loadPresent } from "../../db/load-present.js";
import { contentOf, pointsOfRevision, principlesOfRevision } from "../action/index.js";
import { moneyInWords } from "../money/index.js";
import type { ParticipationRow } from "../participation/index.js";
import { areaById, pointById, principleById } from "../strategy/index.js";

/** The fields of a part and its content as text, by their names in the API; null where there is no value. */
export type PartValues = Readonly<Record<string, string | null>>;

/**
 * A part with the content that its plan has. Areas, points and principles are said by their codes, which stay from one
 * version of the strategy to the next, so that two years can be compared. Content that the viewer may not see has no values.
 */
export async function partValues(context: RequestContext, part: ParticipationRow): Promise<PartValues> {
  const content = await contentOf(context, part);
  const { budgetAmount, budgetCurrency } = part;
  const own = {
    role: part.role,
    consent: part.consent,
    responsibleFunction: part.responsibleFunction,
    budget: budgetAmount === null || budgetCurrency === null ? null : moneyInWords(budgetAmount, budgetCurrency),
  };
  if (content === null) return own;
  const [area, points, principles] = await Promise.all([
    content.primaryAreaId === null ? null : context.loader(areaById).load(content.primaryAreaId),
    pointCodes(context, content.id),
    principleCodes(context, content.id),
  ]);
  return {
    ...own,
    "content.title": content.title,
    "content.description": content.description === "" ? null : content.description,
    "content.weight": String(content.weight),
    "content.startDate": content.startDate,
    "content.endDate": content.endDate,
    "content.continuous": String(content.continuous),
    "content.financing": content.financing,
    "content.implementationStatus": content.implementationStatus,
    "content.cancelledOn": content.cancelledOn,
    "content.primaryArea": area?.code ?? null,
    "content.strategyPoints": points,
    "content.principles": principles,
  };
}

async function pointCodes(context: RequestContext, revisionId: string): Promise<string | null> {
  const links = await context.loader(pointsOfRevision).load(revisionId);
  const ids = links.map(({ strategyPointId }) => strategyPointId);
  return listed(await loadPresent(context.loader(pointById), ids));
}

async function principleCodes(context: RequestContext, revisionId: string): Promise<string | null> {
  const links = await context.loader(principlesOfRevision).load(revisionId);
  const ids = links.map(({ principleId }) => principleId);
  return listed(await loadPresent(context.loader(principleById), ids));
}

function listed(coded: readonly { code: string }[]): string | null {
  return coded.length > 0 ? coded.map(({ code }) => code).join(", ") : null;
}

/** The fields that differ. One that only one of the two has, since its content is hidden, is not compared. */
export function fieldChanges(before: PartValues, after: PartValues): FieldChange[] {
  return Object.entries(after).flatMap(([field, value]) => {
    const earlier = before[field];
    return earlier === undefined || earlier === value ? [] : [{ field, before: earlier, after: value }];
  });
}
