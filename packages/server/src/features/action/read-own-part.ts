import type { ActionUpdateInput } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import type { Problem } from "../../errors/domain-error.js";
import { problem } from "../../errors/problem.js";
import { readMoney } from "../money/index.js";
import type { ParticipationRow } from "../participation/index.js";

export type OwnPart = Pick<ParticipationRow, "responsibleFunction" | "budgetAmount" | "budgetCurrency">;

/** What a body says of its own part: what is given, absent leaves and null clears; what is wrong is noted in `problems`. */
export function readOwnPart(
  context: RequestContext,
  input: Pick<ActionUpdateInput, "responsibleFunction" | "budget">,
  was: OwnPart,
  problems: Problem[],
): OwnPart {
  const { responsibleFunction, budget } = input;
  const trimmed = responsibleFunction?.trim() ?? null;
  if (trimmed === "")
    problems.push(
      problem(context, "EMPTY_STRING", ["input", "responsibleFunction"], {
        sv: "Tom text: utelämna ansvarig funktion när den inte är bestämd.",
        en: "An empty text: leave the responsible function out while it is not decided.",
      }),
    );
  const amount = budget ? readMoney(context, budget, ["input", "budget"], problems) : null;
  return {
    responsibleFunction: responsibleFunction === undefined ? was.responsibleFunction : trimmed,
    budgetAmount: budget === undefined ? was.budgetAmount : amount,
    budgetCurrency: budget === undefined ? was.budgetCurrency : amount === null ? null : "SEK",
  };
}
