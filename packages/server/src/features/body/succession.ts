import type { RequestContext } from "../../context/request-context.js";
import { bodyById, successionsFrom, successionsTo } from "./body.loaders.js";
import type { BodyRow } from "./body.row.js";

/** The ids of all bodies that this one stands in the place of, nearest first (edge case 1). */
export async function predecessorsOf(context: RequestContext, bodyId: string): Promise<readonly string[]> {
  return await line(bodyId, async (id) =>
    (await context.loader(successionsTo).load(id)).map(({ fromBodyId }) => fromBodyId),
  );
}

/** The ids of all bodies that have come, or will come, in this one's place, nearest first. */
export async function successorsOf(context: RequestContext, bodyId: string): Promise<readonly string[]> {
  return await line(bodyId, async (id) =>
    (await context.loader(successionsFrom).load(id)).map(({ toBodyId }) => toBodyId),
  );
}

/** Who answers for what the body left open, on a day: itself, or who has taken over by then (edge case 2). */
export async function bodyAnsweringOn(context: RequestContext, bodyId: string, day: string): Promise<BodyRow | null> {
  const after = await context.loader(successionsFrom).load(bodyId);
  const taken = after.find(({ takesOver, date }) => takesOver && date <= day);
  return taken ? await bodyAnsweringOn(context, taken.toBodyId, day) : await context.loader(bodyById).load(bodyId);
}

/** A body succeeds others that are there before it, so that no line comes back to where it began. */
async function line(bodyId: string, next: (id: string) => Promise<readonly string[]>): Promise<readonly string[]> {
  const found: string[] = [];
  let step = await next(bodyId);
  while (step.length > 0) {
    found.push(...step.filter((id) => !found.includes(id)));
    step = (await Promise.all(step.map(next))).flat();
  }
  return found;
}
