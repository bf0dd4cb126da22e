import type { RequestContext } from "../../context/request-context.js";
import type { Problem } from "../../errors/domain-error.js";
import { problem } from "../../errors/problem.js";
import type { AdoptionFacts } from "./missing-adoptions.js";
import type { SharedText } from "./shared-text.js";

/**
 * The first day that is chosen when a text is proposed (I9), null where none is; what is wrong with it is noted. Of a
 * returned text that is proposed again unchanged the earlier day stays, unless another is given: and that cannot be where
 * somebody's adoption still stands, which was of the text with that day.
 * @param lastDay the last day that the text can be about, null where there is none
 */
export function chosenStart(
  context: RequestContext,
  {
    text,
    adoptions,
  }: { text: Pick<SharedText, "state"> & { startOn: string | null }; adoptions: readonly AdoptionFacts[] },
  given: string | null | undefined,
  lastDay: string | null,
  problems: Problem[],
): string | null {
  const before = text.state === "RETURNED" ? text.startOn : null;
  if (given == null || given === before) return before;
  if (
    text.state === "RETURNED" &&
    adoptions.some(({ outcome, lapsedAt }) => outcome === "ADOPTED" && lapsedAt === null)
  )
    problems.push(
      problem(context, "INVALID", ["startOn"], {
        sv: `Texten är antagen av någon ${before === null ? "utan vald startdag" : `med startdagen ${before}`}: lägg fram den så, eller ändra texten.`,
        en: `Somebody has adopted the text ${before === null ? "without a chosen first day" : `with the first day ${before}`}: propose it so, or change the text.`,
      }),
    );
  if (given < context.clock.today())
    problems.push(
      problem(context, "INVALID", ["startOn"], {
        sv: "Startdagen har redan varit: ange i dag eller en kommande dag.",
        en: "The first day has been already: give today or a coming day.",
      }),
    );
  if (lastDay !== null && given > lastDay)
    problems.push(
      problem(context, "INVALID", ["startOn"], {
        sv: `Startdagen är efter ${lastDay}, den sista dag som texten gäller.`,
        en: `The first day is after ${lastDay}, the last day that the text is about.`,
      }),
    );
  return given;
}
