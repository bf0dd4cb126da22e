import { Action, FundingLine, Money, Municipality, Project } from "@samplan/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import { moneyOf } from "../money/index.js";
import { linesOfProject } from "./project.loaders.js";
import type { ProjectRow } from "./project.row.js";
import { actionsOfProject, applicantsInSwedishOrder } from "./project.store.js";

@Resolver(() => Project)
export class ProjectFields {
  @FieldResolver(() => Money, { nullable: true })
  applied(@Root() { appliedAmount, appliedCurrency }: ProjectRow): Money | null {
    return appliedAmount === null || appliedCurrency === null ? null : moneyOf(appliedAmount, appliedCurrency);
  }

  @FieldResolver(() => [Municipality])
  municipalities(@Root() project: ProjectRow, @Ctx() context: RequestContext) {
    return applicantsInSwedishOrder(context, project.id);
  }

  @FieldResolver(() => [Action])
  actions(@Root() project: ProjectRow, @Ctx() context: RequestContext) {
    return actionsOfProject(context, project.id);
  }

  @FieldResolver(() => [FundingLine])
  fundingLines(@Root() project: ProjectRow, @Ctx() context: RequestContext) {
    return context.loader(linesOfProject).load(project.id);
  }
}
