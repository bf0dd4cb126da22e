import type { RequestContext } from "../../context/request-context.js";
import { type CommonSectionVersionRow, commonSectionsOfCollaboration } from "../common-section/index.js";
import { isInForce } from "../strategy/index.js";
import { type IncludedCommonSection, versionOf } from "./included-texts.js";

/** I12: how it is with "provided that the common part comes into force"; null where there is no such condition. */
export type Condition = "OPEN" | "MET" | "FAILED" | null;

export async function conditionOf(context: RequestContext, included: IncludedCommonSection): Promise<Condition> {
  if (!included.conditional) return null;
  const version = await versionOf(context, included);
  if (version === null) return "FAILED";
  const versions = await context.loader(commonSectionsOfCollaboration).load(version.collaborationId);
  const others = versions.filter(({ id, year }) => id !== version.id && year === version.year);
  return conditionOn(context.clock.today(), version, included.contentHash, others);
}

type VersionFacts = Pick<
  CommonSectionVersionRow,
  "collaborationId" | "number" | "state" | "contentHash" | "effectiveFrom" | "supersededOn"
>;

/**
 * Met from the version's first day in force, also when it has been replaced since. Failed where the text is another one
 * than the plan was adopted on, is returned or repealed, or a newer version came into force: as it stands, for a returned
 * text may be proposed again unchanged.
 * @param adoptedHash of the text that the plan was adopted on; null where it is not decided on, or that is not known
 */
export function conditionOn(
  today: string,
  version: VersionFacts,
  adoptedHash: string | null,
  others: readonly VersionFacts[],
): Exclude<Condition, null> {
  if (adoptedHash !== null && version.contentHash !== adoptedHash) return "FAILED";
  if (hasBegun(version, today)) return "MET";
  if (version.state !== "PROPOSED" && version.state !== "PARTLY_ADOPTED") return "FAILED";
  const isOvertaken = others.some((other) => other.number > version.number && hasBegun(other, today));
  return isOvertaken ? "FAILED" : "OPEN";
}

/** In force on some day until today. */
function hasBegun(version: VersionFacts, today: string): boolean {
  const { effectiveFrom } = version;
  return effectiveFrom !== null && effectiveFrom <= today && isInForce(version, effectiveFrom);
}
