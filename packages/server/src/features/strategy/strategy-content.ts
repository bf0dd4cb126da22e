import type { DocumentJson } from "@samplan/document";
import type { StrategyPointLineageKind } from "@samplan/schema";
import { strategyHash } from "./strategy-hash.js";

/** An area, a point or a principle as it is to be written; its code tells which it is within its version. */
export interface PartContent {
  code: string;
  nameSv: string;
  nameEn: string | null;
  textDocument: DocumentJson;
}

export interface PointOrigin {
  pointId: string;
  kind: Exclude<StrategyPointLineageKind, "DROPPED">;
}

export interface PointContent extends PartContent {
  /** The points of the version before that it comes from, by id. */
  from: PointOrigin[];
}

export interface AreaContent extends PartContent {
  points: PointContent[];
}

/** Everything that a version says, in its order, and what it says of the points before it. */
export interface StrategyContent {
  areas: AreaContent[];
  principles: PartContent[];
  /** Points of the version before without a successor, by id. */
  dropped: string[];
}

/** The hash that the members decide on (I6, I7). */
export function contentHash({ areas, principles }: Pick<StrategyContent, "areas" | "principles">): string {
  const hashed = ({ code, nameSv, textDocument }: PartContent) => ({ code, name: nameSv, text: textDocument });
  return strategyHash({
    areas: areas.map((area) => ({ ...hashed(area), points: area.points.map(hashed) })),
    principles: principles.map(hashed),
  });
}
