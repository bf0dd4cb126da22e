import type { StrategyVersionProposeArgs } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import type { Problem } from "../../errors/domain-error.js";
import { problem } from "../../errors/problem.js";
import { adoptionsOfStrategyVersion, chosenStart } from "../adoption/index.js";
import { changeStrategyVersion } from "./change-strategy-version.js";
import { type LineagePoint, lineageFaults } from "./lineage.js";
import type { SharedStrategyVersionRow } from "./shared-strategy-version.row.js";
import { areasOfVersion, lineageOfVersion, pointsOfArea } from "./strategy.loaders.js";
import { versionBefore } from "./strategy.store.js";
import { contentHash } from "./strategy-content.js";
import { readContent } from "./strategy-content.store.js";

/**
 * Locks a version and puts it to the members for decision, by its hash (I6, I7). By then it says what has become of each
 * point of the version before. A returned text that nobody has changed keeps its hash, and so what members have adopted.
 */
export async function proposeStrategyVersion(
  context: RequestContext,
  args: StrategyVersionProposeArgs,
): Promise<SharedStrategyVersionRow> {
  return await changeStrategyVersion(context, "propose", args, async (version, problems) => {
    const content = await readContent(context, version);
    const points = await lineagePoints(context, version);
    if (points.length === 0)
      problems.push(
        problem(context, "INCOMPLETE", ["id"], {
          sv: "Strategin är tom: skriv minst ett område med en punkt innan den läggs fram för beslut.",
          en: "The strategy is empty: write at least one area with a point before it is put to decision.",
        }),
      );
    problems.push(...(await lineageProblems(context, version, points)));
    const adoptions = await context.loader(adoptionsOfStrategyVersion).load(version.id);
    const startOn = chosenStart(context, { text: version, adoptions }, args.startOn, null, problems);
    return { version: { contentHash: version.contentHash ?? contentHash(content), startOn } };
  });
}

async function lineageProblems(
  context: RequestContext,
  version: SharedStrategyVersionRow,
  points: readonly LineagePoint[],
): Promise<Problem[]> {
  const before = await versionBefore(context, version);
  if ((before?.id ?? null) !== version.basedOnId)
    return [
      problem(context, "INVALID_LINEAGE", ["id"], {
        sv: `Version ${before?.number ?? "–"} av strategin gäller sedan detta utkast skrevs: spara utkastet på nytt och ange vad som har blivit av dess punkter.`,
        en: `Version ${before?.number ?? "–"} of the strategy has come into force since this draft was written: save the draft again and say what has become of its points.`,
      }),
    ];
  if (before === null) return [];
  const links = await context.loader(lineageOfVersion).load(version.id);
  return lineageFaults(
    await lineagePoints(context, before),
    points,
    links.map(({ fromPointId, toPointId, kind }) => ({ from: fromPointId, to: toPointId, kind })),
  ).map(({ code, words }) => problem(context, code, ["id"], words));
}

/** The points of a version with the codes of their areas, in the version's order. */
async function lineagePoints(context: RequestContext, { id }: { id: string }): Promise<LineagePoint[]> {
  const areas = await context.loader(areasOfVersion).load(id);
  const points = await context.loader(pointsOfArea).loadMany(areas.map((area) => area.id));
  return areas.flatMap((area, index) => {
    const found = points[index];
    if (found instanceof Error) throw found;
    return (found ?? []).map((point) => ({ ...point, areaCode: area.code }));
  });
}
