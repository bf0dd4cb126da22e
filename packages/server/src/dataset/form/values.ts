import { checkMarkdown, DocumentError, documentFromMarkdown, forbiddenCharacter } from "@samplan/document";
import { YEAR_LIMITS } from "@samplan/schema";
import { z } from "zod";

/** A text on one line, at most `max` characters, in NFC. */
export function line(max = 200): z.ZodType<string> {
  return text(max)
    .refine((value) => !/[\n\r]/u.test(value), "must be on one line")
    .refine(said, "must not be empty");
}

/** A short code that other places refer to: `L-KS`, `PR01`, `UTBILDNING`. */
export const key = line(60).refine((value) => !/\s/u.test(value), "a key has no spaces");

/** A municipality's code: four digits, the zero kept (I3). */
export const municipalityCode = text(60, fourDigits).refine((value) => /^\d{4}$/u.test(value), { error: fourDigits });

/** A calendar day, `YYYY-MM-DD`, that exists. */
export const day = text(60).refine(isDay, { error: ({ input }) => `${show(input)} is not a date (YYYY-MM-DD)` });

/** A year that a plan can be for. */
export const year = z
  .int()
  .min(YEAR_LIMITS.min ?? 0)
  .max(YEAR_LIMITS.max ?? 9999);

/** How many there are of something. */
export const count = z.int().min(0).max(1_000_000_000);

/** Thousands of a currency; five decimals are whole öre or cents, and a trillion is more than any budget. */
export const thousands = z
  .number()
  .min(0, "an amount is not negative")
  .max(1_000_000_000)
  .refine(
    (amount) => Math.abs(amount * 100_000 - Math.round(amount * 100_000)) < 1e-4,
    "an amount has no part of an öre",
  );

/** A measured figure of an indicator, of either sign. */
export const figure = z.number().min(-1e12).max(1e12);

/** The text of a document, in Markdown without raw HTML; may be empty. */
export const documentMarkdown = text(200_000).superRefine((value, context) =>
  reportFault(() => documentFromMarkdown(value), context),
);

/** A note, comment or description: CommonMark without raw HTML. */
export const noteMarkdown = text(100_000).superRefine((value, context) =>
  reportFault(() => checkMarkdown(value), context),
);

/** What may be left out or be null; read as null either way, and an empty text too. */
export function optional<T>(schema: z.ZodType<T>): z.ZodType<T | null> {
  return schema.nullish().transform((value) => (value === undefined || value === "" ? null : value));
}

/** A value as a message shows it: in quotation marks, and not all of it when it is long. */
export function show(value: unknown): string {
  const json = JSON.stringify(value) ?? String(value);
  return json.length > 80 ? `${json.slice(0, 80)}…` : json;
}

/** Also for what is no text at all: whoever writes the number 580 has lost a zero. What is missing is said elsewhere. */
function fourDigits({ input }: { input?: unknown }): string | undefined {
  return input === undefined
    ? undefined
    : `a municipality's code is four digits in quotation marks, not ${show(input)}`;
}

function text(max: number, error?: (issue: { input?: unknown }) => string | undefined): z.ZodType<string> {
  return z
    .string({ error })
    .max(max)
    .superRefine((value, context) => {
      const wrong = forbiddenCharacter(value);
      if (wrong) context.addIssue(`the character ${wrong} cannot be part of a text`);
    })
    .transform((value) => value.normalize("NFC"));
}

function said(value: string): boolean {
  return value.trim() !== "";
}

function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  const existing = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
  return (
    existing && date.getUTCFullYear() >= (YEAR_LIMITS.min ?? 0) && date.getUTCFullYear() <= (YEAR_LIMITS.max ?? 9999)
  );
}

function reportFault(read: () => unknown, context: z.RefinementCtx): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    context.addIssue(error.message);
  }
}
