import { Field, Int, ObjectType } from "type-graphql";
import { AdoptionCountsFrom } from "./adoption-counts-from.enum.js";
import { ReportApproval } from "./report-approval.enum.js";

@ObjectType({ description: "How a municipality has chosen to work in Samplan." })
export class MunicipalitySettings {
  @Field(() => AdoptionCountsFrom, { description: "From which day its adoption of a common text counts." })
  adoptionCountsFrom!: AdoptionCountsFrom;

  @Field(() => ReportApproval, { description: "Who approves its bodies' reports." })
  reportApproval!: ReportApproval;

  @Field(() => Int, { description: "Of the settings and the labels together: counts their changes." })
  version!: number;
}
