import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import ts from "typescript";

/** What this version holds of the list in docs/domain.md; those after it concern what cannot be changed yet. */
const LAST = 22;

/** The invariants by number, as the documentation lists them. */
async function listed(): Promise<string[]> {
  const rows = (await readFile("docs/domain.md", "utf8")).matchAll(/^\| (I(\d+)) \|/gm);
  return [...rows].filter(([, , number]) => Number(number) <= LAST).map(([, name]) => name ?? "");
}

async function testFiles(): Promise<string[]> {
  const found = ["tests", "packages"].map(async (root) =>
    (await readdir(root, { recursive: true }))
      .filter((path) => path.endsWith(".test.ts") && !/(^|\/)(node_modules|dist)\//.test(path))
      .map((path) => join(root, path)),
  );
  return (await Promise.all(found)).flat();
}

/** What describe and it are called with first: the title, or the rows of a table, also by its name, that make titles. */
function titlesIn(path: string, source: string): string[] {
  const titles: string[] = [];
  const tables = new Map<string, ts.Node>();
  const take = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) titles.push(node.text);
    else if (!ts.isFunctionLike(node)) ts.forEachChild(node, take);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.initializer) tables.set(node.name.getText(), node.initializer);
    const [first] = ts.isCallExpression(node) ? node.arguments : [];
    if (ts.isCallExpression(node) && first && /^(describe|it)\b/.test(node.expression.getText()))
      take((ts.isIdentifier(first) && tables.get(first.text)) || first);
    ts.forEachChild(node, visit);
  };
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  visit(file);
  return titles;
}

describe("the invariants", () => {
  it("are listed from I1 on, without a gap", async () => {
    expect(await listed()).toEqual(Array.from({ length: LAST }, (_, index) => `I${index + 1}`));
  });

  it("have a test each that names its number in the title", async () => {
    const titles = (
      await Promise.all((await testFiles()).map(async (path) => titlesIn(path, await readFile(path, "utf8"))))
    ).flat();
    expect((await listed()).filter((name) => !titles.some((title) => new RegExp(`\\b${name}\\b`).test(title)))).toEqual(
      [],
    );
  });

  it("are looked for in titles alone, not in comments or in what a test does", () => {
    const source = `// I1
      const rows = [["I2", () => "I3"]];
      describe("I4: a", () => { it.each(rows)("%s", () => { call("I5"); }); it.each(["I6"])("%s", run); });`;
    expect(titlesIn("x.test.ts", source).sort()).toEqual(["%s", "%s", "I2", "I4: a", "I6"]);
  });
});
