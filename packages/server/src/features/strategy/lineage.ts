import type { DocumentJson } from "@samplan/document";
import { canonicalHash } from "@samplan/document/hash";
import type { StrategyPointLineageKind, UserErrorCode } from "@samplan/schema";
import type { Words } from "../../context/language.js";
import { groupBy } from "../../group-by.js";

/** A point as the rules of lineage look at it. */
export interface LineagePoint {
  id: string;
  code: string;
  areaCode: string;
  nameSv: string;
  textDocument: DocumentJson;
}

/** What is said of an earlier point; `to` is null where it is dropped. */
export interface LineageLink {
  from: string;
  to: string | null;
  kind: StrategyPointLineageKind;
}

export interface LineageFault {
  code: Extract<UserErrorCode, "INCOMPLETE" | "INVALID_LINEAGE" | "AREA_CODE_CHANGED">;
  words: Words;
}

type Points = ReadonlyMap<string, LineagePoint>;

/**
 * What is wrong with what a version says of the points before it, all of it: each is SAME or REWORDED into one, SPLIT
 * into two or more, MERGED with others into one, or DROPPED, and nothing else besides; an area keeps its code.
 */
export function lineageFaults(
  before: readonly LineagePoint[],
  after: readonly LineagePoint[],
  links: readonly LineageLink[],
): LineageFault[] {
  const successors = groupBy(links, ({ from }) => from);
  const predecessors = groupBy(
    links.filter(({ to }) => to !== null),
    ({ to }) => to,
  );
  const later: Points = new Map(after.map((point) => [point.id, point]));
  return [
    ...before.flatMap((point) => faultsOfEarlier(point, successors.get(point.id) ?? [], later)),
    ...after.flatMap((point) => faultsOfLater(point, predecessors.get(point.id) ?? [])),
    ...changedAreaCodes(before, after, links),
  ];
}

/** One fault of a point at most: the first tells what to mend. */
function faultsOfEarlier(point: LineagePoint, links: readonly LineageLink[], later: Points): LineageFault[] {
  const { code } = point;
  const [first, ...others] = links;
  if (first === undefined)
    return [
      fault("INCOMPLETE", {
        sv: `Det är inte sagt vad som har blivit av ${code} i den tidigare versionen: ange det, eller att den utgår.`,
        en: `It is not said what has become of ${code} of the version before: say it, or that it is dropped.`,
      }),
    ];
  if (others.some(({ kind }) => kind !== first.kind)) return [contradiction(code, [...new Set(links.map(kindOf))])];
  if (first.kind === "SPLIT" && others.length === 0)
    return [
      invalid({
        sv: `${code} är delad (SPLIT) men har bara en efterföljare: ange minst två, eller REWORDED.`,
        en: `${code} is SPLIT but has one successor only: give at least two, or REWORDED.`,
      }),
    ];
  if (first.kind !== "SPLIT" && others.length > 0)
    return [
      invalid({
        sv: `${code} är ${first.kind} men har flera efterföljare: bara SPLIT har det.`,
        en: `${code} is ${first.kind} but has several successors: only SPLIT has.`,
      }),
    ];
  const successor = first.to === null ? undefined : later.get(first.to);
  if (first.kind === "SAME" && successor && !isWordForWord(point, successor))
    return [
      invalid({
        sv: `${code} är SAME, men ${successor.code} har ett annat namn eller en annan text: ange REWORDED.`,
        en: `${code} is SAME, but ${successor.code} has another name or text: say REWORDED.`,
      }),
    ];
  return [];
}

function faultsOfLater({ code }: LineagePoint, links: readonly LineageLink[]): LineageFault[] {
  const kinds = [...new Set(links.map(kindOf))];
  const [kind] = kinds;
  if (kind === undefined) return [];
  if (kinds.length > 1) return [contradiction(code, kinds)];
  if (kind === "MERGED" && links.length === 1)
    return [
      invalid({
        sv: `${code} är sammanslagen (MERGED) men kommer från en enda punkt: ange minst två, eller REWORDED.`,
        en: `${code} is MERGED but comes from one point only: give at least two, or REWORDED.`,
      }),
    ];
  if (kind !== "MERGED" && links.length > 1)
    return [
      invalid({
        sv: `${code} kommer från flera punkter som ${kind}: bara MERGED gör det.`,
        en: `${code} comes from several points as ${kind}: only MERGED does.`,
      }),
    ];
  return [];
}

/**
 * An area that is gone while all its points go on, SAME or REWORDED, in one area whose code is new, is that area under
 * another code: figures by area would break. Single points may move, and an area whose points go different ways is gone.
 */
function changedAreaCodes(
  before: readonly LineagePoint[],
  after: readonly LineagePoint[],
  links: readonly LineageLink[],
): LineageFault[] {
  const earlier = groupBy(before, ({ areaCode }) => areaCode);
  const codes = new Set(after.map(({ areaCode }) => areaCode));
  const areaOf = new Map(after.map(({ id, areaCode }) => [id, areaCode]));
  const goesOn = links.filter(({ kind }) => kind === "SAME" || kind === "REWORDED");
  const continues = new Map(goesOn.map(({ from, to }) => [from, to === null ? undefined : areaOf.get(to)]));
  return [...earlier].flatMap(([code, points]) => {
    const [into, ...others] = new Set(points.map(({ id }) => continues.get(id)));
    if (codes.has(code) || into === undefined || others.length > 0 || earlier.has(into)) return [];
    return [
      fault("AREA_CODE_CHANGED", {
        sv: `Området ${code} har fått koden ${into}: ett område behåller sin kod, så att statistiken går att följa. Ange ${code}.`,
        en: `The area ${code} has been given the code ${into}: an area keeps its code, so that figures can be followed. Use ${code}.`,
      }),
    ];
  });
}

function isWordForWord(one: LineagePoint, other: LineagePoint): boolean {
  return one.nameSv === other.nameSv && canonicalHash(one.textDocument) === canonicalHash(other.textDocument);
}

function contradiction(code: string, kinds: readonly string[]): LineageFault {
  return invalid({
    sv: `Om ${code} sägs olika saker som inte går ihop (${kinds.join(", ")}): välj en.`,
    en: `What is said of ${code} contradicts itself (${kinds.join(", ")}): choose one.`,
  });
}

function kindOf({ kind }: LineageLink): StrategyPointLineageKind {
  return kind;
}

function invalid(words: Words): LineageFault {
  return fault("INVALID_LINEAGE", words);
}

function fault(code: LineageFault["code"], words: Words): LineageFault {
  return { code, words };
}
