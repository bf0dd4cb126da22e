import { ArgsType, Field } from "type-graphql";
import { PageArgs } from "../core/page.args.js";
import { ProjectFilter } from "./project.filter.js";

@ArgsType()
export class ProjectsArgs extends PageArgs {
  @Field(() => ProjectFilter, {
    nullable: true,
    description: "Which projects; null gives all that the viewer may see.",
  })
  filter?: ProjectFilter | null;
}
