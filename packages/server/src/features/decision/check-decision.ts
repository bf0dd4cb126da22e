import type { DecisionInput } from "@samplan/schema";
import { isValidOn } from "../../context/calendar.js";
import type { RequestContext } from "../../context/request-context.js";
import type { Problem } from "../../errors/domain-error.js";
import { problem, refusal } from "../../errors/problem.js";
import { bodyById } from "../body/index.js";
import { mayRecordFor } from "./decision.policy.js";
import type { DecisionRow } from "./decision.row.js";

/** What a person says of a decision. */
export type DecisionContent = Pick<
  DecisionRow,
  | "bodyId"
  | "date"
  | "paragraph"
  | "registryNumber"
  | "delegated"
  | "adjustedOn"
  | "announcedOn"
  | "finalOn"
  | "documentUrl"
>;

/** What was said before: absent leaves it, null clears it. */
type Before = Omit<DecisionContent, "bodyId" | "date">;

const nothing: Before = {
  ...{ paragraph: null, registryNumber: null, delegated: false },
  ...{ adjustedOn: null, announcedOn: null, finalOn: null, documentUrl: null },
};

/** The content as it will be: what is given, and for the rest what was there before. */
export function decisionContent(input: DecisionInput, before: Before = nothing): DecisionContent {
  const { body, date } = input;
  const given = <Key extends Exclude<keyof Before, "delegated">>(key: Key) =>
    input[key] === undefined ? before[key] : (input[key] ?? null);
  return {
    ...{ bodyId: body, date, paragraph: given("paragraph"), registryNumber: given("registryNumber") },
    delegated: input.delegated === undefined ? before.delegated : (input.delegated ?? false),
    ...{ adjustedOn: given("adjustedOn"), announcedOn: given("announcedOn") },
    ...{ finalOn: given("finalOn"), documentUrl: given("documentUrl") },
  };
}

/** Of the content, what was given: the rest is left to whoever else completes it. */
export function givenIn(input: DecisionInput, content: DecisionContent): Partial<DecisionContent> {
  const { body, ...others } = input;
  const isGiven = (key: string) => key === "bodyId" || others[key as keyof typeof others] !== undefined;
  return Object.fromEntries(Object.entries(content).filter(([key]) => isGiven(key)));
}

/** Everything that is wrong with it, below `path`. What is not known is null and no fault (edge case 19). */
export async function checkDecision(
  context: RequestContext,
  content: DecisionContent,
  path: string,
): Promise<Problem[]> {
  return [
    ...(await checkBody(context, content, path)),
    ...checkTexts(context, content, path),
    ...checkDays(context, content, path),
  ];
}

async function checkBody(context: RequestContext, { bodyId, date }: DecisionContent, path: string): Promise<Problem[]> {
  const field = [path, "body"];
  const body = await context.loader(bodyById).load(bodyId);
  if (body === null)
    return [
      problem(context, "NOT_FOUND", field, {
        sv: "Det finns inget organ med detta id som du får se.",
        en: "There is no body with this id that you may see.",
      }),
    ];
  const may = mayRecordFor(context.actor, body);
  if (!may.allowed) return [refusal(context, may, field)];
  if (isValidOn(body, date)) return [];
  return [
    problem(context, "BODY_NOT_VALID", field, {
      sv: `${body.name} finns inte den ${date}: ange det organ som fanns då, eller rätt dag.`,
      en: `${body.name} does not exist on ${date}: give the body that did, or the right day.`,
    }),
  ];
}

function checkTexts(context: RequestContext, content: DecisionContent, path: string): Problem[] {
  const empty = (["paragraph", "registryNumber", "documentUrl"] as const)
    .filter((key) => content[key]?.trim() === "")
    .map((key) =>
      problem(context, "EMPTY_STRING", [path, key], {
        sv: "Tom text: utelämna fältet när uppgiften inte är känd.",
        en: "An empty text: leave the field out when it is not known.",
      }),
    );
  const url = content.documentUrl?.trim();
  if (!url || /^https?:\/\/\S+$/.test(url)) return empty;
  const wrongUrl = problem(context, "INVALID", [path, "documentUrl"], {
    sv: "Adressen ska börja med https:// eller http:// och inte ha blanksteg.",
    en: "The address begins with https:// or http:// and has no spaces.",
  });
  return [...empty, wrongUrl];
}

function checkDays(context: RequestContext, content: DecisionContent, path: string): Problem[] {
  const today = context.clock.today();
  const later = (["adjustedOn", "announcedOn", "finalOn"] as const)
    .filter((key) => (content[key] ?? content.date) < content.date)
    .map((key) =>
      problem(context, "INVALID", [path, key], {
        sv: `Dagen kan inte vara före beslutets, ${content.date}.`,
        en: `The day cannot be before the decision's, ${content.date}.`,
      }),
    );
  if (content.date <= today) return later;
  const coming = problem(context, "INVALID", [path, "date"], {
    sv: "Beslutets dag har inte varit än: beslut registreras när de är fattade.",
    en: "The day of the decision is yet to come: decisions are recorded once they are made.",
  });
  return [coming, ...later];
}

/** What is to be completed: recorded all the same, and answered as warnings. */
export function missingInDecision(context: RequestContext, content: DecisionContent, path: string): Problem[] {
  const words = {
    paragraph: {
      sv: "Paragraf saknas än: komplettera när den är känd.",
      en: "No paragraph yet: add it when it is known.",
    },
    registryNumber: {
      sv: "Diarienummer saknas än: komplettera när det är känt.",
      en: "No registry number yet: add it when it is known.",
    },
  };
  return (["paragraph", "registryNumber"] as const)
    .filter((key) => content[key] === null)
    .map((key) => problem(context, "INCOMPLETE", [path, key], words[key]));
}
