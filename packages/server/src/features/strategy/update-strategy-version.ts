import { isDeepStrictEqual } from "node:util";
import type { StrategyVersionUpdateArgs } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { changeStrategyVersion } from "./change-strategy-version.js";
import { readStrategyInput } from "./read-strategy-input.js";
import type { SharedStrategyVersionRow } from "./shared-strategy-version.row.js";
import { pointsOfVersion } from "./strategy.loaders.js";
import { versionBefore } from "./strategy.store.js";
import { contentHash } from "./strategy-content.js";
import { readContent } from "./strategy-content.store.js";

/**
 * Changes what a version says that is not put to decision. A returned one becomes a draft again, and what members had
 * adopted lapses with the earlier text (I8), unless its text stays what it was, and only translations or what is said of
 * the earlier points are changed; the same content again changes nothing. What became of points is said of those of the
 * version in force by now, which the version is then based on.
 */
export async function updateStrategyVersion(
  context: RequestContext,
  args: StrategyVersionUpdateArgs,
): Promise<SharedStrategyVersionRow> {
  return await changeStrategyVersion(context, "update", args, async (version, problems) => {
    const before = await versionBefore(context, version);
    const points = before === null ? [] : await context.loader(pointsOfVersion).load(before.id);
    const pointIds = new Set(points.map(({ id }) => id));
    const content = readStrategyInput(context, args.input, before && { number: before.number, pointIds }, problems);
    if (problems.length > 0) return null;
    const basedOnId = before?.id ?? null;
    if (basedOnId === version.basedOnId && isDeepStrictEqual(content, await readContent(context, version))) return null;
    if (version.contentHash !== null && contentHash(content) === version.contentHash)
      return { version: { state: version.state, basedOnId }, content };
    return { version: { contentHash: null, basedOnId }, content };
  });
}
