import { diffArrays } from "diff";
import type { DocumentJson } from "../document-json.js";
import { type Block, blocksOf, type Token } from "./blocks-of.js";
import { type BlockPair, pairBlocks } from "./pair-blocks.js";
import type { BlockDiff, Change, TextDiff, TextSegment } from "./text-diff.js";

/**
 * Insertions and removals that a comparison looks for. Two texts that differ in more than this have nothing in common
 * worth showing: the one is then shown as removed and the other as added. It bounds the time, which grows with it.
 */
const MOST_EDITS = 400;

/**
 * What changed from one document to another, by words: blocks are matched first, then the words of those that changed.
 * A word whose marks changed (made bold, linked elsewhere) counts as changed. Where a list or table began or ended is
 * not told, only what stands in it.
 */
export function diffDocuments(before: DocumentJson, after: DocumentJson): TextDiff {
  const blocks = alignBlocks(blocksOf(before), blocksOf(after)).map(diffBlock);
  return { changed: blocks.some(({ change }) => change !== "SAME"), blocks };
}

function alignBlocks(before: readonly Block[], after: readonly Block[]): BlockPair[] {
  const pairs: BlockPair[] = [];
  let removed: readonly Block[] = [];
  for (const run of runsOf(before, after)) {
    if (run.change === "REMOVED") {
      removed = run.items;
      continue;
    }
    if (run.change === "ADDED") pairs.push(...pairBlocks(removed, run.items));
    else pairs.push(...pairBlocks(removed, []), ...run.items.map((block) => [block, block] as const));
    removed = [];
  }
  return [...pairs, ...pairBlocks(removed, [])];
}

function diffBlock([before, after]: BlockPair): BlockDiff {
  const { kind, level } = before ?? after ?? { kind: "PARAGRAPH", level: 0 };
  const segments = runsOf(before?.tokens ?? [], after?.tokens ?? []).flatMap(segmentsOf);
  if (before === null) return { kind, level, change: "ADDED", segments };
  if (after === null) return { kind, level, change: "REMOVED", segments };
  return { kind, level, change: before.key === after.key ? "SAME" : "CHANGED", segments };
}

interface Run<Item> {
  change: Change;
  items: Item[];
}

/** The runs that came, went and stayed; what went stands before what came in its place. */
function runsOf<Item extends { key: string }>(before: readonly Item[], after: readonly Item[]): Run<Item>[] {
  const keys = (items: readonly Item[]) => items.map(({ key }) => key);
  const changes = diffArrays(keys(before), keys(after), { maxEditLength: MOST_EDITS });
  if (changes === undefined)
    return [
      { change: "REMOVED", items: [...before] },
      { change: "ADDED", items: [...after] },
    ];
  let [i, j] = [0, 0];
  return changes.map(({ added, removed, count }) => {
    const items = added ? after.slice(j, j + count) : before.slice(i, i + count);
    if (!removed) j += count;
    if (!added) i += count;
    return { change: added ? "ADDED" : removed ? "REMOVED" : "SAME", items };
  });
}

/** Neighbouring tokens with the same marks are one segment. */
function segmentsOf({ change, items }: Run<Token>): TextSegment[] {
  const segments: { marks: string; segment: TextSegment }[] = [];
  for (const { text, marks } of items) {
    const key = JSON.stringify(marks);
    const last = segments.at(-1);
    if (last?.marks === key) last.segment.text += text;
    else segments.push({ marks: key, segment: { change, text, marks } });
  }
  return segments.map(({ segment }) => segment);
}
