import { diffDocuments, emptyDocument, type TextDiff as TextDiffOf } from "@samplan/document";
import { Action, FieldChange, FollowUpReport, HistoryChange, HistorySubject, TextDiff } from "@samplan/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import type { ActionRow } from "../action/index.js";
import type { FollowUpReportRow } from "../report/index.js";
import type { ChangedValue, ChangeInAct } from "./act.js";
import { textsOfEntry } from "./history.loaders.js";
import { actionBehind, reportBehind } from "./references.js";
import { sayValue } from "./values.js";
import { words } from "./words.js";

@Resolver(() => HistoryChange)
export class HistoryChangeFields {
  @FieldResolver(() => HistorySubject)
  subject(@Root() { table }: ChangeInAct): HistorySubject | undefined {
    return words[table]?.subject;
  }

  @FieldResolver(() => Action, { nullable: true })
  action(@Root() change: ChangeInAct, @Ctx() context: RequestContext): Promise<ActionRow | null> {
    return actionBehind(context, change);
  }

  @FieldResolver(() => FollowUpReport, { nullable: true })
  report(@Root() change: ChangeInAct, @Ctx() context: RequestContext): Promise<FollowUpReportRow | null> {
    return reportBehind(context, change);
  }

  @FieldResolver(() => [FieldChange])
  fields(@Root() { values }: ChangeInAct, @Ctx() context: RequestContext): Promise<FieldChange[]> {
    return Promise.all(
      values.map(async ({ field, saying, before, after }) => ({
        field,
        before: await sayAll(context, saying, before),
        after: await sayAll(context, saying, after),
      })),
    );
  }

  @FieldResolver(() => TextDiff, { nullable: true })
  async text(
    @Root() { source, texts: [first, last] }: ChangeInAct,
    @Ctx() context: RequestContext,
  ): Promise<TextDiffOf | null> {
    if (!first || !last) return null;
    const load = (entry: bigint) => context.loader(textsOfEntry).load({ of: source.of, ofId: source.id, entry });
    const [begun, ended] = await Promise.all([load(first.id), load(last.id)]);
    if (!begun || !ended?.after) return null;
    return diffDocuments(begun.before ?? emptyDocument(), ended.after);
  }
}

async function sayAll(
  context: RequestContext,
  saying: ChangedValue["saying"],
  values: readonly unknown[],
): Promise<string | null> {
  const said = await Promise.all(values.map((value) => sayValue(context, saying, value)));
  const known = said.filter((text) => text !== null);
  return known.length > 0 ? known.join(", ") : null;
}
