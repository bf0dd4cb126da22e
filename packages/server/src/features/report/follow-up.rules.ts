import type { UserErrorCode } from "@samplan/schema";
import type { Words } from "../../context/language.js";
import { moneyOf } from "../money/index.js";
import type { ActionFollowUpRow } from "./action-follow-up.row.js";

/** What is reported about a part, apart from its effects. */
export type FollowUpContent = Pick<
  ActionFollowUpRow,
  | "assessment"
  | "implementationStatus"
  | "progress"
  | "comment"
  | "correctiveMeasure"
  | "costAmount"
  | "costForecastAmount"
  | "attendanceWomen"
  | "attendanceMen"
  | "attendanceOther"
  | "attendanceUnspecified"
  | "correctionNote"
  | "completedOn"
>;

/** The accumulated figures of the nearest approved report of another period of the year; a cost that is not known is null. */
export type LastFigures = Pick<
  ActionFollowUpRow,
  "costAmount" | "attendanceWomen" | "attendanceMen" | "attendanceOther" | "attendanceUnspecified"
>;

/** One thing that a report may not say, by the field that mends it. */
export interface Fault {
  code: UserErrorCode;
  /** Path below the input. */
  field: readonly string[];
  words: Words;
}

/**
 * Everything in a follow-up that goes against I19, I21 and I22. `endDate` is that of the content that its plan adopted;
 * `next` is there where a later period is approved already, as when an earlier one is corrected.
 */
export function faultsIn(
  content: FollowUpContent,
  endDate: string | null,
  last: LastFigures | null,
  next: LastFigures | null = null,
): Fault[] {
  return [
    ...unexplained(content),
    ...unfinished(content, endDate),
    ...(last === null ? [] : fallen(content, last)),
    ...(next === null ? [] : risen(content, next)),
  ];
}

/** I21: what is not as planned is explained, and what cannot be assessed too. */
function unexplained({ assessment, comment, correctiveMeasure }: FollowUpContent): Fault[] {
  const faults: Fault[] = [];
  if (assessment !== null && assessment !== "GREEN" && comment === null)
    faults.push({ code: "COMMENT_REQUIRED", field: ["comment"], words: commentWords[assessment] });
  if (assessment === "RED" && correctiveMeasure === null)
    faults.push({
      ...{ code: "MEASURE_REQUIRED", field: ["correctiveMeasure"] },
      words: {
        sv: "Bedömningen är röd: skriv vilken åtgärd som vidtas.",
        en: "The assessment is red: write what is done about it.",
      },
    });
  return faults;
}

const commentWords: Record<"YELLOW" | "RED" | "NOT_ASSESSABLE", Words> = {
  YELLOW: {
    sv: "Bedömningen är gul: skriv i kommentaren vad som avviker.",
    en: "The assessment is yellow: write in the comment what deviates.",
  },
  RED: {
    sv: "Bedömningen är röd: skriv i kommentaren vad som avviker.",
    en: "The assessment is red: write in the comment what deviates.",
  },
  NOT_ASSESSABLE: {
    sv: "Insatsen kan inte bedömas: skriv i kommentaren varför.",
    en: "The action cannot be assessed: write in the comment why.",
  },
};

/** I22: what is completed is wholly done, and ended on a day. RED and COMPLETED go together: done, and the goal missed. */
function unfinished(content: FollowUpContent, endDate: string | null): Fault[] {
  const { implementationStatus, progress, completedOn } = content;
  if (implementationStatus !== "COMPLETED") {
    if (completedOn === null) return [];
    const words = {
      sv: "En dag då arbetet blev klart anges bara när det är genomfört (COMPLETED).",
      en: "The day on which the work was completed is given only when it is COMPLETED.",
    };
    return [{ code: "INVALID", field: ["completedOn"], words }];
  }
  const faults: Fault[] = [];
  if (progress !== 100)
    faults.push({
      ...{ code: "PROGRESS_REQUIRED", field: ["progress"] },
      words: {
        sv: "Det som är genomfört (COMPLETED) är gjort till 100 procent.",
        en: "What is COMPLETED is done to 100 percent.",
      },
    });
  if (endDate === null && completedOn === null)
    faults.push({
      ...{ code: "END_DATE_REQUIRED", field: ["completedOn"] },
      words: {
        sv: "Insatsen har inget slutdatum: ange den dag då arbetet blev klart.",
        en: "The action has no end date: give the day on which the work was completed.",
      },
    });
  return faults;
}

const counts = [
  ["attendanceWomen", "women", "kvinnor", "women"],
  ["attendanceMen", "men", "män", "men"],
  ["attendanceOther", "other", "annat kön", "another gender"],
  ["attendanceUnspecified", "unspecified", "utan uppgift om kön", "sex not recorded"],
] as const;

/** I19: what is counted from 1 January does not fall from one period to the next, unless it is said why. */
function fallen(content: FollowUpContent, last: LastFigures): Fault[] {
  if (content.correctionNote !== null) return [];
  const faults: Fault[] = [];
  const fault = (field: readonly string[], words: Words) => faults.push({ code: "BELOW_LAST_PERIOD", field, words });
  if (content.costAmount !== null && last.costAmount !== null && content.costAmount < last.costAmount) {
    const { amount } = moneyOf(last.costAmount, "SEK");
    fault(["cost"], {
      sv: `Kostnaden räknas från 1 januari och var senast ${amount} SEK: skriv i correctionNote varför den är lägre.`,
      en: `The cost is counted from 1 January and was ${amount} SEK last time: write in correctionNote why it is lower.`,
    });
  }
  for (const [key, field, sv, en] of counts) {
    if (content[key] >= last[key]) continue;
    fault(["attendance", field], {
      sv: `Deltagartillfällen (${sv}) räknas från 1 januari och var senast ${last[key]}: skriv i correctionNote varför de är färre.`,
      en: `Attendances (${en}) are counted from 1 January and were ${last[key]} last time: write in correctionNote why they are fewer.`,
    });
  }
  return faults;
}

/** I19: nor does the approved period that comes after fall below what is said now of the one before it. */
function risen(content: FollowUpContent, next: LastFigures): Fault[] {
  if (content.correctionNote !== null) return [];
  const faults: Fault[] = [];
  const fault = (field: readonly string[], words: Words) => faults.push({ code: "BELOW_LAST_PERIOD", field, words });
  if (content.costAmount !== null && next.costAmount !== null && content.costAmount > next.costAmount) {
    const { amount } = moneyOf(next.costAmount, "SEK");
    fault(["cost"], {
      sv: `Kostnaden räknas från 1 januari och är ${amount} SEK i en senare period som redan är godkänd: skriv i correctionNote varför den är högre här, och rätta den senare perioden om den är fel.`,
      en: `The cost is counted from 1 January and is ${amount} SEK in a later period that is approved already: write in correctionNote why it is higher here, and correct the later period if it is wrong.`,
    });
  }
  for (const [key, field, sv, en] of counts) {
    if (content[key] <= next[key]) continue;
    fault(["attendance", field], {
      sv: `Deltagartillfällen (${sv}) räknas från 1 januari och är ${next[key]} i en senare period som redan är godkänd: skriv i correctionNote varför de är fler här, och rätta den senare perioden om den är fel.`,
      en: `Attendances (${en}) are counted from 1 January and are ${next[key]} in a later period that is approved already: write in correctionNote why they are more here, and correct the later period if it is wrong.`,
    });
  }
  return faults;
}
