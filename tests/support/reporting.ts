import { expect } from "@jest/globals";
import type { PeriodKind, ReportState } from "@samplan/schema";
import type { Role } from "../../packages/server/src/auth/permissions.js";
import { startTestApi, type TestApi } from "./api.js";
import type { UserErrorAnswer } from "./common-section.js";
import { type TestDatabase, withConnection } from "./database.js";
import { databaseWith } from "./load-dataset.js";
import { done, mutate, type Outcome } from "./mutate.js";
import { plainDataset } from "./plain-dataset.js";
import { Calendar } from "./year.js";

export const everyRole: Role[] = [
  ...(["PLANNER", "MANAGER", "SECRETARY", "COORDINATOR", "ANALYST", "AUDITOR", "ELECTED", "ADMIN"] as const),
];
export const US = "0100";
export const THEM = "0101";

export interface FollowUp {
  id: string;
  version: number;
  unchanged: boolean;
  assessment: string | null;
  comment: string | null;
  cost: { amount: string } | null;
  attendance: { women: number };
  effects: { description: string }[];
  participation: { id: string; action: { reference: string } };
}

export interface Report {
  id: string;
  version: number;
  revision: number;
  state: ReportState;
  period: PeriodKind;
  missing: boolean;
  submittedAt: string | null;
  approvedAt: string | null;
  returnReason: string | null;
  correctionReason: string | null;
  exemptionReason: string | null;
  decision: { id: string; paragraph: string | null } | null;
  plan: { id: string; state: string; revision: number };
  followUps: FollowUp[];
}

export const reportFields = `id version revision state period missing submittedAt approvedAt returnReason correctionReason exemptionReason
  decision { id paragraph } plan { id state revision }
  followUps { id version unchanged assessment comment cost { amount } attendance { women } effects { description } participation { id action { reference } } }`;

export interface ReportingOptions {
  /** The states of 0100's and 0101's reports, by period; a period without one has no reports, and is planned. */
  reports?: Partial<Record<"T1" | "T2" | "FULL_YEAR", ReportState>>;
  /** What is reported in those, for every part. */
  followUp?: (period: string, action: string) => object | null;
  periods?: Partial<Record<string, string>>;
  actions?: (action: { key: string; participations: { body: string }[] }) => object;
  today?: string;
  poolSize?: number;
}

const green = () => ({ assessment: "GREEN", costTkr: 5, attendance: { women: 3, men: 2 } });

/**
 * Two municipalities with one body each and an adopted plan for 2026 of five parts: 0100-0 and 0100-2, led by 0100, and
 * 0101-0 and 0101-2, led by 0101, are joint; 0100-1 and 0101-1 are their own. A user for each role, `<role>@<code>.example`.
 */
export class Reporting {
  private constructor(
    readonly database: TestDatabase,
    readonly api: TestApi,
    readonly calendar: Calendar,
  ) {}

  static async start(options: ReportingOptions = {}): Promise<Reporting> {
    const { reports = {}, followUp = green, periods = {}, actions = () => ({}), today = "2026-05-10" } = options;
    const plain = plainDataset({ actionsPerPlan: 3 });
    const kinds = Object.keys(reports);
    const calendar = (kind: string, to: string, dueOn: string) =>
      plain.municipalities.map(({ code }) => ({
        ...{ municipality: code, year: 2026, kind, from: "2026-01-01", to, dueOn },
        state: periods[kind] ?? (kinds.includes(kind) ? "OPEN" : "PLANNED"),
      }));
    const database = await databaseWith({
      ...plain,
      periods: [
        ...calendar("T1", "2026-04-30", "2026-05-20"),
        ...calendar("T2", "2026-08-31", "2026-09-20"),
        ...calendar("FULL_YEAR", "2026-12-31", "2027-01-31"),
      ],
      actions: plain.actions.map((action) => ({
        ...action,
        ...actions(action),
        participations: action.participations.map((part) => ({
          ...part,
          followUps: kinds.flatMap((period) => {
            const said = reports[period as "T1"] === "NOT_STARTED" ? null : followUp(period, action.key);
            return said === null ? [] : [{ period, ...said }];
          }),
        })),
      })),
      reports: plain.bodies.flatMap(({ key }) =>
        Object.entries(reports).map(([period, state]) => ({ body: key, year: 2026, period, state })),
      ),
      users: plain.municipalities.flatMap(({ code }) =>
        everyRole.map((role) => ({
          ...{ email: mail(role, code), municipality: code, role },
          body: ["PLANNER", "MANAGER", "SECRETARY"].includes(role) ? `M${code}-KS` : null,
        })),
      ),
    });
    const clock = new Calendar();
    clock.itIs(today);
    return new Reporting(
      database,
      await startTestApi(database, { clock: clock.clock, poolSize: options.poolSize ?? 4 }),
      clock,
    );
  }

