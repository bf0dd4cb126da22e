import { expect } from "@jest/globals";
import { idsOf, type Neighbourhood } from "./neighbourhood.js";
import type { Viewer } from "./viewers.js";

/** Goes along every field from every root as the viewer, and comes to all that is for it and to nothing else. */
export async function expectNothingForeign(neighbourhood: Neighbourhood, who: Viewer): Promise<void> {
  const expected = await neighbourhood.expectedOf(who);
  const { reached, answers, errors } = await neighbourhood.crawlAs(who);
  // Not every combination of arguments is sensible; no answer at all would be a fault.
  const refused = who.hasRole ? ["BAD_USER_INPUT"] : ["FORBIDDEN", "UNAUTHENTICATED"];
  expect(errors.filter(({ code }) => !refused.includes(code)).slice(0, 3)).toEqual([]);
  expect([...reached.values()].filter(({ type, id }) => !idsOf(expected, type).has(id))).toEqual([]);
  expect(await neighbourhood.leaksIn(answers, who, expected)).toEqual([]);

  // The way led everywhere: what has a root field of its own was found to the last row.
  if (!who.hasRole) return;
  for (const type of ["Plan", "Action", "FollowUpReport", "Project", "Municipality", "Collaboration"]) {
    const found = [...reached.values()].filter((one) => one.type === type).map(({ id }) => id);
    expect([type, found.sort()]).toEqual([type, [...idsOf(expected, type)].sort()]);
  }
}
