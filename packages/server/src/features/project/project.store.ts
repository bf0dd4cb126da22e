import type { ConnectionOf, ProjectsArgs } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { whenGiven } from "../../db/condition.js";
import { keysetPage } from "../../db/keyset-page.js";
import { loadPresent } from "../../db/load-present.js";
import { type ActionRow, actionById } from "../action/index.js";
import { type MunicipalityRow, municipalityById } from "../municipality/index.js";
import { applicantsOfProject, linksOfAction, linksOfProject, projectById } from "./project.loaders.js";
import { ProjectRow } from "./project.row.js";

const swedish = new Intl.Collator("sv");

/** The projects that the viewer may see, by reference. */
export async function listProjects(
  context: RequestContext,
  { filter, ...page }: ProjectsArgs,
): Promise<ConnectionOf<ProjectRow>> {
  const query = context.rows.createQueryBuilder(ProjectRow, "project");
  whenGiven(
    query,
    { municipality: filter?.municipality },
    `EXISTS (SELECT FROM project_applicant a JOIN municipality m ON m.id = a.applicant_id
      WHERE a.municipality_id = project.municipality_id AND a.project_id = project.id AND m.code = ANY(:municipality))`,
  );
  whenGiven(query, { state: filter?.state }, "project.state = ANY(:state)");
  whenGiven(query, { programme: filter?.programme }, "project.programme = :programme");
  whenGiven(
    query,
    { runningOn: filter?.runningOn },
    "CAST(:runningOn AS date) BETWEEN project.start_date AND project.end_date",
  );
  return await keysetPage(
    query,
    { name: "REFERENCE", expression: "project.reference", type: "text COLLATE swedish", direction: "ASC" },
    page,
  );
}

export async function projectsOfAction(context: RequestContext, actionId: string): Promise<ProjectRow[]> {
  const links = await context.loader(linksOfAction).load(actionId);
  const projects = await loadPresent(
    context.loader(projectById),
    links.map((link) => link.projectId),
  );
  return projects.sort((a, b) => swedish.compare(a.reference, b.reference));
}

/** Only the actions that the viewer may see: a project is shared when it is granted, its action when its plan is adopted. */
export async function actionsOfProject(context: RequestContext, projectId: string): Promise<ActionRow[]> {
  const links = await context.loader(linksOfProject).load(projectId);
  const actions = await loadPresent(
    context.loader(actionById),
    links.map((link) => link.actionId),
  );
  return actions.sort((a, b) => swedish.compare(a.reference, b.reference));
}

export async function applicantsInSwedishOrder(context: RequestContext, projectId: string): Promise<MunicipalityRow[]> {
  const applicants = await context.loader(applicantsOfProject).load(projectId);
  const municipalities = await loadPresent(
    context.loader(municipalityById),
    applicants.map((one) => one.applicantId),
  );
  return municipalities.sort((a, b) => swedish.compare(a.name, b.name));
}
