import type { FollowUpSummaryInput } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { collaborationByKey } from "../collaboration/index.js";
import type { FollowUpScope } from "./facts.js";
import { lastDay } from "./rules/periods.js";
import { answerableDay, scopeOf } from "./scope.js";
import { factsOf } from "./store/facts.store.js";
import { loadApplications } from "./store/load-applications.js";
import { membersOn, type Occasion } from "./store/load-members.js";
import { type Vocabulary, vocabularyOn } from "./store/load-vocabulary.js";
import { oncePer } from "./store/once-per.js";
import { summarise } from "./summarise.js";
import type { Summary } from "./summary.js";

/** A summary with what its ids and codes stand for: the root of the fields of FollowUpSummary. */
export interface SummaryAnswer extends Omit<Summary, "scope"> {
  collaborationId: string;
  resolved: Summary["scope"];
  vocabulary: Vocabulary;
  computedAt: Date;
}

/**
 * The answer to followUpSummary; null where the collaboration is unknown or hidden, which look the same.
 * @throws BAD_USER_INPUT, FORBIDDEN: see scope.ts
 */
export async function answer(context: RequestContext, input: FollowUpSummaryInput): Promise<SummaryAnswer | null> {
  const collaboration = await context.loader(collaborationByKey).load(input.collaboration);
  if (collaboration === null) return null;
  const occasion = { collaborationId: collaboration.id, year: input.year, period: input.period };
  const members = await context.loader(membersOn).load(occasion);
  const day = answerableDay(members, input, "input.period");
  const scope = scopeOf(input, members.municipalities, day, context.actor);
  return await context.loader(computed).load({ ...occasion, lastDay: day, scope });
}

interface Question extends Occasion {
  lastDay: string;
  scope: FollowUpScope;
}

/** Once per request and question, however many fields and aliases ask. */
const computed = oncePer(async (context: RequestContext, { scope, ...wanted }: Question): Promise<SummaryAnswer> => {
  const submitted = scope.basis === "INCLUDE_SUBMITTED";
  const facts = await context.loader(factsOf).load({ ...wanted, submitted });
  const { collaborationId, year, lastDay: day } = wanted;
  const { municipalities } = scope;
  const until = lastDay(facts.periods, municipalities, year, scope.period);
  const asked = { collaborationId, year, municipalities, lastDay: until };
  const applications = await loadApplications(context, asked, facts.projects);
  const { scope: resolved, ...summary } = summarise({ ...facts, applications }, scope);
  const vocabulary = await context.loader(vocabularyOn).load({ collaborationId, day });
  return { ...summary, resolved, collaborationId, vocabulary, computedAt: context.present.clock.now() };
});
