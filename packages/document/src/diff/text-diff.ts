import type { MarkJson } from "../document-json.js";

/** Whether something stands in both texts, or only in the later or the earlier one. */
export type Change = "SAME" | "ADDED" | "REMOVED";

/** A run of text that came, went or stayed, with the marks that lie on all of it. */
export interface TextSegment {
  change: Change;
  text: string;
  marks: readonly MarkJson[];
}

/** What a block of a document is to a reader. A rule has no text. */
export type BlockKind = "HEADING" | "PARAGRAPH" | "LIST_ITEM" | "QUOTE" | "TABLE_CELL" | "RULE";

/** One paragraph, heading, item or cell, in the order in which the two texts are read together. */
export interface BlockDiff {
  kind: BlockKind;
  /** 1–6 for a heading, how deep a list item is for an item, 0 for the rest. */
  level: number;
  /** CHANGED: it stands in both, in other words or with other marks; its segments tell which. */
  change: Change | "CHANGED";
  segments: TextSegment[];
}

/** What changed between two documents. Without what was added it is the earlier one, without what was removed the later. */
export interface TextDiff {
  changed: boolean;
  blocks: BlockDiff[];
}
