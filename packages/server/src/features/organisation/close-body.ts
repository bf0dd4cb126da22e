import type { BodyCloseArgs } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { DomainError, type Problem, refuseIfAny } from "../../errors/domain-error.js";
import { problem, refusal } from "../../errors/problem.js";
import type { BodyRow } from "../body/index.js";
import { plansAfter } from "./check-bodies.js";
import { mayOrganise } from "./organisation.policy.js";
import { endBody, hasOpenMatters, lockMatters, lockOwnOrganisation, requireBody } from "./organisation.store.js";

/**
 * Ends a body that leaves nothing behind. One with plans under way, a year still to be reported or actions that go on
 * needs a successor (I5): that is bodySucceed.
 * @throws DomainError NOT_FOUND, FORBIDDEN, WRONG_STATE, INVALID, SUCCESSOR_REQUIRED
 */
export async function closeBody(context: RequestContext, { id, lastDay }: BodyCloseArgs): Promise<BodyRow> {
  await lockOwnOrganisation(context);
  const body = await requireBody(context, id);
  const may = mayOrganise(context.actor, body.municipalityId);
  if (!may.allowed) throw new DomainError(refusal(context, may));
  await lockMatters(context, [body]);
  refuseIfAny(wrongState(context, body));
  refuseIfAny([
    ...beforeItsBeginning(context, body, lastDay),
    ...(await plansAfter(context, body, lastDay, ["lastDay"])),
    ...(await openMatters(context, body, lastDay)),
  ]);
  await endBody(context, body, lastDay);
  return await requireBody(context, id);
}

function wrongState(context: RequestContext, { name, validTo }: BodyRow): Problem[] {
  if (validTo === null) return [];
  return [
    problem(context, "WRONG_STATE", ["id"], {
      sv: `${name} har redan en sista dag, ${validTo}: bara ett organ utan slutdag kan avslutas.`,
      en: `${name} has a last day already, ${validTo}: only a body without one can be closed.`,
    }),
  ];
}

function beforeItsBeginning(context: RequestContext, { name, validFrom }: BodyRow, lastDay: string): Problem[] {
  if (validFrom <= lastDay) return [];
  return [
    problem(context, "INVALID", ["lastDay"], {
      sv: `${name} finns först från ${validFrom}: den sista dagen kan inte vara före det.`,
      en: `${name} exists from ${validFrom} only: the last day cannot be before that.`,
    }),
  ];
}

async function openMatters(context: RequestContext, body: BodyRow, lastDay: string): Promise<Problem[]> {
  if (!(await hasOpenMatters(context, body, lastDay))) return [];
  return [
    problem(context, "SUCCESSOR_REQUIRED", ["id"], {
      sv: `${body.name} har planer på gång, insatser som fortsätter eller rapporter kvar: ange vem som tar över (bodySucceed).`,
      en: `${body.name} has plans under way, actions that go on or reports to come: say who takes over (bodySucceed).`,
    }),
  ];
}
