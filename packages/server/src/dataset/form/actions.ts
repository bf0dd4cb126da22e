import {
  Assessment,
  Consent,
  EffectKind,
  EvidenceLevel,
  Financing,
  ImplementationStatus,
  ParticipationRole,
  PeriodKind,
  PlanSection,
} from "@samplan/schema";
import { z } from "zod";
import { count, day, key, line, noteMarkdown, optional, thousands, year } from "./values.js";

const nobody = { women: 0, men: 0, other: 0, unspecified: 0 };

const followUp = z.strictObject({
  period: z.enum(PeriodKind),
  /** Only needed where the body has reports of this period for several of the action's years. */
  year: optional(year),
  assessment: optional(z.enum(Assessment)),
  implementationStatus: optional(z.enum(ImplementationStatus)),
  attendance: z
    .strictObject({ women: count, men: count, other: count.default(0), unspecified: count.default(0) })
    .default(nobody),
  progress: optional(z.int().min(0).max(100)),
  costTkr: optional(thousands),
  costForecastTkr: optional(thousands),
  comment: optional(noteMarkdown),
  correctiveMeasure: optional(noteMarkdown),
  effects: z
    .array(
      z.strictObject({
        kind: z.enum(EffectKind),
        evidenceLevel: z.enum(EvidenceLevel),
        description: noteMarkdown.refine((value) => value.trim() !== "", "must not be empty"),
      }),
    )
    .default([]),
});

const participation = z.strictObject({
  body: key,
  role: z.enum(ParticipationRole),
  consent: z.enum(Consent),
  responsibleFunction: optional(line()),
  /** Per year. */
  budgetTkr: optional(thousands),
  followUps: z.array(followUp),
});

export const action = z.strictObject({
  /** The public reference. */
  key,
  title: line(300),
  description: optional(noteMarkdown),
  section: z.enum(PlanSection),
  primaryArea: key.nullable(),
  strategyPoints: z.array(key),
  principles: z.array(key).default([]),
  weight: z.int().min(1).max(3).default(1),
  years: z.array(year).min(1),
  startDate: day.nullable(),
  endDate: day.nullable(),
  continuous: z.boolean().default(false),
  cancelledOn: optional(day),
  implementationStatus: z.enum(ImplementationStatus).default("ONGOING"),
  financing: z.enum(Financing).nullable(),
  project: optional(key),
  participations: z.array(participation).min(1),
});
