import type { ActionContentInput } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import type { Problem } from "../../errors/domain-error.js";
import { problem } from "../../errors/problem.js";
import { readMarkdown } from "../rich-text/index.js";
import type { ActionRevisionRow } from "./action-revision.row.js";
import { checkDays } from "./check-days.js";
import { maySetStatus, statusesLeadingTo, statusWords } from "./implementation-status.transitions.js";
import { type LinkedContent, readLinks, type StrategyOfPlan } from "./read-links.js";

/** What a person says of an action, with what it links to in the strategy. */
export type ActionContentValues = Pick<
  ActionRevisionRow,
  | "title"
  | "description"
  | "weight"
  | "startDate"
  | "endDate"
  | "continuous"
  | "financing"
  | "implementationStatus"
  | "cancelledOn"
  | "cancellationReason"
  | "cancellationDecisionId"
> &
  LinkedContent;

export const newContent: ActionContentValues = {
  ...{ title: "", description: "", weight: 1, startDate: null, endDate: null, continuous: false, financing: null },
  ...{ implementationStatus: "PLANNED", cancelledOn: null, cancellationReason: null, cancellationDecisionId: null },
  ...{ collaborationId: null, primaryAreaId: null, points: [], principles: [] },
};

/**
 * The content as it will be: what is given, and for the rest what was there before; `before` null: a new action. What is
 * wrong is noted in `problems`, all of it. Missing is no fault while drafting, but for the title (I14).
 * @param plan the year that the content is about, and the strategy that its points are of
 */
export async function readContent(
  context: RequestContext,
  input: ActionContentInput,
  before: ActionContentValues | null,
  plan: StrategyOfPlan & { year: number },
  problems: Problem[],
): Promise<ActionContentValues> {
  const was = before ?? newContent;
  const path = ["input", "content"];
  const content: ActionContentValues = {
    ...was,
    title: readTitle(context, input.title, was.title, problems),
    description: readDescription(context, input.description, was.description, problems),
    weight: input.weight === undefined ? was.weight : (input.weight ?? 1),
    startDate: input.startDate === undefined ? was.startDate : input.startDate,
    endDate: input.endDate === undefined ? was.endDate : input.endDate,
    continuous: input.continuous === undefined ? was.continuous : (input.continuous ?? false),
    financing: input.financing === undefined ? was.financing : input.financing,
    implementationStatus:
      input.implementationStatus === undefined ? was.implementationStatus : (input.implementationStatus ?? "PLANNED"),
    ...(await readLinks(context, input, was, plan, problems)),
  };
  checkStatus(context, before?.implementationStatus ?? null, content, problems);
  problems.push(...checkDays(context, content, plan.year, path));
  return content;
}

function readTitle(
  context: RequestContext,
  given: string | null | undefined,
  was: string,
  problems: Problem[],
): string {
  const title = given === undefined ? was : (given?.trim() ?? "");
  if (title !== "") return title;
  const isEmpty = typeof given === "string";
  problems.push(
    problem(context, isEmpty ? "EMPTY_STRING" : "INCOMPLETE", ["input", "content", "title"], {
      sv: "En åtgärd ska ha en rubrik: skriv vad som ska göras.",
      en: "An action has a title: write what is to be done.",
    }),
  );
  return was;
}

function readDescription(
  context: RequestContext,
  given: string | null | undefined,
  was: string,
  problems: Problem[],
): string {
  if (given === undefined) return was;
  if (given === null) return "";
  return readMarkdown(context, given, ["input", "content", "description"], problems) ?? was;
}

function checkStatus(
  context: RequestContext,
  from: ActionContentValues["implementationStatus"] | null,
  { implementationStatus: to }: ActionContentValues,
  problems: Problem[],
): void {
  if (maySetStatus(from, to)) return;
  const field = ["input", "content", "implementationStatus"];
  if (to === "CANCELLED") {
    problems.push(
      problem(context, "WRONG_STATE", field, {
        sv: "Att en åtgärd utgår anges för sig (actionCancel), med dag, skäl och beslut.",
        en: "That an action is cancelled is said by actionCancel, with the day, the reason and the decision.",
      }),
    );
    return;
  }
  const named = (language: "sv" | "en") =>
    statusesLeadingTo(to)
      .map((one) => `${statusWords[one][language]} (${one})`)
      .join(", ");
  const now = (language: "sv" | "en") => (from === null ? "" : `${statusWords[from][language]} (${from})`);
  problems.push(
    problem(context, "WRONG_STATE", field, {
      sv: `${from === null ? "En ny åtgärd är ej påbörjad (PLANNED) eller pågår (ONGOING)." : `Åtgärden är ${now("sv")}.`} Den blir ${statusWords[to].sv} (${to}) när den är: ${named("sv")}.`,
      en: `${from === null ? "A new action is not begun (PLANNED) or going on (ONGOING)." : `The action is ${now("en")}.`} It becomes ${statusWords[to].en} (${to}) when it is: ${named("en")}.`,
    }),
  );
}
