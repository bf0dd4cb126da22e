import { describe, expect, it } from "@jest/globals";
import type { ReportState } from "@samplan/schema";
import type { Role } from "../../packages/server/src/auth/permissions.js";
import type { UserErrorAnswer } from "../support/common-section.js";
import { everyRole, mail, Reporting, THEM, US } from "../support/reporting.js";

type Ability = "update" | "submit" | "return" | "approve" | "correct" | "exempt";

/** What does it, by whom, from which states (docs/domain.md, 1.4 and 1.8). */
const steps: Record<Ability, { mutation: string; roles: Role[]; from: string[] }> = {
  update: { mutation: "followUpSave", roles: ["PLANNER", "MANAGER"], from: ["NOT_STARTED", "DRAFT", "RETURNED"] },
  submit: { mutation: "reportSubmit", roles: ["MANAGER"], from: ["DRAFT", "RETURNED"] },
  return: { mutation: "reportReturn", roles: ["COORDINATOR"], from: ["SUBMITTED"] },
  approve: { mutation: "reportApprove", roles: ["MANAGER", "SECRETARY"], from: ["SUBMITTED"] },
  correct: { mutation: "reportCorrect", roles: ["PLANNER", "MANAGER"], from: ["APPROVED"] },
  exempt: { mutation: "reportExempt", roles: ["COORDINATOR"], from: ["NOT_STARTED", "DRAFT", "RETURNED"] },
};
const abilities = Object.keys(steps) as Ability[];
const states: ReportState[] = ["NOT_STARTED", "DRAFT", "SUBMITTED", "RETURNED", "APPROVED", "SUPERSEDED", "EXEMPT"];

interface Seen {
  id: string;
  version: number;
  state: string;
  viewerCan: Record<Ability, { allowed: boolean; reason: string | null }>;
}

async function see(world: Reporting, as: string): Promise<Seen> {
  const can = abilities.map((ability) => `${ability} { allowed reason }`).join(" ");
  const query = `{ reports(filter: { municipality: ["${US}"], period: [T1] }) { nodes { id version state revision viewerCan { ${can} } } } }`;
  const { data, errors } = await world.api.query<{ reports: { nodes: (Seen & { revision: number })[] } }>(as, query);
  expect(errors).toEqual([]);
  const latest = data?.reports.nodes.sort((one, other) => one.revision - other.revision).at(-1);
  if (!latest) throw new Error(`${as} does not see the report.`);
  return latest;
}

/** What a mutation names besides the report, and stays as it is. */
interface Named {
  participation: string;
  followUpVersion: number;
  body: string;
}

async function nameThings(world: Reporting, { id }: Seen): Promise<Named> {
  const participation = await world.part("0100-1");
  const [row] = await world.sql<{ version: number; body_id: string }>(
    "SELECT version, body_id FROM action_follow_up WHERE report_id = $1 AND participation_id = $2",
    [id, participation],
  );
  if (!row) throw new Error("The part is not followed up.");
  return { participation, followUpVersion: row.version, body: row.body_id };
}

/** What the policy refuses with, of the report itself. One more thing is wrong each time, so that nothing is done. */
async function refusalOf(
  world: Reporting,
  as: string,
  ability: Ability,
  report: Seen,
  { participation, followUpVersion, body }: Named,
): Promise<UserErrorAnswer | null> {
  const versioned = `id: "${report.id}", expectedVersion: ${report.version}`;
  const more: Record<Ability, string> = {
    update: `report: "${report.id}", participation: "${participation}", expectedVersion: ${followUpVersion}, input: { comment: "<b>" }`,
    submit: versioned,
    return: `${versioned}, reason: " "`,
    approve: `${versioned}, decision: { body: "${body}", date: "2027-01-01" }`,
    correct: `id: "${report.id}", reason: " "`,
    exempt: `${versioned}, reason: " "`,
  };
  const { mutation } = steps[ability];
  const { data, errors } = await world.api.query<Record<string, { userErrors: UserErrorAnswer[] } | null>>(
    as,
    `mutation { ${mutation}(${more[ability]}) { userErrors { code field message } } }`,
  );
  const [denied] = errors;
  if (denied) return { code: denied.extensions.code, field: null, message: "" };
  const found = data?.[mutation]?.userErrors ?? [];
  expect({ as, ability, done: found.length === 0 }).toEqual({ as, ability, done: false });
  const ofPolicy = ["FORBIDDEN", "WRONG_STATE", "PERIOD_CLOSED", "ALREADY_EXISTS"];
  const ofReport = ({ field }: UserErrorAnswer) => field?.length === 1 && ["id", "report"].includes(field[0] ?? "");
  return found.find((error) => ofPolicy.includes(error.code) && ofReport(error)) ?? null;
}

