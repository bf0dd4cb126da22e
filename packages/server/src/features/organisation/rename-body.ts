import type { BodyRenameArgs } from "@samplan/schema";
import { dayBefore } from "../../context/calendar.js";
import type { RequestContext } from "../../context/request-context.js";
import { DomainError, type Problem, refuseIfAny } from "../../errors/domain-error.js";
import { problem, refusal } from "../../errors/problem.js";
import type { BodyRow } from "../body/index.js";
import { emptyTexts, faultsOfEnding, takenAbbreviation } from "./check-bodies.js";
import { mayOrganise } from "./organisation.policy.js";
import {
  endBody,
  insertBody,
  insertSuccession,
  lockMatters,
  lockOwnOrganisation,
  requireBody,
} from "./organisation.store.js";

/**
 * Gives a body a new name from a day on: a row of its own, so that what was decided before keeps the old one (edge case
 * 5). What is open goes on under the new name (I5).
 * @throws DomainError NOT_FOUND, FORBIDDEN, WRONG_STATE, EMPTY_STRING, INVALID, ALREADY_EXISTS for the short name
 */
export async function renameBody(context: RequestContext, { id, from, ...args }: BodyRenameArgs): Promise<BodyRow> {
  await lockOwnOrganisation(context);
  const body = await requireBody(context, id);
  const may = mayOrganise(context.actor, body.municipalityId);
  if (!may.allowed) throw new DomainError(refusal(context, may));
  await lockMatters(context, [body]);
  const given = { name: args.name.trim(), abbreviation: args.abbreviation?.trim() };
  const renamed = { ...body, name: given.name, abbreviation: given.abbreviation ?? body.abbreviation, validFrom: from };
  refuseIfAny([
    ...emptyTexts(context, given),
    ...(await faultsOfEnding(context, body, from, ["from"])),
    ...afterItsEnd(context, body, from),
    ...sameName(context, body, renamed),
    ...(await takenAbbreviation(context, renamed, ["abbreviation"], id)),
  ]);
  await endBody(context, body, dayBefore(from));
  const toId = await insertBody(context, renamed);
  await insertSuccession(context, { from: body, toId, date: from, kind: "RENAME", takesOver: true });
  return await requireBody(context, toId);
}

function afterItsEnd(context: RequestContext, { name, validTo }: BodyRow, from: string): Problem[] {
  if (validTo === null || from <= validTo) return [];
  return [
    problem(context, "INVALID", ["from"], {
      sv: `${name} upphör den ${validTo}: ett nytt namn kan inte gälla efter det.`,
      en: `${name} ends on ${validTo}: a new name cannot apply after that.`,
    }),
  ];
}

function sameName(context: RequestContext, before: BodyRow, now: BodyRow): Problem[] {
  if (before.name !== now.name || before.abbreviation !== now.abbreviation) return [];
  return [
    problem(context, "INVALID", ["name"], {
      sv: "Organet heter redan så.",
      en: "The body has this name already.",
    }),
  ];
}
