import { diffDocuments, type TextDiff as TextDiffOf } from "@samplan/document";
import {
  CommonSectionChange,
  DiffArgs,
  Participation,
  ParticipationChange,
  Plan,
  PlanDiff,
  TextDiff,
} from "@samplan/schema";
import { Args, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import type { ParticipationRow } from "../participation/index.js";
import { type PlanRow, planById } from "../plan/index.js";
import { type CommonSectionPair, commonSectionChanges } from "./common-section-changes.js";
import { comparePlans, type PartChange, type PlansCompared } from "./plan-diff.js";

/** What this feature adds to the plan. */
@Resolver(() => Plan)
export class PlanDiffEntry {
  @FieldResolver(() => PlanDiff, {
    nullable: true,
    description:
      "What changed from this plan to another: to its next revision, to next year's plan, or to what another body has, as far as the viewer sees both. Null where it does not see the other.",
  })
  async diff(
    @Root() plan: PlanRow,
    @Args(() => DiffArgs) { to }: DiffArgs,
    @Ctx() context: RequestContext,
  ): Promise<PlansCompared | null> {
    const other = await context.loader(planById).load(to);
    return other === null ? null : comparePlans(context, plan, other);
  }
}

@Resolver(() => PlanDiff)
export class PlanDiffFields {
  @FieldResolver(() => TextDiff)
  localText(@Root() { before, after }: PlansCompared): TextDiffOf {
    return diffDocuments(before.localTextDocument, after.localTextDocument);
  }

  @FieldResolver(() => [CommonSectionChange])
  commonSections(@Root() plans: PlansCompared, @Ctx() context: RequestContext): Promise<CommonSectionPair[]> {
    return commonSectionChanges(context, plans);
  }

  @FieldResolver(() => [Participation])
  async added(@Root() { parts }: PlansCompared): Promise<ParticipationRow[]> {
    return (await parts()).added;
  }

  @FieldResolver(() => [Participation])
  async removed(@Root() { parts }: PlansCompared): Promise<ParticipationRow[]> {
    return (await parts()).removed;
  }

  @FieldResolver(() => [ParticipationChange])
  async changed(@Root() { parts }: PlansCompared): Promise<PartChange[]> {
    return (await parts()).changed;
  }

  @FieldResolver(() => Int)
  async unchanged(@Root() { parts }: PlansCompared): Promise<number> {
    return (await parts()).unchanged;
  }
}
