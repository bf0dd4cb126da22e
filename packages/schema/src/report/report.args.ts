import { ArgsType, Field, ID, Int } from "type-graphql";
import { Limits } from "../core/limits.js";
import { DecisionInput } from "../decision/decision.input.js";
import { FollowUpInput } from "./follow-up.input.js";

const REASON = { maxLength: 1_000 };

@ArgsType()
export class ReportVersionArgs {
  @Field(() => ID, { description: "Id of the report." })
  id!: string;

  @Field(() => Int, { description: "The `version` that the change is made upon." })
  expectedVersion!: number;
}

@ArgsType()
export class ReportReturnArgs extends ReportVersionArgs {
  @Limits(REASON)
  @Field(() => String, { description: "What is to be completed, for those who wrote it." })
  reason!: string;
}

@ArgsType()
export class ReportExemptArgs extends ReportVersionArgs {
  @Limits(REASON)
  @Field(() => String, { description: "Why it is not asked for." })
  reason!: string;
}

@ArgsType()
export class ReportApproveArgs extends ReportVersionArgs {
  @Field(() => DecisionInput, {
    nullable: true,
    description: "The decision that approved it; may be left out where the municipality lets a delegate approve.",
  })
  decision?: DecisionInput | null;
}

@ArgsType()
export class ReportCorrectArgs {
  @Field(() => ID, { description: "Id of the approved report." })
  id!: string;

  @Limits(REASON)
  @Field(() => String, { description: "What was wrong; members read it once the correction is approved." })
  reason!: string;
}

@ArgsType()
export class FollowUpSaveArgs {
  @Field(() => ID, { description: "Id of the report." })
  report!: string;

  @Field(() => ID, { description: "Id of the part in an action that it is about: one of the report's plan." })
  participation!: string;

  @Field(() => Int, {
    description: "The follow-up's `version` that the change is made upon; 0 where there is none yet.",
  })
  expectedVersion!: number;

  @Field(() => FollowUpInput, { description: "What is reported." })
  input!: FollowUpInput;
}

@ArgsType()
export class FollowUpKeepArgs {
  @Field(() => ID, { description: "Id of the report." })
  report!: string;

  @Field(() => [ID], {
    nullable: true,
    description: "Ids of the parts; null: all that are not followed up yet and have something to keep.",
  })
  participations?: string[] | null;
}
