import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { askSummary } from "../support/ask-summary.js";
import { codesOf, everyRole, mail, partsOf, Reporting, THEM, US } from "../support/reporting.js";

let world: Reporting;

beforeAll(async () => {
  world = await Reporting.start({ reports: { T1: "NOT_STARTED" } });
}, 60_000);
afterAll(() => world.stop());

const secret = "HEMLIGT";
const people = everyRole.map((role) => mail(role, THEM));

/** Everything that anybody in the other municipality reads of our report and the parts in it. */
async function theirView(as: string): Promise<string> {
  const { data, errors } = await world.api.query(
    as,
    `{ reports(filter: { municipality: ["${US}"] }) { nodes { id state revision submittedAt approvedAt returnReason correctionReason exemptionReason missing
        decision { id } followUps { id comment correctionNote } viewerCan { update { allowed } submit { allowed } return { allowed } approve { allowed } correct { allowed } exempt { allowed } } } }
      actions { nodes { participations { municipality { code } followUps { id comment effects { description } report { state } } } } } }`,
  );
  expect(errors).toEqual([]);
  return JSON.stringify(data);
}

async function everybodySees(state: string, followUps: number, revisions = 1): Promise<void> {
  for (const as of people) {
    const seen = await world.reports("T1", { as });
    expect({ as, states: seen.map((report) => report.state).at(-1), count: seen.length }).toEqual({
      as,
      states: state,
      count: revisions,
    });
    expect(seen.at(-1)?.followUps).toHaveLength(followUps);
    const view = await theirView(as);
    if (followUps === 0) expect(view).not.toContain(secret);
    expect(view).not.toContain("ÅTERSÄND");
    expect(view).not.toContain('"allowed":true');
  }
}

describe("what the other municipality sees of a report", () => {
  it("is its state and dates all the way, and its content from its approval on; never a correction under way", async () => {
    await everybodySees("NOT_STARTED", 0);
    for (const reference of partsOf(US))
      await world.save("T1", reference, {
        ...{ assessment: "YELLOW", comment: `${secret} ${reference}` },
        effects: [{ kind: "OTHER", evidenceLevel: "CLAIMED", description: secret }],
      });
    await everybodySees("DRAFT", 0);
    await world.step("reportSubmit", "MANAGER", "T1");
    await everybodySees("SUBMITTED", 0);
    expect((await world.report("T1", { as: mail("ANALYST", THEM) })).submittedAt).not.toBeNull();
    await world.step("reportReturn", "COORDINATOR", "T1", { reason: "ÅTERSÄND" });
    await everybodySees("RETURNED", 0);
    await world.step("reportSubmit", "MANAGER", "T1");
    await world.step("reportApprove", "MANAGER", "T1");
    await everybodySees("APPROVED", 5);
    expect(await theirView(mail("ELECTED", THEM))).toContain(secret);

    await world.step("reportCorrect", "PLANNER", "T1", { reason: "Rättelseskäl" });
    await world.save("T1", "0100-1", { comment: "NYHEMLIGT" });
    await world.step("reportSubmit", "MANAGER", "T1");
    await everybodySees("APPROVED", 5);
    for (const as of people) expect(await theirView(as)).not.toMatch(/NYHEMLIGT|Rättelseskäl/);
    await world.step("reportApprove", "MANAGER", "T1");
    await everybodySees("APPROVED", 5, 2);
    expect(await theirView(mail("ELECTED", THEM))).toMatch(/NYHEMLIGT.*Rättelseskäl|Rättelseskäl.*NYHEMLIGT/);
  });

  it("is not written by anybody there, whatever the role", async () => {
    const { id } = await world.report("T1");
    const participation = await world.part("0100-1");
    for (const as of people) {
      for (const [name, more] of [
        [
          "followUpSave",
          `report: "${id}", participation: "${participation}", expectedVersion: 1, input: { progress: 1 }`,
        ],
        ["followUpKeep", `report: "${id}"`],
        ["reportSubmit", `id: "${id}", expectedVersion: 1`],
        ["reportReturn", `id: "${id}", expectedVersion: 1, reason: "x"`],
        ["reportApprove", `id: "${id}", expectedVersion: 1`],
        ["reportCorrect", `id: "${id}", reason: "x"`],
        ["reportExempt", `id: "${id}", expectedVersion: 1, reason: "x"`],
      ]) {
        const { data, errors } = await world.api.query<Record<string, { userErrors: { code: string }[] } | null>>(
          ...[as, `mutation { ${name}(${more}) { userErrors { code } } }`],
        );
        const found = [
          ...errors.map(({ extensions }) => extensions.code),
          ...codesOf(data?.[name ?? ""]?.userErrors ?? []),
        ];
        expect({ as, name, found }).toEqual({ as, name, found: ["FORBIDDEN"] });
      }
    }
  });
});

describe("what the own municipality sees before approval", () => {
  it("is the content where drafts are seen, submitted also by analysts, and the reason of a return as narrowly", async () => {
    const own = await Reporting.start({ reports: { T1: "DRAFT" } });
    const seeing = async () => {
      const seen: string[] = [];
      for (const role of everyRole)
        if ((await own.report("T1", { as: mail(role) })).followUps.length > 0) seen.push(role);
      return seen;
    };
    const drafting = ["PLANNER", "MANAGER", "SECRETARY", "COORDINATOR", "AUDITOR"];
    expect(await seeing()).toEqual(drafting);
    await own.step("reportSubmit", "MANAGER", "T1");
    expect((await seeing()).sort()).toEqual([...drafting, "ANALYST"].sort());
    await own.step("reportReturn", "COORDINATOR", "T1", { reason: "Mer." });
    for (const role of everyRole) {
      const { returnReason } = await own.report("T1", { as: mail(role) });
      expect([role, returnReason]).toEqual([role, drafting.includes(role) ? "Mer." : null]);
    }
    await own.step("reportExempt", "COORDINATOR", "T1", { reason: "Ny nämnd." });
    for (const role of everyRole)
      expect((await own.report("T1", { as: mail(role) })).exemptionReason).toBe("Ny nämnd.");
    expect((await own.report("T1", { as: mail("COORDINATOR", THEM) })).exemptionReason).toBeNull();
    const { errors } = await askSummary(own.api, mail("ANALYST"), "total { actions }", {
      ...{ collaboration: "plain", period: "T1" },
    });
    expect(errors).toEqual([]);
    await own.stop();
  });
});
