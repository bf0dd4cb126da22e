import { dayBefore } from "../../context/calendar.js";
import type { RequestContext } from "../../context/request-context.js";
import type { Problem } from "../../errors/domain-error.js";
import { problem } from "../../errors/problem.js";
import { type BodyRow, bodiesOfMunicipality, successionsFrom } from "../body/index.js";
import { inForce, plansOfBody } from "../plan/index.js";

/** A text that was sent empty, where there must be one. */
export function emptyTexts(
  context: RequestContext,
  texts: Readonly<Record<string, string | null | undefined>>,
  path: readonly string[] = [],
): Problem[] {
  return Object.entries(texts)
    .filter(([, text]) => text?.trim() === "")
    .map(([key]) =>
      problem(context, "EMPTY_STRING", [...path, key], {
        sv: "Texten är tom: skriv den.",
        en: "The text is empty: write it.",
      }),
    );
}

/** No two bodies of a municipality have one short name at the same time; `except` is the body that hands its own on. */
export async function takenAbbreviation(
  context: RequestContext,
  wanted: Pick<BodyRow, "municipalityId" | "abbreviation" | "validFrom" | "validTo">,
  path: readonly string[],
  except?: string,
): Promise<Problem[]> {
  const bodies = await context.loader(bodiesOfMunicipality).load(wanted.municipalityId);
  const taken = bodies.find(
    ({ id, abbreviation, validFrom, validTo }) =>
      id !== except &&
      abbreviation === wanted.abbreviation &&
      (validTo === null || wanted.validFrom <= validTo) &&
      (wanted.validTo === null || validFrom <= wanted.validTo),
  );
  if (!taken) return [];
  return [
    problem(context, "ALREADY_EXISTS", path, {
      sv: `Förkortningen används samtidigt av ${taken.name}: välj en annan.`,
      en: `The short name is used at the same time by ${taken.name}: choose another.`,
    }),
  ];
}

/** What speaks against the body's ending on the day before `date` for another to come in its place. */
export async function faultsOfEnding(
  context: RequestContext,
  body: BodyRow,
  date: string,
  path: readonly string[],
): Promise<Problem[]> {
  const lastDay = dayBefore(date);
  if (lastDay < body.validFrom)
    return [
      problem(context, "INVALID", path, {
        sv: `${body.name} finns först från ${body.validFrom} och kan inte upphöra den ${lastDay}.`,
        en: `${body.name} exists from ${body.validFrom} only and cannot end on ${lastDay}.`,
      }),
    ];
  const [successor] = await context.loader(successionsFrom).load(body.id);
  if (successor || (body.validTo !== null && body.validTo < lastDay))
    return [
      problem(context, "WRONG_STATE", path, {
        sv: `${body.name} har redan upphört eller fått en efterföljare: ange ett organ som finns den ${lastDay}.`,
        en: `${body.name} has ended already or has a successor: give a body that exists on ${lastDay}.`,
      }),
    ];
  return await plansAfter(context, body, lastDay, path);
}

/** I4: a decided plan stays the body's that it was decided for, which then exists in the plan's year. */
export async function plansAfter(
  context: RequestContext,
  body: BodyRow,
  lastDay: string,
  path: readonly string[],
): Promise<Problem[]> {
  const plans = await context.loader(plansOfBody).load(body.id);
  const years = plans.filter(({ state }) => inForce.includes(state)).map(({ year }) => year);
  const last = Math.max(0, ...years);
  if (`${last}-01-01` <= lastDay) return [];
  return [
    problem(context, "INVALID", path, {
      sv: `${body.name} har en antagen plan för ${last} och kan inte upphöra före dess: upphäv planen, eller välj en senare dag.`,
      en: `${body.name} has an adopted plan for ${last} and cannot end before it: annul the plan, or choose a later day.`,
    }),
  ];
}
