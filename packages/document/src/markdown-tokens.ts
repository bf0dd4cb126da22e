import MarkdownIt, { type Token, type MarkdownIt as Tokenizer } from "markdown-it";
import { isAllowedLink, linkRule } from "./attributes.js";
import { forbiddenCharacter } from "./characters.js";
import { DocumentError } from "./document-error.js";
import { documentLimits } from "./limits.js";

/** CommonMark with tables and strike-through; raw HTML is recognised, so that it can be refused and not just shown. */
function tokenizer(): Tokenizer {
  const markdown = new MarkdownIt("commonmark", { html: true, maxNesting: 100 }).enable(["table", "strikethrough"]);
  // Every link is looked at by `refuse`, which says where; markdown-it would quietly leave a bad one as text.
  markdown.validateLink = () => true;
  markdown.normalizeLink = (url) => url;
  return markdown;
}

const noteTokenizer = tokenizer();
// A plan holds no code: an indented line of a pasted text is a paragraph, and a grave accent is a character.
const documentTokenizer = tokenizer().disable(["code", "fence", "backticks"]);

/**
 * Markdown as tokens, once it is known to hold nothing but Markdown.
 * @throws DocumentError with the line of the first raw HTML, image or forbidden link.
 */
export function documentTokens(markdown: string): Token[] {
  return tokens(documentTokenizer, markdown);
}

/**
 * Checks a note, comment or description: CommonMark without raw HTML and images. Returns it in NFC.
 * @throws DocumentError as `documentFromMarkdown` does.
 */
export function checkMarkdown(markdown: string): string {
  tokens(noteTokenizer, markdown);
  return markdown.normalize("NFC");
}

function tokens(tokenizer: Tokenizer, markdown: string): Token[] {
  if (markdown.length > documentLimits.markdown) {
    throw new DocumentError("", `a text has at most ${documentLimits.markdown} characters of Markdown; divide it`);
  }
  const lines = markdown.normalize("NFC").split(/\r\n?|[\n\v\f\u2028\u2029]/u);
  lines.forEach((line, i) => {
    const wrong = forbiddenCharacter(line);
    if (wrong) throw new DocumentError(`line ${i + 1}`, `the character ${wrong} cannot be part of a text`);
  });
  const found = tokenizer.parse(lines.join("\n"), {});
  refuse(found);
  return found;
}

function refuse(tokens: Token[], from = 1): void {
  let line = from;
  for (const token of tokens) {
    if (token.map) line = token.map[0] + 1;
    const problem = fault(token);
    if (problem) throw new DocumentError(`line ${line}`, problem);
    if (token.children) refuse(token.children, line);
    if (token.type === "softbreak" || token.type === "hardbreak") line += 1;
  }
}

function fault(token: Token): string | null {
  switch (token.type) {
    case "html_block":
    case "html_inline":
      return `raw HTML is not allowed: ${excerpt(token.content)} (write \\< for the character <)`;
    case "image":
      return `images are not allowed: ${excerpt(token.content)} (link to the image instead)`;
    case "link_open": {
      const href = String(token.attrGet("href") ?? "");
      return isAllowedLink(href) ? null : `${linkRule}: "${excerpt(href)}"`;
    }
    default:
      return null;
  }
}

function excerpt(text: string): string {
  const line = text.trim().split("\n")[0] ?? "";
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
