import { checkMarkdown, DocumentError } from "@samplan/document";
import type { ConsultationRespondArgs } from "@samplan/schema";
import { refused } from "../../auth/ability.js";
import { coversBody } from "../../context/actor.js";
import { isValidOn } from "../../context/calendar.js";
import type { RequestContext } from "../../context/request-context.js";
import { updateVersioned } from "../../db/update-versioned.js";
import { DomainError, type Problem, refuseIfAny } from "../../errors/domain-error.js";
import { problem, refusal, staleVersion } from "../../errors/problem.js";
import { maySharedText } from "../adoption/index.js";
import { type BodyRow, bodyById } from "../body/index.js";
import {
  ConsultationResponseRow,
  insertResponse,
  responsesOfCommonSection,
  responsesOfStrategyVersion,
} from "../consultation/index.js";
import { type DecidingText, factsOf, referenceTo, requireText } from "./deciding-text.js";

/**
 * Answers the consultation on a text for a body of the viewer's, or replaces its answer, until the last day. The answer is
 * shared with the members: that is what answering is for.
 * @throws DomainError NOT_FOUND, FORBIDDEN, STALE_VERSION with the answer as it is now, WRONG_STATE, TOO_LATE,
 * BODY_NOT_VALID, EMPTY_STRING, INVALID_TEXT
 */
export async function respondToConsultation(
  context: RequestContext,
  { id, body: bodyId, expectedVersion, answer }: ConsultationRespondArgs,
): Promise<ConsultationResponseRow> {
  const text = await requireText(context, id);
  const today = context.clock.today();
  const may = maySharedText("respond", context.actor, await factsOf(context, text), today);
  if (!may.allowed && may.code === "FORBIDDEN") throw new DomainError(refusal(context, may));
  const body = await requireBody(context, bodyId);
  const before = await responseOf(context, text, bodyId);
  if ((before?.version ?? 0) !== expectedVersion) throw staleVersion(context, { response: before });
  const problems = may.allowed ? [] : [refusal(context, may)];
  if (!isValidOn(body, today)) problems.push(notThere(context, body, today));
  const markdown = readAnswer(context, answer, problems);
  refuseIfAny(problems);
  const sharedFor = text.kind === "commonSection" ? `${text.row.year}-01-01` : today;
  const given = { answer: markdown, answeredAt: context.clock.now(), textVersion: text.row.version, sharedFor };
  const { municipalityId } = body;
  const { collaborationId } = text.row;
  const written = before
    ? await updateVersioned(context, ConsultationResponseRow, before, given)
    : await insertResponse(context, { municipalityId, bodyId, collaborationId, ...referenceTo(text), ...given });
  const now = await responseOf(context, text, bodyId);
  if (!written) throw staleVersion(context, { response: now });
  if (now === null) throw new Error(`The answer of the body ${bodyId} was not written.`);
  return now;
}

/** The answer that a body has given to a text; null where it has not. */
async function responseOf(context: RequestContext, text: DecidingText, bodyId: string) {
  const loader = text.kind === "commonSection" ? responsesOfCommonSection : responsesOfStrategyVersion;
  const responses = await context.loader(loader).load(text.row.id);
  return responses.find((response) => response.bodyId === bodyId) ?? null;
}

async function requireBody(context: RequestContext, id: string): Promise<BodyRow> {
  const body = await context.loader(bodyById).load(id);
  if (body === null)
    throw new DomainError(
      problem(context, "NOT_FOUND", ["body"], {
        sv: "Det finns inget organ med detta id som du får se.",
        en: "There is no body with this id that you may see.",
      }),
    );
  if (coversBody(context.actor, body, "PLANNER", "MANAGER")) return body;
  const another = refused("FORBIDDEN", {
    sv: "Du är inte planerare eller chef för det organ som ska svara.",
    en: "You are not a planner or manager of the body that is to answer.",
  });
  throw new DomainError(refusal(context, another, ["body"]));
}

function notThere(context: RequestContext, { name }: BodyRow, today: string): Problem {
  return problem(context, "BODY_NOT_VALID", ["body"], {
    sv: `${name} finns inte den ${today}: ange det organ som finns nu.`,
    en: `${name} does not exist on ${today}: give the body that does.`,
  });
}

function readAnswer(context: RequestContext, answer: string, problems: Problem[]): string {
  if (answer.trim() === "")
    problems.push(
      problem(context, "EMPTY_STRING", ["answer"], {
        sv: "Svaret är tomt: skriv det, också när organet inte har något att invända.",
        en: "The answer is empty: write it, also where the body has no objections.",
      }),
    );
  try {
    return checkMarkdown(answer);
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    problems.push(
      problem(context, "INVALID_TEXT", ["answer"], {
        sv: `Svaret kan inte tas emot: ${error.message}`,
        en: `The answer cannot be taken: ${error.message}`,
      }),
    );
    return "";
  }
}
