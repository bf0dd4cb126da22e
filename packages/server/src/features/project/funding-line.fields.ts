import { DisbursedArgs, FundingLine, Money, Municipality } from "@samplan/schema";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import { moneyOf } from "../money/index.js";
import { municipalityById } from "../municipality/index.js";
import type { FundingLineRow } from "./funding-line.row.js";
import { disbursementsOfLine } from "./project.loaders.js";

@Resolver(() => FundingLine)
export class FundingLineFields {
  @FieldResolver(() => Municipality)
  municipality(@Root() line: FundingLineRow, @Ctx() context: RequestContext) {
    return context.loader(municipalityById).load(line.municipalityId);
  }

  @FieldResolver(() => Money)
  eligible(@Root() line: FundingLineRow): Money {
    return moneyOf(line.eligibleAmount, line.currency);
  }

  @FieldResolver(() => Money)
  granted(@Root() line: FundingLineRow): Money {
    return moneyOf(line.grantedAmount, line.currency);
  }

  @FieldResolver(() => Money)
  own(@Root() line: FundingLineRow): Money {
    return moneyOf(line.ownAmount, line.currency);
  }

  @FieldResolver(() => Money)
  other(@Root() line: FundingLineRow): Money {
    return moneyOf(line.otherAmount, line.currency);
  }

  @FieldResolver(() => Money, { description: "What has been paid out, repayments deducted." })
  async disbursed(
    @Root() line: FundingLineRow,
    @Args(() => DisbursedArgs) { until }: DisbursedArgs,
    @Ctx() context: RequestContext,
  ): Promise<Money> {
    const lastDay = until ?? context.clock.today();
    const disbursements = await context.loader(disbursementsOfLine).load(line.id);
    const paid = disbursements.filter(({ date }) => date <= lastDay);
    return moneyOf(
      paid.reduce((sum, { amount }) => sum + amount, 0n),
      line.currency,
    );
  }
}
