/** A version of the strategy as the way of its points from version to version is followed. */
export interface LineageVersion {
  id: string;
  basedOn: string | null;
  /** Also those that were written out of it while it was a draft: something may be linked to them. */
  points: readonly { id: string; code: string; removed: boolean }[];
  /** From points of the version that it is based on to its own. */
  lineage: readonly { from: string; to: string }[];
}

/** What a point of any version is in another one. */
export interface PointImage {
  /** The last point on the way that it is one with: in that version if it is one there, else where the ways part. */
  countedAs: string;
  /** The points of that version that it maps into; none where it was dropped or is newer. */
  reached: readonly string[];
}

/**
 * What each point of every version is in the version `into`, along the lineage: through SAME, REWORDED and MERGED there
 * is one point to go to, through SPLIT there are several. The way back, to an earlier version, is followed alike. Where
 * two versions have no version in common, as in what was loaded without lineage, a point is the one with its code.
 */
export function pointImages(versions: readonly LineageVersion[], into: string): Map<string, PointImage> {
  const byId = new Map(versions.map((version) => [version.id, version]));
  const target = byId.get(into);
  const targetLine = lineOf(byId, into);
  const present = new Set(target?.points.filter(({ removed }) => !removed).map(({ id }) => id));
  const byCode = new Map(target?.points.filter(({ removed }) => !removed).map(({ id, code }) => [code, id]));
  const images = new Map<string, PointImage>();
  for (const version of versions) {
    const steps = stepsBetween(lineOf(byId, version.id), targetLine);
    for (const { id, code } of version.points) {
      const namesake = byCode.get(code);
      if (steps !== null) images.set(id, follow(id, steps, present));
      else if (namesake === undefined) images.set(id, { countedAs: id, reached: [] });
      else images.set(id, { countedAs: namesake, reached: [namesake] });
    }
  }
  return images;
}

type Step = ReadonlyMap<string, readonly string[]>;

function follow(id: string, steps: readonly Step[], present: ReadonlySet<string>): PointImage {
  let countedAs = id;
  let points: readonly string[] = [id];
  for (const step of steps) {
    points = [...new Set(points.flatMap((point) => step.get(point) ?? []))];
    const [only, ...others] = points;
    if (only !== undefined && others.length === 0) countedAs = only;
  }
  return { countedAs, reached: points.filter((point) => present.has(point)) };
}

/** The version and those that it goes back on, the newest first. */
function lineOf(byId: ReadonlyMap<string, LineageVersion>, id: string): LineageVersion[] {
  const line: LineageVersion[] = [];
  for (let version = byId.get(id); version && !line.includes(version); ) {
    line.push(version);
    version = version.basedOn === null ? undefined : byId.get(version.basedOn);
  }
  return line;
}

/** Back to the version that both go back on, then forward; null where there is none. */
function stepsBetween(from: readonly LineageVersion[], to: readonly LineageVersion[]): Step[] | null {
  const common = from.find((version) => to.includes(version));
  if (common === undefined) return null;
  const back = from
    .slice(0, from.indexOf(common))
    .map(({ lineage }) => step(lineage.map(({ from, to }) => [to, from])));
  const forth = to
    .slice(0, to.indexOf(common))
    .toReversed()
    .map(({ lineage }) => step(lineage.map(({ from, to }) => [from, to])));
  return [...back, ...forth];
}

function step(pairs: readonly (readonly [string, string])[]): Step {
  const map = new Map<string, string[]>();
  for (const [one, other] of pairs) map.set(one, [...(map.get(one) ?? []), other]);
  return map;
}
