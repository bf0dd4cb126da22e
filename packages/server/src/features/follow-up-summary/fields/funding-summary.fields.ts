import { FundingSummary as ApiFundingSummary, Money } from "@samplan/schema";
import { FieldResolver, Resolver, Root } from "type-graphql";
import { kronor } from "../kronor.js";
import type { FundingSummary } from "../summary.js";

@Resolver(() => ApiFundingSummary)
export class FundingSummaryFields {
  @FieldResolver(() => Money)
  granted(@Root() { granted }: FundingSummary): Money {
    return kronor(granted);
  }

  @FieldResolver(() => Money)
  grantedInYear(@Root() { grantedInYear }: FundingSummary): Money {
    return kronor(grantedInYear);
  }

  @FieldResolver(() => Money)
  own(@Root() { own }: FundingSummary): Money {
    return kronor(own);
  }

  @FieldResolver(() => Money)
  eligible(@Root() { eligible }: FundingSummary): Money {
    return kronor(eligible);
  }

  @FieldResolver(() => Money)
  disbursed(@Root() { disbursed }: FundingSummary): Money {
    return kronor(disbursed);
  }
}
