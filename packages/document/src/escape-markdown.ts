import MarkdownIt from "markdown-it";

const { isWhiteSpace, isMdAsciiPunct, isPunctCharCode } = new MarkdownIt().utils;

/** What CommonMark's emphasis takes a character for; the edge of a line counts as white space. */
export function charClass(char: string | undefined): "space" | "punctuation" | "word" {
  const code = char?.codePointAt(0);
  if (code === undefined || isWhiteSpace(code)) return "space";
  return isMdAsciiPunct(code) || isPunctCharCode(code) ? "punctuation" : "word";
}

/** A character as a numeric character reference; nothing for no character. */
export function entity(char: string | undefined): string {
  return char === undefined ? "" : `&#${char.codePointAt(0)};`;
}

/**
 * Text as Markdown that reads as that text again. Only what could be taken for markup gets a backslash; an underscore
 * between letters is left alone, so that addresses stay readable.
 */
export function escapeText(text: string, startsLine: boolean): string {
  const escaped = text
    .replace(/[\\`*~[\]]/gu, "\\$&")
    .replace(/(?<![\p{L}\p{N}][\p{L}\p{N}])_|_(?![\p{L}\p{N}]{2})/gu, "\\_")
    .replace(/<(?![\s\d=])/gu, "\\<")
    .replace(/&(?=#?\w+;)/gu, "\\&");
  return startsLine ? escapeLineStart(escaped) : escaped;
}

/** What would begin a heading, quote, list, table or rule at the start of a line. */
function escapeLineStart(line: string): string {
  return line.replace(/^(?:>|[-+=:|#](?![\p{L}\p{N}]))/u, "\\$&").replace(/^(\d{1,9})([.)])(?=\s|$)/u, "$1\\$2");
}
