import { BodyKind, Role } from "@samplan/schema";
import { z } from "zod";
import { count, day, key, line, municipalityCode, optional } from "./values.js";

export const municipality = z.strictObject({
  code: municipalityCode,
  name: line(),
  shortName: line(),
  orgNumber: optional(
    line().refine((value) => /^\d{6}-\d{4}$/u.test(value), "an organisation number is written like 212000-0449"),
  ),
  county: optional(line()),
  population: optional(count.min(1)),
  populationOn: optional(day),
  labels: z.strictObject({
    plan: line(),
    planDefinite: line(),
    planPlural: line(),
    planPluralDefinite: line(),
    strategy: line(),
    strategyDefinite: line(),
    sharedStrategy: line(),
  }),
});

export const collaboration = z.strictObject({
  key: line(60).refine(
    (value) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(value),
    "a key is small letters, digits and hyphens",
  ),
  name: line(),
  members: z.array(
    z.strictObject({
      municipality: municipalityCode,
      from: day,
      to: optional(day),
      voting: z.boolean().default(true),
    }),
  ),
});

export const policyDomain = z.strictObject({ key, nameSv: line(), nameEn: line() });

export const body = z.strictObject({
  key: key.refine((value) => /^[^-]+-.+$/u.test(value), "a body's key has its abbreviation after a hyphen: L-KS"),
  municipality: municipalityCode,
  name: line(),
  kind: z.enum(BodyKind),
  domain: optional(key),
  validFrom: day,
  validTo: optional(day),
});

export const user = z.strictObject({
  email: line().refine((value) => /^[^\s@]+@[^\s@]+$/u.test(value), "an e-mail address has an @"),
  name: optional(line()),
  municipality: municipalityCode,
  role: z.enum(Role),
  body: optional(key),
  validFrom: optional(day),
  validTo: optional(day),
});
