import { ArgsType, Field } from "type-graphql";
import { PageArgs } from "../core/page.args.js";
import { ReportFilter } from "./report.filter.js";

@ArgsType()
export class ReportsArgs extends PageArgs {
  @Field(() => ReportFilter, { nullable: true, description: "Which reports; null gives all that the viewer may see." })
  filter?: ReportFilter | null;
}
