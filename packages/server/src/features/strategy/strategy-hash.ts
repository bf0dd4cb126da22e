import type { DocumentJson } from "@samplan/document";
import { canonicalHash } from "@samplan/document/hash";

/** What the members decide on of an area, a point or a principle; a translation is not part of it. */
export interface HashedPart {
  code: string;
  name: string;
  text: DocumentJson;
}

/** The hash of everything that a version of the strategy says, in its order: what the members decide on (I6, I7). */
export function strategyHash({
  areas,
  principles,
}: {
  areas: readonly (HashedPart & { points: readonly HashedPart[] })[];
  principles: readonly HashedPart[];
}): string {
  const content = ({ code, name, text }: HashedPart) => ({ code, name, text });
  return canonicalHash({
    areas: areas.map((area) => ({ ...content(area), points: area.points.map(content) })),
    principles: principles.map(content),
  });
}
