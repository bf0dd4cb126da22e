// Line breaks, tabs and the breaks that word processors leave are kept; the rest of the control characters, half
// surrogate pairs and noncharacters mean nothing to a reader and break PostgreSQL, XML or a hash.
const forbidden = /(?![\t\n\v\f\r])\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}/u;

/** The first character that no text may hold, as people write it (`U+0000`), or null. */
export function forbiddenCharacter(text: string): string | null {
  const found = forbidden.exec(text)?.[0].codePointAt(0);
  return found === undefined ? null : `U+${found.toString(16).toUpperCase().padStart(4, "0")}`;
}