interface Case {
  state: ReportState;
  isOpen: boolean;
  isCorrection: boolean;
}

function expected(ability: Ability, { state, isOpen, isCorrection }: Case): string | null {
  const { from } = steps[ability];
  if (!from.includes(state) || (ability === "exempt" && isCorrection)) return "WRONG_STATE";
  const whileOpen = ["update", "submit", "return", "exempt"].includes(ability);
  return whileOpen && !isOpen && !isCorrection ? "PERIOD_CLOSED" : null;
}

const cases: Case[] = [
  ...states.map((state) => ({ state, isOpen: true, isCorrection: false })),
  ...(["NOT_STARTED", "DRAFT", "SUBMITTED", "RETURNED", "APPROVED"] as const).map((state) => ({
    ...{ state, isOpen: false, isCorrection: false },
  })),
  ...(["DRAFT", "SUBMITTED", "RETURNED"] as const).map((state) => ({ state, isOpen: false, isCorrection: true })),
];

describe("viewerCan promises what the mutation does, gives the same reason, and nothing is written", () => {
  it.each(cases)("$state, open: $isOpen, correction: $isCorrection", async (one) => {
    const { state, isOpen, isCorrection } = one;
    const world = await Reporting.start({
      // Without an assessment, so that it cannot be handed in either.
      ...{
        reports: { T1: "DRAFT" },
        followUp: () => ({ assessment: null }),
        periods: { T1: isOpen ? "OPEN" : "LOCKED" },
      },
    });
    await world.sql("UPDATE follow_up_report SET state = $1", [isCorrection ? "APPROVED" : state]);
    if (isCorrection) {
      await world.step("reportCorrect", "PLANNER", "T1", { reason: "Fel." });
      await world.sql("UPDATE follow_up_report SET state = $1 WHERE revision = 2", [state]);
    }
    const before = await world.written();
    const named = await nameThings(world, await see(world, mail("COORDINATOR")));
    const ours = everyRole.map((role) => ({ role, code: US }));
    // The other municipality does not see a correction under way.
    const theirs = isCorrection ? [] : everyRole.map((role) => ({ role, code: THEM }));
    for (const { role, code } of [...ours, ...theirs]) {
      const report = await see(world, mail(role, code));
      for (const ability of abilities) {
        const who = { role, code, ability };
        const mayAtAll = code === US && steps[ability].roles.includes(role);
        const code_ = mayAtAll ? expected(ability, one) : "FORBIDDEN";
        const refusal = await refusalOf(world, mail(role, code), ability, report, named);
        expect({ ...who, code: refusal?.code ?? null }).toEqual({ ...who, code: code_ });
        const can = report.viewerCan[ability];
        expect({ ...who, allowed: can.allowed }).toEqual({ ...who, allowed: code_ === null });
        expect(can.reason === null).toBe(can.allowed);
        if (refusal?.message) expect(refusal.message).toBe(can.reason);
        if (code_ === "WRONG_STATE" && !isCorrection)
          for (const allowing of steps[ability].from) expect(can.reason).toContain(`(${allowing})`);
      }
    }
    expect(await world.written()).toEqual(before);
    await world.stop();
  });

  it("a coordinator writes reports only where the role is given for that very body", async () => {
    const world = await Reporting.start({ reports: { T1: "DRAFT" } });
    expect((await see(world, mail("COORDINATOR"))).viewerCan.update.allowed).toBe(false);
    await world.sql(
      `UPDATE role_assignment r SET body_id = b.id FROM body b WHERE b.municipality_id = r.municipality_id AND r.role = 'COORDINATOR'`,
    );
    expect((await see(world, mail("COORDINATOR"))).viewerCan).toMatchObject({
      update: { allowed: true },
      exempt: { allowed: true },
    });
    const { userErrors } = await world.save("T1", "0100-1", { progress: 1 }, { as: mail("COORDINATOR") });
    expect(userErrors).toEqual([]);
    await world.stop();
  });
});
