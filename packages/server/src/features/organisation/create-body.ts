import type { BodyCreateArgs } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { DomainError, type Problem, refuseIfAny } from "../../errors/domain-error.js";
import { problem, refusal } from "../../errors/problem.js";
import { type BodyRow, domainByKey } from "../body/index.js";
import { emptyTexts, takenAbbreviation } from "./check-bodies.js";
import { mayOrganise } from "./organisation.policy.js";
import { insertBody, lockOwnOrganisation, requireBody } from "./organisation.store.js";

/**
 * Sets up a body of the actor's municipality, from a day on.
 * @throws DomainError FORBIDDEN, EMPTY_STRING, NOT_FOUND for the field of policy, ALREADY_EXISTS for the short name
 */
export async function createBody(context: RequestContext, { input }: BodyCreateArgs): Promise<BodyRow> {
  const municipalityId = await lockOwnOrganisation(context);
  const may = mayOrganise(context.actor, municipalityId);
  if (!may.allowed) throw new DomainError(refusal(context, may, []));
  const { kind, validFrom } = input;
  const texts = { name: input.name.trim(), abbreviation: input.abbreviation.trim() };
  const body = { ...texts, municipalityId, kind, domainKey: input.domain ?? null, validFrom, validTo: null };
  refuseIfAny([
    ...emptyTexts(context, texts, ["input"]),
    ...(await unknownDomain(context, body.domainKey)),
    ...(await takenAbbreviation(context, body, ["input", "abbreviation"])),
  ]);
  return await requireBody(context, await insertBody(context, body));
}

async function unknownDomain(context: RequestContext, key: string | null): Promise<Problem[]> {
  if (key === null || (await context.loader(domainByKey).load(key))) return [];
  return [
    problem(context, "NOT_FOUND", ["input", "domain"], {
      sv: "Det finns inget verksamhetsområde med denna nyckel.",
      en: "There is no field of policy with this key.",
    }),
  ];
}
