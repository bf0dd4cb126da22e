import { ArgsType, Field, ID, Int } from "type-graphql";
import { DateScalar } from "../core/date.scalar.js";
import { MarkdownScalar } from "../core/markdown.scalar.js";

@ArgsType()
export class ConsultationConsentArgs {
  @Field(() => ID, { description: "Id of a version of a common section or of the strategy." })
  id!: string;

  @Field(() => Int, { description: "The `version` of the text that is agreed to." })
  expectedVersion!: number;
}

@ArgsType()
export class StrategyVersionConsultArgs {
  @Field(() => ID, { description: "Id of the version of the strategy." })
  id!: string;

  @Field(() => Int, { description: "The `version` that the change is made upon." })
  expectedVersion!: number;

  @Field(() => DateScalar, { description: "The last day to answer, today or later." })
  answerBy!: string;
}

@ArgsType()
export class ConsultationRespondArgs {
  @Field(() => ID, { description: "Id of a version of a common section or of the strategy." })
  id!: string;

  @Field(() => ID, { description: "Id of the body that answers: of the own municipality, and valid today." })
  body!: string;

  @Field(() => Int, { description: "The `version` of the body's answer that is replaced; 0 for the first." })
  expectedVersion!: number;

  @Field(() => MarkdownScalar, { description: "The answer, which replaces an earlier one of the body." })
  answer!: string;
}
