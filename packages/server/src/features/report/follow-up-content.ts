import type { FollowUpInput } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import type { Problem } from "../../errors/domain-error.js";
import { problem } from "../../errors/problem.js";
import { readMoney } from "../money/index.js";
import { readMarkdown } from "../rich-text/index.js";
import type { FollowUpContent } from "./follow-up.rules.js";

/** Nothing is reported yet. */
export const nothingReported: FollowUpContent = {
  ...{ assessment: null, implementationStatus: null, progress: null, comment: null, correctiveMeasure: null },
  ...{ costAmount: null, costForecastAmount: null, correctionNote: null, completedOn: null },
  ...{ attendanceWomen: 0, attendanceMen: 0, attendanceOther: 0, attendanceUnspecified: 0 },
};

/** What will be reported: what is given, also where it cannot be taken, which is noted; for the rest what was there before. */
export function followUpContent(
  context: RequestContext,
  input: FollowUpInput,
  before: FollowUpContent,
  problems: Problem[],
): FollowUpContent {
  const given = <Key extends "assessment" | "implementationStatus" | "progress" | "completedOn">(key: Key) =>
    (input[key] === undefined ? before[key] : (input[key] ?? null)) as FollowUpContent[Key];
  const text = (key: "comment" | "correctiveMeasure" | "correctionNote") => {
    const value = input[key];
    return value == null
      ? value === undefined
        ? before[key]
        : null
      : (readMarkdown(context, value, ["input", key], problems) ?? value);
  };
  const money = (key: "cost" | "costForecast", stored: bigint | null) => {
    const value = input[key];
    return value == null ? (value === undefined ? stored : null) : readMoney(context, value, ["input", key], problems);
  };
  const completedOn = given("completedOn");
  if (completedOn !== null && completedOn > context.clock.today())
    problems.push(
      problem(context, "INVALID", ["input", "completedOn"], {
        sv: "Dagen har inte varit än: arbetet kan inte vara klart då.",
        en: "The day is yet to come: the work cannot be completed then.",
      }),
    );
  return {
    ...{ assessment: given("assessment"), implementationStatus: given("implementationStatus") },
    ...{ progress: given("progress"), completedOn },
    ...{
      comment: text("comment"),
      correctiveMeasure: text("correctiveMeasure"),
      correctionNote: text("correctionNote"),
    },
    costAmount: money("cost", before.costAmount),
    costForecastAmount: money("costForecast", before.costForecastAmount),
    ...attendance(input, before),
  };
}

function attendance({ attendance: given }: FollowUpInput, before: FollowUpContent) {
  if (given === undefined) {
    const { attendanceWomen, attendanceMen, attendanceOther, attendanceUnspecified } = before;
    return { attendanceWomen, attendanceMen, attendanceOther, attendanceUnspecified };
  }
  return {
    ...{ attendanceWomen: given?.women ?? 0, attendanceMen: given?.men ?? 0 },
    ...{ attendanceOther: given?.other ?? 0, attendanceUnspecified: given?.unspecified ?? 0 },
  };
}
