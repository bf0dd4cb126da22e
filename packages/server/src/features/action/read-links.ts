import type { ActionContentInput } from "@samplan/schema";
import type DataLoader from "dataloader";
import type { RequestContext } from "../../context/request-context.js";
import { loadPresent } from "../../db/load-present.js";
import type { Problem } from "../../errors/domain-error.js";
import { problem } from "../../errors/problem.js";
import {
  areaById,
  areasOfVersion,
  areasReached,
  type PriorityAreaRow,
  pointById,
  pointsReached,
  principleById,
} from "../strategy/index.js";
import type { ActionRevisionRow } from "./action-revision.row.js";

/** What an action links to in the strategy; the ids in the order given. */
export interface LinkedContent extends Pick<ActionRevisionRow, "collaborationId" | "primaryAreaId"> {
  points: string[];
  principles: string[];
}

/** The strategy that a plan is on. */
export interface StrategyOfPlan {
  /** Whose strategy; null: of none yet. */
  collaborationId: string | null;
  strategyVersionIds: readonly string[];
}

interface InStrategy {
  id: string;
  collaborationId: string;
  strategyVersionId: string;
  /** Written out of its version while that was a draft. */
  removed: boolean;
}

/**
 * The links as they will be (I15): points that are one point of the plan's strategy version, themselves or by lineage,
 * principles of that version, and the area of one of the points, by its code, which is the first one's unless another is
 * given. Those that were there before are not asked about again.
 */
export async function readLinks(
  context: RequestContext,
  input: ActionContentInput,
  was: LinkedContent,
  plan: StrategyOfPlan,
  problems: Problem[],
): Promise<LinkedContent> {
  const path = ["input", "content"];
  const chosen = await loadPresent(context.loader(pointById), input.strategyPoints ?? was.points);
  const reached = await pointsReached(context, chosen, plan.strategyVersionIds);
  const isInVersion = ({ strategyVersionId }: InStrategy) => plan.strategyVersionIds.includes(strategyVersionId);
  const points =
    input.strategyPoints === undefined
      ? chosen
      : await readAll(context, context.loader(pointById), input.strategyPoints ?? [], {
          ...{ path: [...path, "strategyPoints"], plan, problems },
          belongs: ({ id }) => reached.get(id)?.length === 1,
        });
  const principles =
    input.principles === undefined
      ? was.principles
      : idsOf(
          await readAll(context, context.loader(principleById), input.principles ?? [], {
            ...{ path: [...path, "principles"], plan, problems, belongs: isInVersion },
          }),
        );
  const areas = await areasReached(context, points, reached);
  const codes = areas.map(({ code }) => code);
  const inVersions = await areaCodes(context, plan);
  const [given] =
    input.primaryArea == null
      ? []
      : await readAll(context, context.loader(areaById), [input.primaryArea], {
          ...{ path: [...path, "primaryArea"], plan, problems },
          belongs: (area: PriorityAreaRow) => isInVersion(area) || inVersions.has(area.code),
        });
  if (given && codes.length > 0 && !codes.includes(given.code))
    problems.push(
      problem(context, "AREA_WITHOUT_POINT", [...path, "primaryArea"], {
        sv: "Det prioriterade området är inte någon av de valda punkternas: välj ett av deras, eller en punkt i området.",
        en: "The primary area is of none of the linked points: choose one of theirs, or a point in the area.",
      }),
    );
  const before = input.primaryArea === undefined ? was.primaryAreaId : null;
  const kept = before === null ? null : await context.loader(areaById).load(before);
  const stays = kept !== null && (codes.length === 0 || codes.includes(kept.code)) ? kept.id : null;
  return {
    collaborationId: plan.collaborationId ?? points[0]?.collaborationId ?? was.collaborationId,
    primaryAreaId: given?.id ?? stays ?? areas[0]?.id ?? null,
    ...{ points: idsOf(points), principles },
  };
}

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

/** The codes of the areas that the plan's versions have: by them an area is the same one from version to version. */
async function areaCodes(context: RequestContext, { strategyVersionIds }: StrategyOfPlan): Promise<Set<string>> {
  const areas = await Promise.all(strategyVersionIds.map((id) => context.loader(areasOfVersion).load(id)));
  return new Set(areas.flat().map(({ code }) => code));
}

interface Reading<Row> {
  path: readonly string[];
  plan: StrategyOfPlan;
  problems: Problem[];
  /** Whether it is of the strategy version that the plan is on. */
  belongs: (row: Row) => boolean;
}

async function readAll<Row extends InStrategy>(
  context: RequestContext,
  loader: DataLoader<string, Row | null>,
  given: readonly string[],
  { path, plan, problems, belongs }: Reading<Row>,
): Promise<Row[]> {
  const found = new Map<string, Row>();
  for (const [index, id] of given.entries()) {
    const field = path.at(-1) === "primaryArea" ? path : [...path, String(index)];
    const row = await loader.load(id);
    if (row === null || row.removed)
      problems.push(
        problem(context, "NOT_FOUND", field, {
          sv: "Det finns inget i strategin med detta id som du får se.",
          en: "There is nothing in the strategy with this id that you may see.",
        }),
      );
    else if (!belongs(row) || (plan.collaborationId !== null && row.collaborationId !== plan.collaborationId))
      problems.push(
        problem(context, "POINT_OF_OTHER_VERSION", field, {
          sv: "Detta hör till en annan version av strategin än planens: välj ur den version som planen gäller.",
          en: "This is of another version of the strategy than the plan's: choose from the version that the plan is on.",
        }),
      );
    else found.set(row.id, row);
  }
  return [...found.values()];
}
