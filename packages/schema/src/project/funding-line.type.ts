import { Field, ObjectType } from "type-graphql";
import { Money } from "../core/money.type.js";
import { Municipality } from "../municipality/municipality.type.js";

/** I23: eligible = granted + own + other, within one krona. I24: the exchange rate is stored, never recomputed. */
@ObjectType({
  description:
    "A municipality's money in a project, for the whole project. Lines add up without counting anything twice.",
})
export class FundingLine {
  @Field(() => Municipality, { description: "The municipality whose money it is." })
  municipality?: Municipality;

  @Field(() => Money, { description: "The cost that the funder accepts: granted, own and other together." })
  eligible?: Money;

  @Field(() => Money, { description: "What the funder has granted." })
  granted?: Money;

  @Field(() => Money, { description: "The municipality's own contribution, in cash and in kind." })
  own?: Money;

  @Field(() => Money, { description: "Contributions from others." })
  other?: Money;
}
