import type { ActionUpdateInput } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { DomainError } from "../../errors/domain-error.js";
import { problem, refusal } from "../../errors/problem.js";
import { bodyById } from "../body/index.js";
import type { ParticipationRow } from "../participation/index.js";
import { mayWriteContent, mayWritePart } from "./action.policy.js";
import type { ActionFactsOf } from "./action-facts.js";

const field = ["input", "plan"];

/**
 * Which of the caller's parts a change is of: the one in the plan that is named, else the only one that is open.
 * @throws DomainError WRONG_STATE where none is open, INVALID where the plan is not, or must be, named
 */
export async function chooseOwnPart(
  context: RequestContext,
  { parts }: ActionFactsOf,
  input: ActionUpdateInput,
): Promise<ParticipationRow> {
  const covered = parts
    .map((part) => ({
      row: part.row,
      may: input.content ? mayWriteContent(context.actor, part) : mayWritePart(context.actor, part),
    }))
    .filter(({ may }) => may.allowed || may.code !== "FORBIDDEN");
  if (input.plan != null) {
    const named = covered.find(({ row }) => row.planId === input.plan);
    if (!named)
      throw new DomainError(
        problem(context, "INVALID", field, {
          sv: "I den planen finns ingen del av åtgärden som du kan ändra: ange en av dina egna planer som åtgärden är med i.",
          en: "That plan has no part in the action that you may change: give one of your own plans that has the action.",
        }),
      );
    if (!named.may.allowed) throw new DomainError(refusal(context, named.may, field));
    return named.row;
  }
  const open = covered.filter(({ may }) => may.allowed).map(({ row }) => row);
  const [only, ...others] = open;
  if (only === undefined) {
    const last = covered.at(-1)?.may;
    if (last === undefined || last.allowed) throw new Error("The policy has let through what covers no part.");
    throw new DomainError(refusal(context, last));
  }
  if (others.length === 0) return only;
  const names = await Promise.all(
    open.map(async ({ bodyId, year }) => `${(await context.loader(bodyById).load(bodyId))?.name ?? ""} ${year}`),
  );
  throw new DomainError(
    problem(context, "INVALID", field, {
      sv: `Åtgärden är med i flera av dina planer som går att ändra (${names.join(", ")}): ange vilken med "plan".`,
      en: `The action is in several of your plans that can be changed (${names.join(", ")}): say which with "plan".`,
    }),
  );
}
