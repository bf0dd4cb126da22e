import type { TableRows } from "./insert-rows.js";
import type { PeriodEntry, Register } from "./register.js";

/** Municipalities with what they call things, their bodies and calendars, and the collaborations they are members of. */
export function organisationRows(register: Register): TableRows[] {
  const { dataset } = register;
  return [
    {
      table: "municipality",
      rows: dataset.municipalities.map(({ code, name, shortName }) => ({
        id: register.municipalityId(code),
        code,
        name,
        short_name: shortName,
      })),
    },
    {
      table: "municipality_profile",
      rows: dataset.municipalities.map(({ code, orgNumber, county, labels }) => ({
        municipality_id: register.municipalityId(code),
        org_number: orgNumber,
        county,
        plan_label: labels.plan,
        plan_label_definite: labels.planDefinite,
        plan_label_plural: labels.planPlural,
        plan_label_plural_definite: labels.planPluralDefinite,
        strategy_label: labels.strategy,
        strategy_label_definite: labels.strategyDefinite,
        shared_strategy_label: labels.sharedStrategy,
      })),
    },
    {
      table: "population",
      rows: dataset.municipalities
        .filter(({ population, populationOn }) => population !== null && populationOn !== null)
        .map(({ code, population, populationOn }) => ({
          municipality_id: register.municipalityId(code),
          counted_on: populationOn,
          inhabitants: population,
        })),
    },
    {
      table: "policy_domain",
      rows: dataset.policyDomains.map(({ key, nameSv, nameEn }) => ({ key, name_sv: nameSv, name_en: nameEn })),
    },
    {
      table: "collaboration",
      rows: dataset.collaborations.map(({ key, name }) => ({ id: register.id("collaboration", key), key, name })),
    },
    {
      table: "collaboration_membership",
      rows: dataset.collaborations.flatMap(({ key, members }) =>
        members.map(({ municipality, from, to, voting }) => ({
          collaboration_id: register.id("collaboration", key),
          municipality_id: register.municipalityId(municipality),
          valid_from: from,
          valid_to: to,
          voting,
        })),
      ),
    },
    {
      table: "body",
      rows: dataset.bodies.map(({ key, municipality, name, kind, domain, validFrom, validTo }) => ({
        municipality_id: register.municipalityId(municipality),
        id: register.id("body", key),
        abbreviation: abbreviation(key),
        name,
        kind,
        domain_key: domain,
        valid_from: validFrom,
        valid_to: validTo,
      })),
    },
    {
      table: "follow_up_period",
      rows: dataset.periods.map((period) => ({
        municipality_id: register.municipalityId(period.municipality),
        id: register.periodId(period),
        year: period.year,
        kind: period.kind,
        from_date: period.from,
        to_date: period.to,
        due_on: period.dueOn,
        state: periodState(register, period),
      })),
    },
  ];
}

/** L-KS → KS: the key is unique in the dataset, the abbreviation in its municipality. */
function abbreviation(key: string): string {
  return key.slice(key.indexOf("-") + 1);
}

/**
 * A year whose plans are all closed has its figures frozen; a period that somebody reports in has been opened. That a
 * period is due follows from its date and is never stored.
 */
function periodState(register: Register, { municipality, year, kind, state }: PeriodEntry): PeriodEntry["state"] {
  if (state !== null) return state === "DUE" ? "OPEN" : state;
  const { plans, reports } = register.dataset;
  const isOurs = (entry: { body: string; year: number }) =>
    entry.year === year && register.body(entry.body).municipality === municipality;
  const ofTheYear = plans.filter(isOurs);
  if (ofTheYear.length > 0 && ofTheYear.every((plan) => plan.state === "CLOSED")) return "LOCKED";
  return reports.some((report) => report.period === kind && isOurs(report)) ? "OPEN" : "PLANNED";
}
