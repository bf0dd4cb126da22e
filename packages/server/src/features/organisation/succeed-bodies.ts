import type { BodySucceedArgs, BodySucceedInput } from "@samplan/schema";
import { dayBefore, isValidOn } from "../../context/calendar.js";
import type { RequestContext } from "../../context/request-context.js";
import { type Problem, refuseIfAny } from "../../errors/domain-error.js";
import { problem, refusal } from "../../errors/problem.js";
import { type BodyRow, bodyById } from "../body/index.js";
import { faultsOfEnding } from "./check-bodies.js";
import { mayOrganise } from "./organisation.policy.js";
import { endBody, insertSuccession, lockMatters, lockOwnOrganisation } from "./organisation.store.js";

type Kind = Exclude<BodySucceedInput["kind"], "RENAME">;

/** How many end, and how many come in their place: [least, most]. */
const sizes: Record<Kind, Record<"from" | "to", readonly [number, number]>> = {
  MERGE: { from: [2, 20], to: [1, 1] },
  SPLIT: { from: [1, 1], to: [2, 20] },
  TRANSFER: { from: [1, 1], to: [1, 1] },
};

/**
 * Ends bodies for others to come in their place. What is open moves to the first of those, once, with its history (I5,
 * edge case 1); what is decided stays, and its reports are the successor's to write (edge case 2).
 * @throws DomainError NOT_FOUND and FORBIDDEN, then WRONG_STATE, BODY_NOT_VALID and INVALID, all at once
 */
export async function succeedBodies(context: RequestContext, { input }: BodySucceedArgs): Promise<BodyRow[]> {
  await lockOwnOrganisation(context);
  const { date, kind } = input;
  const from = await ownBodies(context, "from", input.from);
  const to = await ownBodies(context, "to", input.to);
  refuseIfAny([...from.problems, ...to.problems]);
  await lockMatters(context, [...from.bodies, ...to.bodies]);
  if (kind === "RENAME") refuseIfAny([renameIsAnother(context)]);
  const endings = from.bodies.map((body, index) => faultsOfEnding(context, body, date, ["input", "from", `${index}`]));
  refuseIfAny([
    ...wrongNumbers(context, input),
    ...twice(context, input),
    ...to.bodies.flatMap((body, index) => notThere(context, body, date, index)),
    ...(await Promise.all(endings)).flat(),
  ]);
  for (const body of from.bodies) {
    await endBody(context, body, dayBefore(date));
    // Who takes over comes last: what is open then moves past bodies that all are in their places.
    for (const { id: toId } of to.bodies.toReversed()) {
      await insertSuccession(context, { from: body, toId, date, kind, takesOver: toId === to.bodies[0]?.id });
    }
  }
  return (await ownBodies(context, "to", input.to)).bodies;
}

async function ownBodies(context: RequestContext, key: "from" | "to", ids: readonly string[]) {
  const bodies: BodyRow[] = [];
  const problems: Problem[] = [];
  for (const [index, id] of ids.entries()) {
    const field = ["input", key, `${index}`];
    const body = await context.loader(bodyById).load(id);
    const may = body && mayOrganise(context.actor, body.municipalityId);
    if (body === null)
      problems.push(
        problem(context, "NOT_FOUND", field, {
          sv: "Det finns inget organ med detta id som du får se.",
          en: "There is no body with this id that you may see.",
        }),
      );
    else if (may && !may.allowed) problems.push(refusal(context, may, field));
    else bodies.push(body);
  }
  return { bodies, problems };
}

function renameIsAnother(context: RequestContext): Problem {
  return problem(context, "INVALID", ["input", "kind"], {
    sv: "Ett namnbyte görs med bodyRename.",
    en: "For a new name there is bodyRename.",
  });
}

function wrongNumbers(context: RequestContext, { kind, ...lists }: BodySucceedInput): Problem[] {
  if (kind === "RENAME") return [];
  return (["from", "to"] as const).flatMap((key) => {
    const [least, most] = sizes[kind][key];
    const { length } = lists[key];
    if (length >= least && length <= most) return [];
    const wanted = least === most ? String(least) : `${least}–${most}`;
    return [
      problem(context, "INVALID", ["input", key], {
        sv: `Antalet organ ska vara ${wanted} vid ${kind}, inte ${length}.`,
        en: `With ${kind} the number of bodies is ${wanted}, not ${length}.`,
      }),
    ];
  });
}

function twice(context: RequestContext, { from, to }: BodySucceedInput): Problem[] {
  if (new Set([...from, ...to]).size === from.length + to.length) return [];
  return [
    problem(context, "INVALID", ["input"], {
      sv: "Ett organ är angivet mer än en gång.",
      en: "A body is given more than once.",
    }),
  ];
}

function notThere(context: RequestContext, body: BodyRow, date: string, index: number): Problem[] {
  if (isValidOn(body, date)) return [];
  return [
    problem(context, "BODY_NOT_VALID", ["input", "to", `${index}`], {
      sv: `${body.name} finns inte den ${date}: ange ett organ som gör det.`,
      en: `${body.name} does not exist on ${date}: give a body that does.`,
    }),
  ];
}
