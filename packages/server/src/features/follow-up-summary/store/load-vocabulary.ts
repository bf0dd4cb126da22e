import type { RequestContext } from "../../../context/request-context.js";
import { isInForce, type SharedText } from "../../adoption/index.js";
import { type PointImage, pointImages } from "../../strategy/index.js";
import type { AreaFact, EarlierPointFact } from "../facts.js";
import { oncePer } from "./once-per.js";

/** The areas and points that figures are about. Areas keep their code from version to version, points their lineage. */
export interface Vocabulary {
  /** Of the version in force on the day; of the newest where none is. */
  areas: AreaFact[];
  /** Points of other versions that are none of these, but are counted as themselves. */
  earlierPoints: EarlierPointFact[];
  /** By id, in every version: an area's code, and what a point is counted as. */
  codes: ReadonlyMap<string, string>;
  /** Id by code: in that version, else in the newest that has the code. */
  areaIds: ReadonlyMap<string, string>;
  /** Id by what a point is counted as: its code in that version, else its code and its version's number. */
  pointIds: ReadonlyMap<string, string>;
}

interface Element {
  id: string;
  code: string;
}

interface PointElement extends Element {
  removed: boolean;
}

interface VersionRow extends SharedText {
  id: string;
  number: number;
  basedOn: string | null;
  areas: (Element & { removed: boolean; points: PointElement[] })[];
  lineage: { from: string; to: string }[];
}

/** Drafts are left out: only coordinators see them, and an answer must not depend on who asks. */
const VERSIONS = `
  SELECT v.id, v.number, v.based_on_id AS "basedOn", v.collaboration_id AS "collaborationId", v.state,
    v.content_hash AS "contentHash", v.effective_from AS "effectiveFrom", v.superseded_on AS "supersededOn",
    (SELECT coalesce(json_agg(json_build_object('id', a.id, 'code', a.code, 'removed', a.removed, 'points',
        (SELECT coalesce(json_agg(json_build_object('id', p.id, 'code', p.code, 'removed', p.removed) ORDER BY p.position, p.code), '[]')
          FROM strategy_point p WHERE p.collaboration_id = a.collaboration_id AND p.area_id = a.id)
      ) ORDER BY a.position, a.code), '[]')
      FROM priority_area a WHERE a.collaboration_id = v.collaboration_id AND a.strategy_version_id = v.id) AS areas,
    (SELECT coalesce(json_agg(json_build_object('from', l.from_point_id, 'to', l.to_point_id)), '[]')
      FROM strategy_point_lineage l WHERE l.collaboration_id = v.collaboration_id AND l.strategy_version_id = v.id
        AND l.to_point_id IS NOT NULL AND NOT l.removed) AS lineage
  FROM shared_strategy_version v
  WHERE v.collaboration_id = $1 AND v.state <> 'DRAFT'
  ORDER BY v.number DESC`;

/** The strategy's areas and points as of a day: one statement. */
export const vocabularyOn = oncePer(
  async (
    context: RequestContext,
    { collaborationId, day }: { collaborationId: string; day: string },
  ): Promise<Vocabulary> => {
    const newestFirst = await context.query<VersionRow>(VERSIONS, [collaborationId]);
    const used = newestFirst.find((version) => isInForce(version, day)) ?? newestFirst[0];
    const usedAreas = (used?.areas ?? []).filter(({ removed }) => !removed);
    const areas = [...usedAreas, ...newestFirst.flatMap((version) => version.areas)];
    return {
      areas: usedAreas.map(({ code, points }) => ({
        code,
        pointCodes: points.filter(isPresent).map((one) => one.code),
      })),
      areaIds: idByCode(areas),
      ...pointsOf(newestFirst, used, new Map(areas.map(({ id, code }) => [id, code]))),
    };
  },
);

/** What each point is counted as in the version that is used, and what that stands for. */
function pointsOf(
  versions: readonly VersionRow[],
  used: VersionRow | undefined,
  areaCodes: ReadonlyMap<string, string>,
): Pick<Vocabulary, "codes" | "pointIds" | "earlierPoints"> {
  if (used === undefined) return { codes: areaCodes, pointIds: new Map(), earlierPoints: [] };
  const images = pointImages(
    versions.map((version) => ({ ...version, points: version.areas.flatMap(({ points }) => points) })),
    used.id,
  );
  // Two versions may have one code for two points: one that is not in the version used is named with its version.
  const names = new Map(
    versions.flatMap((version) =>
      version.areas.flatMap(({ points }) =>
        points.map((point) => [
          point.id,
          version === used && isPresent(point) ? point.code : `${point.code}@${version.number}`,
        ]),
      ),
    ),
  );
  const nameOf = (id: string): string => names.get(id) ?? id;
  const counted = new Map([...images].map(([id, { countedAs }]) => [id, nameOf(countedAs)]));
  return {
    codes: new Map([...areaCodes, ...counted]),
    pointIds: new Map([...images.values()].map(({ countedAs }) => [nameOf(countedAs), countedAs])),
    earlierPoints: [...images]
      .filter(([id, image]) => id === image.countedAs && !image.reached.includes(id))
      .map(([id, { reached }]: [string, PointImage]) => ({ point: nameOf(id), covers: reached.map(nameOf) })),
  };
}

function isPresent({ removed }: PointElement): boolean {
  return !removed;
}

/** Of several with one code the first. */
function idByCode(elements: readonly Element[]): Map<string, string> {
  return new Map(elements.toReversed().map(({ id, code }) => [code, id]));
}
