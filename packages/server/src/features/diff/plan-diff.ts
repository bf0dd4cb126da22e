import type { FieldChange } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { type ParticipationRow, participationsInPlanOrder } from "../participation/index.js";
import type { PlanRow } from "../plan/index.js";
import { fieldChanges, partValues } from "./part-values.js";

/** Two plans to compare; their parts are read once, when the first field that needs them is asked for. */
export interface PlansCompared {
  before: PlanRow;
  after: PlanRow;
  parts: () => Promise<PartsCompared>;
}

export interface PartsCompared {
  added: ParticipationRow[];
  removed: ParticipationRow[];
  changed: PartChange[];
  unchanged: number;
}

/** A part in one action in both plans; `fields` says what differs. */
export interface PartChange {
  before: ParticipationRow;
  after: ParticipationRow;
  fields: FieldChange[];
}

export function comparePlans(context: RequestContext, before: PlanRow, after: PlanRow): PlansCompared {
  let compared: Promise<PartsCompared> | null = null;
  const parts = () => {
    compared ??= compareParts(context, before, after);
    return compared;
  };
  return { before, after, parts };
}

/** By action, in the order of the plans: the same action has a part in each year's plan, and in each one's plan. */
async function compareParts(context: RequestContext, before: PlanRow, after: PlanRow): Promise<PartsCompared> {
  const [earlier, later] = await Promise.all([
    participationsInPlanOrder(context, before.id),
    participationsInPlanOrder(context, after.id),
  ]);
  const byAction = new Map(earlier.map((part) => [part.actionId, part]));
  const kept = new Set(later.map(({ actionId }) => actionId));
  const both = await Promise.all(
    later.flatMap((part) => {
      const other = byAction.get(part.actionId);
      return other ? [comparePart(context, other, part)] : [];
    }),
  );
  const changed = both.filter(({ fields }) => fields.length > 0);
  return {
    added: later.filter(({ actionId }) => !byAction.has(actionId)),
    removed: earlier.filter(({ actionId }) => !kept.has(actionId)),
    changed,
    unchanged: both.length - changed.length,
  };
}

async function comparePart(
  context: RequestContext,
  before: ParticipationRow,
  after: ParticipationRow,
): Promise<PartChange> {
  const [earlier, later] = await Promise.all([partValues(context, before), partValues(context, after)]);
  return { before, after, fields: fieldChanges(earlier, later) };
}
