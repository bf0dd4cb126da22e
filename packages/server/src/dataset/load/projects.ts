import type { Dataset } from "../dataset.schema.js";
import { ownerOf } from "./actions.js";
import type { TableRows } from "./insert-rows.js";
import { minorUnits, money } from "./money.js";
import { recordedOn } from "./recorded.js";
import type { Register } from "./register.js";
import { notShared, type Sharing, sharedBy } from "./sharing.js";

type ProjectEntry = Dataset["projects"][number];

/** Applications and projects with each member's own line, and the actions that they finance. */
export function projectRows(register: Register): TableRows[] {
  const { projects } = register.dataset;
  return [
    { table: "project", rows: projects.map((project) => projectRow(register, project)) },
    {
      table: "project_applicant",
      rows: projects.flatMap((project) =>
        project.municipalities.map((applicant) => ({
          ...reference(register, project),
          applicant_id: register.municipalityId(applicant),
        })),
      ),
    },
    {
      table: "project_action",
      rows: projects.flatMap((project) =>
        actionsOf(register, project).map((action) => ({
          ...reference(register, project),
          action_municipality_id: ownerOf(register, action),
          action_id: register.id("action", action.key),
        })),
      ),
    },
    {
      table: "funding_line",
      rows: projects.flatMap((project) =>
        project.fundingLines.map((line) => ({
          municipality_id: register.municipalityId(line.municipality),
          id: register.id("funding line", project.key, line.municipality),
          project_municipality_id: reference(register, project).municipality_id,
          project_id: reference(register, project).project_id,
          eligible_amount: minorUnits(line.eligibleTkr),
          granted_amount: minorUnits(line.grantedTkr),
          own_amount: minorUnits(line.ownTkr),
          other_amount: minorUnits(line.otherTkr),
          ...sharingOf(register, project, line.municipality),
          ...recordedOn(project.decidedOn),
        })),
      ),
    },
    {
      table: "disbursement",
      rows: projects.flatMap(({ key, fundingLines }) =>
        fundingLines.flatMap(({ municipality, disbursements }) =>
          disbursements.map(({ date, amountTkr }) => ({
            municipality_id: register.municipalityId(municipality),
            id: register.newId(),
            line_id: register.id("funding line", key, municipality),
            date,
            amount: minorUnits(amountTkr),
            ...recordedOn(date),
          })),
        ),
      ),
    },
  ];
}

function projectRow(register: Register, project: ProjectEntry) {
  const applied = money(project.appliedTkr, "SEK");
  const total = money(project.totalBudgetKEUR, "EUR");
  return {
    municipality_id: register.municipalityId(firstApplicant(project)),
    id: register.id("project", project.key),
    collaboration_id: register.collaborationId,
    reference: project.key,
    title: project.title,
    programme: project.programme,
    state: project.outcome,
    start_date: project.startDate,
    end_date: project.endDate,
    decided_on: project.decidedOn,
    applied_amount: applied.amount,
    applied_currency: applied.currency,
    total_budget_amount: total.amount,
    total_budget_currency: total.currency,
    joint: isJoint(project),
    ...sharingOf(register, project, firstApplicant(project)),
    ...recordedOn(project.decidedOn),
  };
}

function reference(register: Register, project: ProjectEntry) {
  return {
    municipality_id: register.municipalityId(firstApplicant(project)),
    project_id: register.id("project", project.key),
  };
}

/** Either side may name the other. */
function actionsOf({ dataset }: Register, project: ProjectEntry) {
  return dataset.actions.filter((action) => action.key === project.action || action.project === project.key);
}

function firstApplicant({ key, municipalities: [first] }: ProjectEntry): string {
  if (first === undefined) throw new Error(`Project ${key} of the dataset has no municipality`);
  return first;
}

function isJoint({ municipalities }: ProjectEntry): boolean {
  return municipalities.length > 1;
}

/** Members see joint applications and what was granted, a rejected application of one member they do not. */
function sharingOf(register: Register, project: ProjectEntry, municipality: string): Sharing {
  const granted = project.outcome === "GRANTED" || project.outcome === "PARTLY_GRANTED";
  if (!granted && !isJoint(project)) return notShared;
  const { startDate: from, endDate: to, decidedOn } = project;
  return sharedBy(register, municipality, { from, to, about: decidedOn ?? from });
}
