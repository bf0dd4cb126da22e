import { textScalar } from "./text-scalar.js";

/** CommonMark as a string. What it may hold is checked where it is written, not here. */
export const MarkdownScalar = textScalar<string>({
  name: "Markdown",
  description: "Text in CommonMark without raw HTML.",
  expected: "a text in CommonMark",
  parse: (text) => text,
  print: (value) => (typeof value === "string" ? value : undefined),
});