  stop(): Promise<void> {
    return this.api.stop();
  }

  /** Every revision of the report that the user sees, oldest first. */
  async reports(period: string, { code = US, as = mail("COORDINATOR", US) } = {}): Promise<Report[]> {
    const query = `query ($code: String!, $period: PeriodKind!) {
      reports(filter: { municipality: [$code], period: [$period] }) { nodes { ${reportFields} } } }`;
    const { data, errors } = await this.api.query<{ reports: { nodes: Report[] } }>(as, query, { code, period });
    expect(errors).toEqual([]);
    return (data?.reports.nodes ?? []).sort((one, other) => one.revision - other.revision);
  }

  /** The latest revision that the user sees. */
  async report(period: string, options: { code?: string; as?: string } = {}): Promise<Report> {
    const found = (await this.reports(period, options)).at(-1);
    if (!found) throw new Error(`There is no report for ${period}.`);
    return found;
  }

  /** The id of the body's part in the action, in its plan in force. */
  async part(reference: string, code = US): Promise<string> {
    const [row] = await this.sql<{ id: string }>(
      `SELECT p.id FROM participation p JOIN action a ON a.id = p.action_id JOIN municipality m ON m.id = p.municipality_id
       WHERE a.reference = $1 AND m.code = $2 AND p.in_force`,
      [reference, code],
    );
    if (!row) throw new Error(`${code} has no part in ${reference}.`);
    return row.id;
  }

  async save(
    period: string,
    reference: string,
    input: object,
    {
      expectedVersion,
      code = US,
      as = mail("PLANNER", code),
    }: { expectedVersion?: number; code?: string; as?: string } = {},
  ): Promise<Outcome<FollowUp>> {
    const report = await this.report(period, { code, as: mail("COORDINATOR", code) });
    const participation = await this.part(reference, code);
    const known = report.followUps.find((one) => one.participation.id === participation)?.version ?? 0;
    const args = { report: report.id, participation, expectedVersion: expectedVersion ?? known, input };
    return await mutate<FollowUp>(this.api, as, "followUpSave", args, followUpFields);
  }

  /** Takes the latest revision a step further, which is expected to succeed. */
  async step(name: string, role: Role, period: string, more: object = {}, code = US): Promise<Report> {
    const { id, version } = await this.report(period, { code, as: mail("COORDINATOR", code) });
    const expected = name === "reportCorrect" ? {} : { expectedVersion: version };
    return await done<Report>(this.api, mail(role, code), name, { id, ...expected, ...more }, reportFields);
  }

  /** The same, where it is expected to be refused: why. */
  async refused(name: string, role: Role, period: string, more: object = {}): Promise<UserErrorAnswer[]> {
    const { id, version } = await this.report(period);
    const expected = name === "reportCorrect" ? {} : { expectedVersion: version };
    const before = await this.written();
    const { userErrors } = await mutate(this.api, mail(role), name, { id, ...expected, ...more });
    expect(userErrors.length).toBeGreaterThan(0);
    expect(await this.written()).toEqual(before);
    return userErrors;
  }

  /** Each of our parts is reported green, upon what was said before. */
  async reportAll(period: string, code = US): Promise<void> {
    for (const reference of partsOf(code)) {
      const { userErrors } = await this.save(period, reference, { assessment: "GREEN" }, { code });
      expect(userErrors).toEqual([]);
    }
  }

  /** Everything that a mutation of this area may write. */
  async written(): Promise<unknown> {
    const tables = [
      "follow_up_report",
      "action_follow_up",
      "effect",
      "report_reason",
      "follow_up_period",
      "decision",
      "plan",
    ];
    return await Promise.all(tables.map((table) => this.sql(`SELECT * FROM ${table} ORDER BY municipality_id, id`)));
  }

  async sql<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return await withConnection(this.database.ownerUrl, async (owner) => (await owner.query<Row>(sql, values)).rows);
  }
}

const followUpFields = `id version unchanged assessment comment cost { amount } attendance { women } effects { description }
  participation { id action { reference } }`;

export function mail(role: Role, code = US): string {
  return `${role.toLowerCase()}@${code}.example`;
}

/** The references of the parts of a body's plan. */
export function partsOf(code: string): string[] {
  return ["0100-0", `${code}-1`, "0100-2", "0101-0", "0101-2"];
}

export function codesOf(errors: readonly { code: string }[]): string[] {
  return errors.map(({ code }) => code);
}
