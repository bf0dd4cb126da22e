import type { Node } from "prosemirror-model";
import { inlineMarkdown } from "./inline-markdown.js";

const rules: Record<string, string> = { left: ":--", center: ":-:", right: "--:" };

/**
 * A table as the lines of a Markdown table. Its first row is the header, since Markdown has no table without one; a
 * merged cell stands in its first place and leaves the others empty.
 */
export function tableLines(table: Node): string[] {
  const grid = cells(table);
  const width = Math.max(...grid.map((row) => row.length));
  if (width === 0) return [];
  const row = (texts: string[]): string => `| ${texts.join(" | ")} |`;
  const [head, ...body] = grid.map((cells) => row(Array.from({ length: width }, (_, i) => cellText(cells[i]))));
  const rule = row(Array.from({ length: width }, (_, i) => rules[String(grid[0]?.[i]?.attrs.align)] ?? "---"));
  return [head ?? "", rule, ...body];
}

/** The cells by row and column, after their spans. */
function cells(table: Node): (Node | undefined)[][] {
  const grid: (Node | undefined)[][] = table.children.map(() => []);
  const taken = new Set<string>();
  table.children.forEach((row, y) => {
    let x = 0;
    for (const cell of row.children) {
      while (taken.has(`${y} ${x}`)) x += 1;
      const { colspan, rowspan } = cell.attrs as { colspan: number; rowspan: number };
      for (let down = 0; down < Math.min(rowspan, grid.length - y); down += 1) {
        for (let right = 0; right < colspan; right += 1) {
          taken.add(`${y + down} ${x + right}`);
          const line = grid[y + down];
          if (line) line[x + right] = down === 0 && right === 0 ? cell : undefined;
        }
      }
    }
  });
  return grid;
}

function cellText(cell: Node | undefined): string {
  const texts: string[] = [];
  cell?.descendants((node) => {
    if (node.isTextblock) texts.push(inlineMarkdown(node));
    return !node.isTextblock;
  });
  return texts
    .filter((text) => text !== "")
    .join(" ")
    .replaceAll("|", "\\|");
}
