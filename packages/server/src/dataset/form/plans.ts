import { PeriodKind, PeriodState, PlanState, ReportState } from "@samplan/schema";
import { z } from "zod";
import { decision } from "./shared-texts.js";
import { day, documentMarkdown, key, line, municipalityCode, optional, year } from "./values.js";

export const plan = z.strictObject({
  body: key,
  year,
  state: z.enum(PlanState),
  decision: decision.nullable(),
  /** The pinned version of the year's common section, or why there is none (I12); null before adoption. */
  commonSection: z
    .strictObject({
      version: z.int().min(1).max(1_000).nullable(),
      conditional: z.boolean().default(false),
      exemptionReason: optional(line(1_000)),
    })
    .nullable(),
  localText: documentMarkdown,
});

export const period = z.strictObject({
  municipality: municipalityCode,
  year,
  kind: z.enum(PeriodKind),
  from: day,
  to: day,
  dueOn: day,
  state: optional(z.enum(PeriodState)),
});

export const report = z.strictObject({
  body: key,
  year,
  period: z.enum(PeriodKind),
  state: z.enum(ReportState),
});
