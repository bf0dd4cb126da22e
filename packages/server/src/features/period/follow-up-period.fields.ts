import { FollowUpPeriod, PeriodAbilities, PeriodState } from "@samplan/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { abilityIn } from "../../auth/ability.js";
import type { RequestContext } from "../../context/request-context.js";
import type { FollowUpPeriodRow } from "./follow-up-period.row.js";
import { mayPeriod } from "./period.policy.js";
import type { PeriodVerb } from "./period.transitions.js";
import { periodState } from "./period-state.js";

@Resolver(() => FollowUpPeriod)
export class FollowUpPeriodFields {
  @FieldResolver(() => PeriodState)
  state(@Root() period: FollowUpPeriodRow, @Ctx() context: RequestContext): PeriodState {
    return periodState(period, context.clock.today());
  }

  @FieldResolver(() => PeriodAbilities)
  viewerCan(@Root() period: FollowUpPeriodRow, @Ctx() context: RequestContext): PeriodAbilities {
    const facts = { municipalityId: period.municipalityId, state: periodState(period, context.clock.today()) };
    const may = (verb: PeriodVerb) => abilityIn(context.request.language, mayPeriod(verb, context.actor, facts));
    return { update: may("update"), open: may("open"), lock: may("lock"), publish: may("publish") };
  }
}
