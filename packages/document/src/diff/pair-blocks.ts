import type { Block } from "./blocks-of.js";

/** A block of the earlier text beside the one that it became; null where there is none. */
export type BlockPair = readonly [before: Block | null, after: Block | null];

/** Shares less than this of its words with another block, and it is another block. */
const LEAST_ALIKE = 0.4;
/** Comparisons that one run is worth: beyond it (two long texts with nothing in common) none are paired. */
const MOST_COMPARISONS = 40_000;

/**
 * Which removed blocks became which added ones, where a run of the one stands beside a run of the other: the pairs in
 * order that have the most words in common, so that a block that was put in does not shift all that follow.
 */
export function pairBlocks(removed: readonly Block[], added: readonly Block[]): BlockPair[] {
  if (removed.length * added.length > MOST_COMPARISONS) return unpaired(removed, added);
  const scores = bestScores(removed, added);
  const pairs: BlockPair[] = [];
  let [i, j] = [0, 0];
  for (;;) {
    const before = removed[i];
    const after = added[j];
    if (before === undefined || after === undefined) break;
    const likeness = alike(before, after);
    if (likeness > 0 && scores[i]?.[j] === likeness + (scores[i + 1]?.[j + 1] ?? 0)) {
      pairs.push([before, after]);
      [i, j] = [i + 1, j + 1];
    } else if ((scores[i + 1]?.[j] ?? 0) >= (scores[i]?.[j + 1] ?? 0)) {
      pairs.push([before, null]);
      i += 1;
    } else {
      pairs.push([null, after]);
      j += 1;
    }
  }
  return [...pairs, ...unpaired(removed.slice(i), added.slice(j))];
}

function unpaired(removed: readonly Block[], added: readonly Block[]): BlockPair[] {
  return [...removed.map((block) => [block, null] as const), ...added.map((block) => [null, block] as const)];
}

/** By (i, j) the best sum of likenesses of pairs among the blocks from there on. */
function bestScores(removed: readonly Block[], added: readonly Block[]): number[][] {
  const scores = Array.from({ length: removed.length + 1 }, () => new Array<number>(added.length + 1).fill(0));
  for (let i = removed.length - 1; i >= 0; i -= 1) {
    for (let j = added.length - 1; j >= 0; j -= 1) {
      const [before, after, row] = [removed[i], added[j], scores[i]];
      if (before === undefined || after === undefined || row === undefined) continue;
      const [down, right] = [scores[i + 1]?.[j] ?? 0, row[j + 1] ?? 0];
      const likeness = alike(before, after);
      const both = likeness > 0 ? likeness + (scores[i + 1]?.[j + 1] ?? 0) : 0;
      row[j] = Math.max(down, right, both);
    }
  }
  return scores;
}

const wordsOf = new WeakMap<Block, Map<string, number>>();

/** How much of their words two blocks of a kind share, 0–1 (Dice); 0 where it is too little to call them one. */
function alike(before: Block, after: Block): number {
  if (before.kind !== after.kind || before.level !== after.level) return 0;
  const [ours, theirs] = [countWords(before), countWords(after)];
  let shared = 0;
  for (const [word, count] of ours) shared += Math.min(count, theirs.get(word) ?? 0);
  const all = total(ours) + total(theirs);
  const likeness = all === 0 ? 1 : (2 * shared) / all;
  return likeness < LEAST_ALIKE ? 0 : likeness;
}

function countWords(block: Block): Map<string, number> {
  const known = wordsOf.get(block);
  if (known) return known;
  const counts = new Map<string, number>();
  for (const { text } of block.tokens) if (/[\p{L}\p{N}]/u.test(text)) counts.set(text, (counts.get(text) ?? 0) + 1);
  wordsOf.set(block, counts);
  return counts;
}

function total(counts: Map<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
