import type { StrategyVersionDraftArgs } from "@samplan/schema";
import { v7 as uuidv7 } from "uuid";
import type { RequestContext } from "../../context/request-context.js";
import { DomainError } from "../../errors/domain-error.js";
import { problem, refusal } from "../../errors/problem.js";
import { mayWriteSharedText } from "../adoption/index.js";
import { collaborationByKey, membershipsOfCollaboration } from "../collaboration/index.js";
import type { SharedStrategyVersionRow } from "./shared-strategy-version.row.js";
import { pointsOfVersion, versionsOfCollaboration } from "./strategy.loaders.js";
import { insertStrategyVersion, requireStrategyVersion } from "./strategy.store.js";
import type { StrategyContent } from "./strategy-content.js";
import { readContent, writeContent } from "./strategy-content.store.js";

/**
 * Begins a new version of the strategy as a copy of the one that it is to take over from, each point the SAME; where
 * none has come into force, of the newest; and empty where there is none. Those before it are not touched.
 * @throws DomainError NOT_FOUND, FORBIDDEN
 */
export async function draftStrategyVersion(
  context: RequestContext,
  { collaboration: key }: StrategyVersionDraftArgs,
): Promise<SharedStrategyVersionRow> {
  const collaboration = await context.loader(collaborationByKey).load(key);
  if (collaboration === null)
    throw new DomainError(
      problem(context, "NOT_FOUND", ["collaboration"], {
        sv: "Det finns ingen samverkan med denna nyckel som din kommun är med i.",
        en: "There is no collaboration with this key that your municipality is in.",
      }),
    );
  const memberships = await context.loader(membershipsOfCollaboration).load(collaboration.id);
  const may = mayWriteSharedText(context.actor, memberships, context.clock.today());
  if (!may.allowed) throw new DomainError(refusal(context, may, ["collaboration"]));
  const draft = await insertStrategyVersion(context, collaboration, uuidv7());
  const versions = await context.loader(versionsOfCollaboration).load(collaboration.id);
  const source = versions.find(({ id }) => id === (draft.basedOnId ?? versions.find((one) => one.id !== draft.id)?.id));
  if (source) await writeContent(context, draft, await copyOf(context, source, draft.basedOnId !== null));
  return await requireStrategyVersion(context, draft.id);
}

async function copyOf(
  context: RequestContext,
  source: SharedStrategyVersionRow,
  isBefore: boolean,
): Promise<StrategyContent> {
  const { areas, principles } = await readContent(context, source);
  const ids = new Map((await context.loader(pointsOfVersion).load(source.id)).map(({ id, code }) => [code, id]));
  const originOf = (code: string) => {
    const pointId = ids.get(code);
    return isBefore && pointId !== undefined ? [{ pointId, kind: "SAME" as const }] : [];
  };
  return {
    areas: areas.map((area) => ({
      ...area,
      points: area.points.map((point) => ({ ...point, from: originOf(point.code) })),
    })),
    principles,
    dropped: [],
  };
}
