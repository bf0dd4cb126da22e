/** What one document may hold. Beyond it, it is refused whole: nothing is ever cut. */
export const documentLimits = {
  /** Characters of text, markup not counted. */
  text: 100_000,
  /** Characters of Markdown source: the text and as much again for its markup. */
  markdown: 200_000,
  /** Nodes of all kinds. */
  nodes: 50_000,
  /** Nodes inside each other; a list in a list is two deep each. */
  depth: 32,
} as const;
