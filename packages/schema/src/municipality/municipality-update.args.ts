import { ArgsType, Field, InputType, Int } from "type-graphql";
import { Limits } from "../core/limits.js";
import { AdoptionCountsFrom } from "./adoption-counts-from.enum.js";
import { ReportApproval } from "./report-approval.enum.js";

const LABEL = { maxLength: 100 };

@InputType({ description: "The municipality's own words; absent and null leave what is there." })
export class MunicipalityLabelsInput {
  @Limits(LABEL)
  @Field(() => String, { nullable: true, description: 'A committee\'s plan, like "Verksamhetsplan".' })
  plan?: string | null;

  @Limits(LABEL)
  @Field(() => String, { nullable: true, description: 'The same in definite form, like "verksamhetsplanen".' })
  planDefinite?: string | null;

  @Limits(LABEL)
  @Field(() => String, { nullable: true, description: 'Several plans, like "Verksamhetsplaner".' })
  planPlural?: string | null;

  @Limits(LABEL)
  @Field(() => String, { nullable: true, description: 'Several in definite form, like "verksamhetsplanerna".' })
  planPluralDefinite?: string | null;

  @Limits(LABEL)
  @Field(() => String, { nullable: true, description: 'What the common strategy is here, like "Riktlinje".' })
  strategy?: string | null;

  @Limits(LABEL)
  @Field(() => String, { nullable: true, description: 'The same in definite form, like "riktlinjen".' })
  strategyDefinite?: string | null;

  @Limits(LABEL)
  @Field(() => String, { nullable: true, description: 'The strategy as had in common, like "Gemensam strategi".' })
  sharedStrategy?: string | null;
}

@InputType({ description: "What is to change; absent and null leave what is there." })
export class MunicipalityUpdateInput {
  @Field(() => AdoptionCountsFrom, {
    nullable: true,
    description:
      "From which day an adoption counts. It concerns what is decided on from then on, and a text under adoption when a decision on it is next recorded or corrected; a text in force stays so.",
  })
  adoptionCountsFrom?: AdoptionCountsFrom | null;

  @Field(() => ReportApproval, {
    nullable: true,
    description: "Who approves reports: those that are approved from then on.",
  })
  reportApproval?: ReportApproval | null;

  @Field(() => MunicipalityLabelsInput, { nullable: true, description: "Own words; those left out stay." })
  labels?: MunicipalityLabelsInput | null;
}

@ArgsType()
export class MunicipalityUpdateArgs {
  @Field(() => Int, { description: "The version that was read, of `Municipality.settings`." })
  expectedVersion!: number;

  @Field(() => MunicipalityUpdateInput, { description: "What is to change." })
  input!: MunicipalityUpdateInput;
}
