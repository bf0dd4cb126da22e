import type { RequestContext } from "../../context/request-context.js";
import { DomainError, refuseIfAny } from "../../errors/domain-error.js";
import { problem, refusal, staleVersion } from "../../errors/problem.js";
import { consentsTo, maySharedText, membersWithoutConsent } from "../adoption/index.js";
import { insertConsent } from "../consultation/index.js";
import { type DecidingText, factsOf, lockText, named, referenceTo, requireText, writeText } from "./deciding-text.js";

interface VersionArgs {
  id: string;
  expectedVersion: number;
}

/**
 * Asks that a draft goes out for consultation, and agrees for the viewer's municipality. It goes out when a coordinator of
 * every other member has agreed to the text as it is; until then it stays a draft, which coordinators alone read. Asking
 * for another day begins anew, and asking the same again agrees, if nobody else is left to.
 * @throws DomainError NOT_FOUND, FORBIDDEN, STALE_VERSION with the text as it is now, WRONG_STATE, INVALID
 */
export async function consultOnText(
  context: RequestContext,
  kind: DecidingText["kind"],
  { id, expectedVersion, answerBy }: VersionArgs & { answerBy: string },
): Promise<DecidingText> {
  const text = await lockText(context, await requireText(context, id, kind));
  const facts = await factsOf(context, text);
  const may = maySharedText("consult", context.actor, facts, context.clock.today());
  if (!may.allowed && may.code === "FORBIDDEN") throw new DomainError(refusal(context, may));
  if (text.row.version !== expectedVersion) throw staleVersion(context, named(text));
  const problems = may.allowed ? [] : [refusal(context, may)];
  if (answerBy < context.clock.today())
    problems.push(
      problem(context, "INVALID", ["answerBy"], {
        sv: "Sista svarsdag har redan varit: ange i dag eller en kommande dag.",
        en: "The last day to answer has been already: give today or a coming day.",
      }),
    );
  refuseIfAny(problems);
  const isAsked = text.row.consultationAnswerBy === answerBy && consentsTo(facts.text, facts.consents).length > 0;
  if (!isAsked) await writeText(context, kind, id, { consultationAnswerBy: answerBy });
  return await agree(context, isAsked ? text : await requireText(context, id));
}

/**
 * Agrees for the viewer's municipality that a draft, as it is, goes out for consultation, as another member has asked. The
 * last one to agree sends it out.
 * @throws DomainError NOT_FOUND, FORBIDDEN, STALE_VERSION with the text as it is now, WRONG_STATE, ALREADY_DECIDED, TOO_LATE
 */
export async function consentToConsultation(
  context: RequestContext,
  { id, expectedVersion }: VersionArgs,
): Promise<DecidingText> {
  const text = await lockText(context, await requireText(context, id));
  const may = maySharedText("consent", context.actor, await factsOf(context, text), context.clock.today());
  if (!may.allowed && may.code === "FORBIDDEN") throw new DomainError(refusal(context, may));
  if (text.row.version !== expectedVersion) throw staleVersion(context, named(text));
  refuseIfAny(may.allowed ? [] : [refusal(context, may)]);
  return await agree(context, text);
}

async function agree(context: RequestContext, text: DecidingText): Promise<DecidingText> {
  const municipalityId = context.actor?.municipalityId;
  if (municipalityId === undefined) throw new Error("The policy has let through what it should not.");
  const { collaborationId, id, version } = text.row;
  const agreed = async () => consentsTo(text.row, (await factsOf(context, text)).consents);
  if (!(await agreed()).some((consent) => consent.municipalityId === municipalityId))
    await insertConsent(context, { collaborationId, ...referenceTo(text), municipalityId, textVersion: version });
  const { memberships } = await factsOf(context, text);
  const today = context.clock.today();
  if (membersWithoutConsent(await agreed(), memberships, today).length === 0)
    await writeText(context, text.kind, id, { state: "CONSULTATION", consultationSentOn: today });
  return await requireText(context, id);
}
