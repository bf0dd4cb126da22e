import { Field, Float, ObjectType } from "type-graphql";
import { Money } from "../core/money.type.js";
import { MunicipalityMoney } from "./municipality-money.type.js";
import { ProgrammeMoney } from "./programme-money.type.js";

/** R-I, R-J, R-M: ratios of sums, never means of ratios. Shares one decimal; leverage and per inhabitant two; half up. */
@ObjectType({
  description: "External funding of projects granted and running some day from 1 January to the period's last day.",
})
export class FundingSummary {
  @Field(() => Money, { description: "What funders have granted the municipalities covered." })
  granted!: Money;

  @Field(() => [MunicipalityMoney], { description: "The same for each municipality, in Swedish order." })
  grantedByMunicipality!: MunicipalityMoney[];

  @Field(() => Money, { description: "Granted by decisions from 1 January to the period's last day." })
  grantedInYear!: Money;

  @Field(() => Money, { description: "The municipalities' own contributions." })
  own!: Money;

  @Field(() => Money, { description: "The cost that the funders accept." })
  eligible!: Money;

  @Field(() => Money, { description: "What has been paid out up to the period's last day." })
  disbursed!: Money;

  @Field(() => Float, {
    nullable: true,
    description: "Percent granted of the eligible cost, 0–100, one decimal; null when there is no cost.",
  })
  externalShare!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Granted kronor per own krona, two decimals; null when there is no own contribution.",
  })
  leverage!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Percent paid out of what is granted, one decimal; null when nothing is granted.",
  })
  disbursementRate!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "Percent of this year's decided applications that were granted, wholly or in part, one decimal; null when none is decided.",
  })
  successRateNumber!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "Percent granted of the amounts applied for in this year's decided applications, one decimal; null when none is decided.",
  })
  successRateAmount!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "Granted kronor per inhabitant on 31 December of the year before, two decimals; null when a population is not known.",
  })
  grantedPerInhabitant!: number | null;

  @Field(() => [ProgrammeMoney], { description: "Granted by funding programme, in Swedish order." })
  byProgramme!: ProgrammeMoney[];
}
