import { type ConnectionOf, Permission, ProjectConnection, ProjectsArgs } from "@samplan/schema";
import { Args, Ctx, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import type { ProjectRow } from "./project.row.js";
import { listProjects } from "./project.store.js";

@Resolver()
export class ProjectResolver {
  @Query(() => ProjectConnection, {
    nullable: true,
    description: "Projects that the viewer may see, by reference, a page at a time.",
  })
  @Permission("project:read")
  projects(
    @Ctx() context: RequestContext,
    @Args(() => ProjectsArgs) args: ProjectsArgs,
  ): Promise<ConnectionOf<ProjectRow>> {
    return listProjects(context, args);
  }
}
