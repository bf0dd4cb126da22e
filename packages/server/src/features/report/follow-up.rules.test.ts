import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { type FollowUpContent, faultsIn, type LastFigures } from "./follow-up.rules.js";
import { nothingReported } from "./follow-up-content.js";

const codes = (content: Partial<FollowUpContent>, endDate: string | null = null, last: LastFigures | null = null) =>
  faultsIn({ ...nothingReported, ...content }, endDate, last).map(({ code, field }) => `${code} ${field.join(".")}`);

const count = fc.integer({ min: 0, max: 1_000 });
const attendance = {
  attendanceWomen: count,
  attendanceMen: count,
  attendanceOther: count,
  attendanceUnspecified: count,
};
const cost = fc.option(fc.bigInt({ min: 0n, max: 10n ** 12n }));
const figures = fc.record({ costAmount: cost, ...attendance });

describe("I19: an accumulated figure", () => {
  it("never falls unnoticed, and is never held back when it does not fall", () => {
    fc.assert(
      fc.property(figures, figures, (now, last) => {
        const keys = ["attendanceWomen", "attendanceMen", "attendanceOther", "attendanceUnspecified"] as const;
        const fallen = keys.filter((key) => now[key] < last[key]).length;
        const cheaper = now.costAmount !== null && last.costAmount !== null && now.costAmount < last.costAmount;
        expect(codes(now, null, last)).toHaveLength(fallen + (cheaper ? 1 : 0));
        expect(codes({ ...now, correctionNote: "Fel i våras." }, null, last)).toEqual([]);
        expect(codes(now)).toEqual([]);
      }),
    );
  });

  it("never leaves an approved later period below it, and what is told falls and rises mirrored", () => {
    fc.assert(
      fc.property(figures, figures, (now, other) => {
        const said = { ...nothingReported, ...now };
        const later = { ...nothingReported, ...other };
        const fields = (faults: ReturnType<typeof faultsIn>) => faults.map(({ field }) => field.join("."));
        expect(fields(faultsIn(said, null, null, other))).toEqual(fields(faultsIn(later, null, now)));
        expect(faultsIn({ ...said, correctionNote: "Fel i våras." }, null, null, other)).toEqual([]);
      }),
    );
  });

  it("is told by its field, with the last one", () => {
    const last = { ...nothingReported, costAmount: 500_050n, attendanceMen: 7 };
    const found = faultsIn({ ...nothingReported, costAmount: 500_049n, attendanceMen: 6 }, null, last);
    expect(found).toMatchObject([
      { code: "BELOW_LAST_PERIOD", field: ["cost"], words: { sv: expect.stringContaining("5000.50 SEK") } },
      {
        code: "BELOW_LAST_PERIOD",
        field: ["attendance", "men"],
        words: { en: expect.stringContaining("were 7 last") },
      },
    ]);
  });
});

describe("I21: an assessment", () => {
  it.each([
    ["GREEN", []],
    [null, []],
    ["YELLOW", ["COMMENT_REQUIRED comment"]],
    ["NOT_ASSESSABLE", ["COMMENT_REQUIRED comment"]],
    ["RED", ["COMMENT_REQUIRED comment", "MEASURE_REQUIRED correctiveMeasure"]],
  ] as const)("%s is explained", (assessment, expected) => {
    expect(codes({ assessment })).toEqual(expected);
    expect(codes({ assessment, comment: "Så är det.", correctiveMeasure: "Detta görs." })).toEqual([]);
  });
});

describe("I22: what is completed", () => {
  const completed = { implementationStatus: "COMPLETED", progress: 100 } as const;

  it("is done to 100 percent, and ended on a day", () => {
    expect(codes({ implementationStatus: "COMPLETED" })).toEqual([
      "PROGRESS_REQUIRED progress",
      "END_DATE_REQUIRED completedOn",
    ]);
    expect(codes({ ...completed, progress: 99 }, "2026-06-30")).toEqual(["PROGRESS_REQUIRED progress"]);
    expect(codes(completed, "2026-06-30")).toEqual([]);
    expect(codes({ ...completed, completedOn: "2026-06-30" })).toEqual([]);
  });

  it("may be red: done, and the goal missed; and what is green may be late", () => {
    expect(codes({ ...completed, assessment: "RED", comment: "a", correctiveMeasure: "b" }, "2026-06-30")).toEqual([]);
    expect(codes({ implementationStatus: "ONGOING", progress: 10, assessment: "GREEN" }, "2020-01-01")).toEqual([]);
  });

  it("alone has a day on which it was completed", () => {
    expect(codes({ implementationStatus: "ONGOING", completedOn: "2026-06-30" })).toEqual(["INVALID completedOn"]);
  });
});
