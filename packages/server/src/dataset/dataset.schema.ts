import { z } from "zod";
import { action } from "./form/actions.js";
import { body, collaboration, municipality, policyDomain, user } from "./form/organisation.js";
import { period, plan, report } from "./form/plans.js";
import { indicator, project } from "./form/projects.js";
import { adoption, commonSection, strategy } from "./form/shared-texts.js";
import { day, line } from "./form/values.js";

/** The form of a dataset file, chapter by chapter; an unknown key is a fault. Rules between chapters are in `rules/`. */
export const datasetSchema = z.strictObject({
  format: z.literal("samplan-dataset/1"),
  note: line(2_000).optional(),
  /** The day the dataset was imagined on: for tests only. */
  today: day.optional(),
  municipalities: z.array(municipality).min(1),
  collaborations: z.array(collaboration).min(1),
  policyDomains: z.array(policyDomain),
  bodies: z.array(body),
  strategy,
  commonSections: z.array(commonSection),
  adoptions: z.array(adoption),
  plans: z.array(plan),
  periods: z.array(period),
  actions: z.array(action),
  reports: z.array(report),
  projects: z.array(project),
  indicators: z.array(indicator),
  users: z.array(user),
});

/** A whole starting state for an empty database, checked. Optional values are null, texts in NFC, documents Markdown. */
export type Dataset = z.output<typeof datasetSchema>;
