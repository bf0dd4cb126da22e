import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { builtinDemo } from "./builtin-demo.js";
import { DatasetError, type DatasetPath, pathText } from "./dataset-error.js";
import { parseDataset } from "./parse-dataset.js";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const source = readFileSync(builtinDemo, "utf8");
const remove = Symbol("remove");

/** The demo with one value replaced, added or removed. */
function demoWith(path: DatasetPath, value: Json | typeof remove): string {
  const root: Json = JSON.parse(source);
  const parent = path
    .slice(0, -1)
    .reduce<Json>((here, part) => (here as Record<string | number, Json>)[part] ?? null, root);
  const last = path.at(-1) ?? "";
  const holder = parent as Record<string | number, Json>;
  if (value === remove) delete holder[last];
  else holder[last] = value;
  return JSON.stringify(root);
}

/** `a.b[0]` as a path. */
function path(text: string): DatasetPath {
  return text
    .split(/\.|\[|\]\.?/)
    .filter((part) => part !== "")
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

function refusal(text: string): string | null {
  try {
    parseDataset(text);
    return null;
  } catch (error) {
    if (error instanceof DatasetError) return error.message;
    throw error;
  }
}

const demo = JSON.parse(source);
const plan = { body: "L-KS", year: 2026, state: "DRAFT", decision: null, commonSection: null, localText: "" };
const period = demo.periods[0];

describe("parseDataset", () => {
  it("reads the demo", () => {
    const dataset = parseDataset(source);
    expect(dataset.actions).toHaveLength(54);
    expect(dataset.actions.every((action) => action.implementationStatus === "ONGOING")).toBe(true);
    expect(dataset.collaborations[0]?.members[0]).toEqual({
      municipality: "0580",
      from: "2010-06-07",
      to: null,
      voting: true,
    });
    expect(dataset.actions[0]?.participations[0]?.followUps[0]?.attendance).toEqual({
      women: 0,
      men: 0,
      other: 0,
      unspecified: 0,
    });
  });

  it.each([
    // references
    ["bodies[2].municipality", "9999", 'bodies[2].municipality: no such municipality "9999"'],
    ["bodies[2].domain", "MILJO", 'bodies[2].domain: no such policy domain "MILJO"'],
    [
      "collaborations[0].members[1].municipality",
      "1880",
      'collaborations[0].members[1].municipality: no such municipality "1880"',
    ],
    ["strategy.collaboration", "x", 'strategy.collaboration: no such collaboration "x"'],
    ["adoptions[0].version", 7, "adoptions[0].version: no such version 7 of the common section 2025"],
    ["adoptions[0].decision.body", "L-XX", 'adoptions[0].decision.body: no such body "L-XX"'],
    ["adoptions[0].decision.body", "N-KS", 'adoptions[0].decision.body: "N-KS" is a body of "0581", not of "0580"'],
    ["adoptions[0].version", 2, "adoptions[0].version: no such version 2 of the common section 2025"],
    ["commonSections[0].state", "DRAFT", "commonSections[0].effectiveFrom: a text that is DRAFT has no day in force"],
    ["commonSections[3].state", "DRAFT", "adoptions[6].version: version 1 is a DRAFT, nobody can adopt it"],
    [
      "commonSections[2].state",
      "CONSULTATION",
      "adoptions[4].version: version 2 is in CONSULTATION, nobody can adopt it",
    ],
    [
      "commonSections[2]",
      { ...demo.commonSections[1], version: 2, state: "SUPERSEDED" },
      "commonSections[2].effectiveFrom: version 1 of the common section 2026 is in force then",
    ],
    [
      "commonSections[2]",
      {
        ...demo.commonSections[1],
        version: 2,
        state: "REPEALED",
        effectiveFrom: "2025-01-01",
        effectiveTo: "2026-02-01",
      },
      "commonSections[2].effectiveFrom: version 1 of the common section 2026 is in force then",
    ],
    ["bodies[0].validFrom", "2026-01-01", 'plans[0].year: "L-KS" is a body from 2026-01-01 on, on no day of 2025'],
    [
      "bodies[0].validTo",
      "2025-12-31",
      'plans[1].year: "L-KS" is a body from 2015-01-01 to 2025-12-31, on no day of 2026',
    ],
    ["periods[0].from", "2024-12-01", "periods[0].from: 2024-12-01 is not in 2025, the year of this T1"],
    ["periods[2].to", "2026-01-31", "periods[2].to: 2026-01-31 is not in 2025, the year of this FULL_YEAR"],
    ["plans[3].body", "X-KS", 'plans[3].body: no such body "X-KS"'],
    [
      "plans[1].commonSection.version",
      3,
      "plans[1].commonSection.version: no such version 3 of the common section 2026",
    ],
    ["plans[45]", plan, 'plans[45].year: "L-KS 2026" is here twice'],
    ["periods[0].municipality", "1880", 'periods[0].municipality: no such municipality "1880"'],
    ["periods[18]", period, 'periods[18].kind: "0580 2025 T1" is here twice'],
    ["reports[30]", demo.reports[0], 'reports[30].period: "L-KS 2026 T1" is here twice'],
    ["reports[0].year", 2029, 'reports[0].year: no plan of "L-KS" for 2029'],
    ["reports[0].period", "OTHER", 'reports[0].period: no period OTHER 2026 of "0580"'],
    ["reports[0].body", "X-KS", 'reports[0].body: no such body "X-KS"'],
    [
      "reports[0].period",
      "FULL_YEAR",
      'actions[0].participations[0].followUps[0].period: no report of "L-KS" for T1 of 2026',
    ],
    ["strategy.areas[0].points[1].code", "P1", 'strategy.areas[0].points[1].code: "P1" is here twice'],
    [
      "reports[0].state",
      "NOT_STARTED",
      'actions[0].participations[0].followUps[0].period: the report of "L-KS" for T1 of 2026 is NOT_STARTED and has no follow-ups',
    ],
    ["actions[3].participations[0].body", "X-KS", 'actions[3].participations[0].body: no such body "X-KS"'],
    ["actions[0].years", [2026, 2028], 'actions[0].participations[0].body: no plan of "L-KS" for 2028'],
    ["actions[1].key", "J01", 'actions[1].key: "J01" is here twice'],
    ["actions[0].primaryArea", "Z", 'actions[0].primaryArea: no such area "Z"'],
    ["actions[0].primaryArea", "P", 'actions[0].primaryArea: "P" is the area of none of the action\'s strategy points'],
    ["actions[0].strategyPoints[1]", "O9", 'actions[0].strategyPoints[1]: no such strategy point "O9"'],
    ["actions[0].principles", ["R8"], 'actions[0].principles[0]: no such principle "R8"'],
    ["actions[0].project", "PR99", 'actions[0].project: no such project "PR99"'],
    ["actions[0].project", "PR01", 'actions[0].project: project "PR01" names action "J07"'],
    ["actions[0].participations[1].role", "LEAD", "actions[0].participations[1].role: a second ACCEPTED LEAD"],
    [
      "actions[0].participations[0].consent",
      "DECLINED",
      "actions[0].participations: no ACCEPTED participation is LEAD",
    ],
    [
      "actions[0].participations[1].consent",
      "INVITED",
      "actions[0].participations[1].followUps[0]: an INVITED participation has no follow-ups",
    ],
    [
      "actions[0].participations[1].consent",
      "DECLINED",
      "actions[0].participations[1].followUps[0]: a DECLINED participation has no follow-ups",
    ],
    ["projects[0].decidedOn", null, "projects[0].decidedOn: is missing: a GRANTED project has a day of decision"],
    ["projects[12].decidedOn", remove, "projects[12].decidedOn: is missing: a REJECTED project has a day of decision"],
    [
      "projects[15].outcome",
      "PARTLY_GRANTED",
      "projects[15].decidedOn: is missing: a PARTLY_GRANTED project has a day of decision",
    ],
    ["users[0].validTo", "2026-12-31", "users[0].validFrom: is missing: a role with a last day has a first one"],
    ["actions[0].participations[1].body", "L-KS", 'actions[0].participations[1].body: "L-KS" is here twice'],
    [
      "actions[0].participations[0].followUps[1].period",
      "T1",
      'actions[0].participations[0].followUps[1].period: "T1" is here twice',
    ],
    ["projects[0].action", "J99", 'projects[0].action: no such action "J99"'],
    ["projects[0].municipalities[1]", "1880", 'projects[0].municipalities[1]: no such municipality "1880"'],
    [
      "projects[5].fundingLines[0].municipality",
      "0581",
      'projects[5].fundingLines[0].municipality: "0581" is not of the project\'s municipalities',
    ],
    ["indicators[0].period", "OTHER", 'indicators[0].values[0].municipality: no period OTHER 2026 of "0580"'],
    [
      "indicators[1].values[0].denominator",
      remove,
      "indicators[1].values[0].denominator: is missing: a RATIO is kept as numerator and denominator",
    ],
    [
      "indicators[2].values[0].weight",
      null,
      "indicators[2].values[0].weight: is missing: a WEIGHTED_MEAN needs the weight of each value",
    ],
    ["users[14].body", "N-KS", 'users[14].body: "N-KS" is a body of "0581", not of "0580"'],
    ["users[14].body", null, "users[14].body: a PLANNER plans for a body"],
    [
      "users[1].email",
      "analyst@norrkoping.example",
      'users[10].municipality: "analyst@norrkoping.example" is a user of "0580" already',
    ],
    // form
    ["format", "samplan-dataset/2", 'format: must be "samplan-dataset/1", not "samplan-dataset/2"'],
    [
      "municipalities[0].code",
      580,
      "municipalities[0].code: a municipality's code is four digits in quotation marks, not 580",
    ],
    ["plans[0].decision.documentUrl", 7, "plans[0].decision.documentUrl: must be a text, not 7"],
    [
      "municipalities[0].orgNumber",
      "2120000449",
      "municipalities[0].orgNumber: an organisation number is written like 212000-0449",
    ],
    [
      "municipalities[0].code",
      "580",
      'municipalities[0].code: a municipality\'s code is four digits in quotation marks, not "580"',
    ],
    ["municipalities[0].colour", "blue", "municipalities[0].colour: no such key in this format"],
    ["municipalities", [], "municipalities: must not be empty"],
    [
      "bodies[0].kind",
      "NÄMND",
      'bodies[0].kind: must be "COUNCIL" or "EXECUTIVE" or "COMMITTEE" or "SUBCOMMITTEE" or "COMPANY_BOARD" or "ADMINISTRATION" or "UNIT" or "WORKING_GROUP", not "NÄMND"',
    ],
    ["bodies[0].name", "K\u0000S", "bodies[0].name: the character U+0000 cannot be part of a text"],
    ["bodies[0].name", " ", "bodies[0].name: must not be empty"],
    ["actions[0].title", "x".repeat(301), "actions[0].title: at most 300 characters are allowed"],
    ["bodies[0].validTo", "2014-12-31", "bodies[0].validTo: 2014-12-31 is before 2015-01-01"],
    ["adoptions[0].subject", "PLAN", 'adoptions[0].subject: must be "COMMON_SECTION" or "STRATEGY", not "PLAN"'],
    ["plans[0].decision.date", "2024-02-30", 'plans[0].decision.date: "2024-02-30" is not a date (YYYY-MM-DD)'],
    ["plans[0].decision.finalOn", "2024-12-08", "plans[0].decision.finalOn: 2024-12-08 is before 2024-12-09"],
    [
      "plans[0].localText",
      "Ett\n\n<b>två</b>",
      "plans[0].localText: line 3: raw HTML is not allowed: <b> (write \\< for the character <)",
    ],
    [
      "commonSections[1].effectiveFrom",
      null,
      "commonSections[1].effectiveFrom: is missing: a text that is EFFECTIVE has a first day in force",
    ],
    ["actions[0].endDate", "2025-12-31", "actions[0].endDate: 2025-12-31 is before 2026-01-01"],
    ["actions[0].weight", 4, "actions[0].weight: must be at most 3"],
    ["actions[0].weight", 1.5, "actions[0].weight: must be a whole number, not 1.5"],
    ["actions[0].participations[0].budgetTkr", -1, "actions[0].participations[0].budgetTkr: an amount is not negative"],
    [
      "actions[0].participations[0].followUps[1].progress",
      101,
      "actions[0].participations[0].followUps[1].progress: must be at most 100",
    ],
    [
      "actions[0].participations[0].followUps[0].attendance.men",
      -1,
      "actions[0].participations[0].followUps[0].attendance.men: must be at least 0",
    ],
    [
      "actions[0].participations[0].followUps[0].attendance.men",
      1.5,
      "actions[0].participations[0].followUps[0].attendance.men: must be a whole number, not 1.5",
    ],
    [
      "projects[0].fundingLines[0].disbursements[0].amountTkr",
      "600",
      'projects[0].fundingLines[0].disbursements[0].amountTkr: must be a number, not "600"',
    ],
    ["projects[0].endDate", "2025-01-01", "projects[0].endDate: 2025-01-01 is before 2026-01-01"],
    ["users", { email: "x" }, 'users: must be a list, not {"email":"x"}'],
  ] as [string, Json | typeof remove, string][])("refuses %s = %p", (where, value, message) => {
    expect(refusal(demoWith(path(where), value))).toBe(message);
  });

  it("takes legal states that are reached by many steps", () => {
    const legal: [string, Json | typeof remove][] = [
      ["actions[0].participations[1].consent", "WITHDRAWN"],
      ["actions[0].participations[2]", { body: "N-SN", role: "PARTNER", consent: "INVITED", followUps: [] }],
      ["periods[18]", { ...period, kind: "OTHER", from: "2025-09-01", to: "2026-02-28" }],
      [
        "commonSections[2]",
        {
          ...demo.commonSections[1],
          version: 2,
          state: "SUPERSEDED",
          effectiveFrom: "2025-01-01",
          effectiveTo: "2025-11-02",
        },
      ],
      ["projects[16].decidedOn", null],
      ["actions[0].cancelledOn", "2026-05-01"],
      ["actions[1].participations[1].followUps[1].comment", remove],
      ["adoptions[7]", { subject: "STRATEGY", version: 2, municipality: "0580", outcome: "ADOPTED", decision: null }],
      ["plans[2].commonSection", { version: null, conditional: false, exemptionReason: "Gemensam del saknas" }],
      ["plans[0].decision.paragraph", null],
      ["projects[0].totalBudgetKEUR", remove],
      ["indicators[0].values[1].outcome", null],
      ["users[29]", { email: "analyst@linkoping.example", municipality: "0580", role: "AUDITOR", name: "Åsa Öberg" }],
    ];
    for (const [where, value] of legal) expect([where, refusal(demoWith(path(where), value))]).toEqual([where, null]);
  });

  it("gives the fault that comes first in the file, form before references", () => {
    const two = JSON.parse(demoWith(path("users[3].role"), "KING"));
    two.plans[5].localText = 7;
    expect(refusal(JSON.stringify(two))).toBe("plans[5].localText: must be a text, not 7");
    const references = JSON.parse(demoWith(path("users[14].body"), "X"));
    references.bodies[1].domain = "Y";
    expect(refusal(JSON.stringify(references))).toBe('bodies[1].domain: no such policy domain "Y"');
  });

  it("says where a file is not JSON, and reads one with a byte order mark", () => {
    expect(refusal('{\n  "a": 1,\n}')).toBe(
      'line 3, column 1: not valid JSON: expected a key in quotation marks, found "}"',
    );
    expect(refusal("[]")).toBe("must be an object, not []");
    expect(refusal(source.replace('"today"', '"__proto__": {}, "today"'))).toBe(
      "__proto__: no such key in this format",
    );
    expect(refusal(`\uFEFF${source}`)).toBeNull();
  });

  it("refuses the removal of any key that is not optional, at its path", () => {
    const places = keysOf(demo);
    fc.assert(
      fc.property(fc.constantFrom(...places), (place) => {
        const message = refusal(demoWith(place, remove));
        expect(message).toMatch(new RegExp(`^${literally(pathText(place))}: is missing`));
      }),
      { numRuns: 120 },
    );
  });
});

const optional = new Set(
  "note today orgNumber county nameEn domain validTo effectiveFrom text description project action weight budgetTkr responsibleFunction assessment attendance progress costTkr effects comment correctiveMeasure totalBudgetKEUR appliedTkr decidedOn jointlyCounted baseline outcome target targetMin targetMax name body population paragraph registryNumber conditional".split(
    " ",
  ),
);

/** Every key of every object in the demo that must be there. `name` and `body` are optional of users only. */
function keysOf(value: Json, here: DatasetPath = []): DatasetPath[] {
  if (value === null || typeof value !== "object") return [];
  if (Array.isArray(value)) return value.flatMap((item, i) => keysOf(item, [...here, i]));
  const everywhere = here[0] !== "users" && !(here[0] === "municipalities" && here.length === 2);
  return Object.entries(value).flatMap(([key, inner]) => {
    const isRequired =
      !optional.has(key) ||
      (["name", "body"].includes(key) && everywhere) ||
      (key === "text" && here[0] === "commonSections") ||
      (key === "outcome" && here.length === 2);
    return [...(isRequired ? [[...here, key]] : []), ...keysOf(inner, [...here, key])];
  });
}

function literally(text: string): string {
  return text.replace(/[.[\]]/g, "\\$&");
}
