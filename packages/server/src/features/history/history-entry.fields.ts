import { Decision, HistoryActor, HistoryChange, HistoryEntry, Municipality } from "@samplan/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../context/request-context.js";
import { type DecisionRow, decisionById } from "../decision/index.js";
import { type MunicipalityRow, municipalityById } from "../municipality/index.js";
import { type Act, type ChangeInAct, changesIn } from "./act.js";
import { userName } from "./history.loaders.js";

/** Who, as the log has it. */
interface LoggedActor {
  municipalityId: string;
  userId: string | null;
  roles: string[];
}

@Resolver(() => HistoryEntry)
export class HistoryEntryFields {
  @FieldResolver(() => HistoryActor, { nullable: true })
  by(@Root() { entries: [entry] }: Act): LoggedActor | null {
    if (!entry?.municipality_id) return null;
    return { municipalityId: entry.municipality_id, userId: entry.user_id, roles: entry.roles ?? [] };
  }

  @FieldResolver(() => String, { nullable: true })
  stateBefore(@Root() act: Act): string | null {
    return stateIn(act, "before");
  }

  @FieldResolver(() => String, { nullable: true })
  stateAfter(@Root() act: Act): string | null {
    return stateIn(act, "after");
  }

  @FieldResolver(() => Decision, { nullable: true })
  decision(@Root() { entries }: Act, @Ctx() context: RequestContext): Promise<DecisionRow | null> | null {
    const recorded = entries.find(({ table_name }) => table_name === "decision")?.key.id;
    const named = entries.flatMap(({ after }) => [after?.annulment_decision_id, after?.decision_id]);
    const id = recorded ?? named.find((one) => typeof one === "string");
    return typeof id === "string" ? context.loader(decisionById).load(id) : null;
  }

  @FieldResolver(() => [HistoryChange])
  changes(@Root() act: Act): ChangeInAct[] {
    return changesIn(act);
  }
}

/** Of what the history is of, from the first to the last entry of the act. */
function stateIn({ source, entries }: Act, side: "before" | "after"): string | null {
  const states = entries
    .filter(({ table_name }) => table_name === source.of)
    .filter(({ after }) => typeof after?.state === "string");
  const entry = side === "before" ? states.at(0) : states.at(-1);
  const state = entry?.[side]?.state;
  return typeof state === "string" ? state : null;
}

@Resolver(() => HistoryActor)
export class HistoryActorFields {
  @FieldResolver(() => Municipality)
  municipality(
    @Root() { municipalityId }: LoggedActor,
    @Ctx() context: RequestContext,
  ): Promise<MunicipalityRow | null> {
    return context.loader(municipalityById).load(municipalityId);
  }

  @FieldResolver(() => String, { nullable: true })
  name(@Root() { userId }: LoggedActor, @Ctx() context: RequestContext): Promise<string | null> | null {
    return userId === null ? null : context.loader(userName).load(userId);
  }
}
