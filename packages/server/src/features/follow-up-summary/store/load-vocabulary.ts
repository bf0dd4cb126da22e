import type { RequestContext } from "../../../context/request-context.js";
import { isInForce, type SharedText } from "../../adoption/index.js";
import type { AreaFact } from "../facts.js";
import { oncePer } from "./once-per.js";

/** The areas and points that figures are about. Codes are stable from one version of the strategy to the next. */
export interface Vocabulary {
  /** Of the version in force on the day; of the newest where none is. */
  areas: AreaFact[];
  /** Code by id, in every version. */
  codes: ReadonlyMap<string, string>;
  /** Id by code: in that version, else in the newest that has the code. */
  areaIds: ReadonlyMap<string, string>;
  pointIds: ReadonlyMap<string, string>;
}

interface Element {
  id: string;
  code: string;
}

interface VersionRow extends SharedText {
  areas: (Element & { points: Element[] })[];
}

/** Drafts are left out: only coordinators see them, and an answer must not depend on who asks. */
const VERSIONS = `
  SELECT v.collaboration_id AS "collaborationId", v.state, v.content_hash AS "contentHash",
    v.effective_from AS "effectiveFrom", v.superseded_on AS "supersededOn",
    (SELECT coalesce(json_agg(json_build_object('id', a.id, 'code', a.code, 'points',
        (SELECT coalesce(json_agg(json_build_object('id', p.id, 'code', p.code) ORDER BY p.position, p.code), '[]')
          FROM strategy_point p WHERE p.collaboration_id = a.collaboration_id AND p.area_id = a.id)
      ) ORDER BY a.position, a.code), '[]')
      FROM priority_area a WHERE a.collaboration_id = v.collaboration_id AND a.strategy_version_id = v.id) AS areas
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
    const used = (newestFirst.find((version) => isInForce(version, day)) ?? newestFirst[0])?.areas ?? [];
    const areas = [...used, ...newestFirst.flatMap((version) => version.areas)];
    const points = areas.flatMap((area) => area.points);
    return {
      areas: used.map((area) => ({ code: area.code, pointCodes: area.points.map((point) => point.code) })),
      codes: new Map([...areas, ...points].map(({ id, code }) => [id, code])),
      areaIds: idByCode(areas),
      pointIds: idByCode(points),
    };
  },
);

/** Of several with one code the first. */
function idByCode(elements: readonly Element[]): Map<string, string> {
  return new Map(elements.toReversed().map(({ id, code }) => [code, id]));
}
