import type { ChangeKind } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import type { CommonSectionVersionRow } from "../common-section/index.js";
import { commonSectionsOf, versionOf } from "../plan/index.js";
import type { PlansCompared } from "./plan-diff.js";

/** The common part that two plans include for one collaboration; null where one includes none. */
export interface CommonSectionPair {
  change: ChangeKind;
  before: CommonSectionVersionRow | null;
  after: CommonSectionVersionRow | null;
}

/** By collaboration, those of the earlier plan first. A plan that is exempt includes none. */
export async function commonSectionChanges(
  context: RequestContext,
  { before, after }: Pick<PlansCompared, "before" | "after">,
): Promise<CommonSectionPair[]> {
  const [earlier, later] = await Promise.all(
    [before, after].map(async (plan) => {
      const included = await commonSectionsOf(context, plan);
      const versions = await Promise.all(included.map((one) => versionOf(context, one)));
      return new Map(
        versions.flatMap((version) => (version === null ? [] : [[version.collaborationId, version] as const])),
      );
    }),
  );
  const collaborations = new Set([...(earlier?.keys() ?? []), ...(later?.keys() ?? [])]);
  return [...collaborations].map((id) => pair(earlier?.get(id) ?? null, later?.get(id) ?? null));
}

function pair(before: CommonSectionVersionRow | null, after: CommonSectionVersionRow | null): CommonSectionPair {
  if (before === null) return { change: "ADDED", before, after };
  if (after === null) return { change: "REMOVED", before, after };
  return { change: before.id === after.id ? "SAME" : "CHANGED", before, after };
}
