import { DecisionOutcome, SharedTextState } from "@samplan/schema";
import { z } from "zod";
import { day, documentMarkdown, key, line, municipalityCode, optional, year } from "./values.js";

const version = z.int().min(1).max(1_000);

/** What strategy areas, points and principles have in common. `text` is a document in Markdown. */
const named = { code: key, name: line(300), nameEn: optional(line(300)), text: optional(documentMarkdown) };

export const strategy = z.strictObject({
  collaboration: key,
  key,
  version,
  state: z.enum(SharedTextState),
  effectiveFrom: optional(day),
  effectiveTo: optional(day),
  areas: z.array(z.strictObject({ ...named, points: z.array(z.strictObject(named)) })),
  principles: z.array(z.strictObject(named)),
});

/** Common sections belong to the collaboration of `strategy`. */
export const commonSection = z.strictObject({
  year,
  version,
  state: z.enum(SharedTextState),
  effectiveFrom: optional(day),
  effectiveTo: optional(day),
  text: documentMarkdown,
});

export const decision = z.strictObject({
  body: key,
  date: day,
  paragraph: optional(line(60)),
  registryNumber: optional(line(60)),
  delegated: z.boolean().default(false),
  adjustedOn: optional(day),
  announcedOn: optional(day),
  finalOn: optional(day),
  documentUrl: optional(
    line(2_000).refine((value) => /^https?:\/\/\S+$/u.test(value), "an address begins with https://"),
  ),
});

const adopted = {
  version,
  municipality: municipalityCode,
  outcome: z.enum(DecisionOutcome),
  decision: decision.nullable(),
};

/** What a member decided on a version of a year's common section, or of the strategy, which is of no year. */
export const adoption = z.discriminatedUnion("subject", [
  z.strictObject({ subject: z.literal("COMMON_SECTION"), year, ...adopted }),
  z.strictObject({ subject: z.literal("STRATEGY"), year: z.null().default(null), ...adopted }),
]);
