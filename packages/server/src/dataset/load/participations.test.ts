import { beforeAll, describe, expect, it } from "@jest/globals";
import { builtinDemo } from "../builtin-demo.js";
import type { Dataset } from "../dataset.schema.js";
import { actionRows } from "./actions.js";
import { participationRows } from "./participations.js";
import { readDataset } from "./read-dataset.js";
import { type ActionEntry, Register } from "./register.js";

let demo: Dataset;
beforeAll(async () => {
  demo = await readDataset(builtinDemo);
});

/** The rows of one action: the demo's J06 (Linköping's SBN leads, Norrköping's SPN takes part, 2026), changed. */
function rowsOf(change: Partial<ActionEntry>, { plans = demo.plans } = {}) {
  const j06 = demo.actions.find(({ key }) => key === "J06");
  if (!j06) throw new Error("The demo has lost J06");
  const register = new Register({ ...demo, plans, actions: [{ ...j06, ...change }] });
  const tables = [...actionRows(register), ...participationRows(register)];
  const rows = (name: string) => tables.filter(({ table }) => table === name).flatMap((one) => one.rows);
  return { register, rows };
}

function partners(consents: [body: string, consent: ActionEntry["participations"][number]["consent"]][]) {
  return consents.map(([body, consent], index) => ({
    body,
    role: index === 0 ? ("LEAD" as const) : ("PARTNER" as const),
    consent,
    responsibleFunction: "Miljöstrateg",
    budgetTkr: 12.5,
    followUps: [],
  }));
}

describe("a joint action", () => {
  it("belongs to the municipality that leads and is seen by both sides", () => {
    const { register, rows } = rowsOf({});
    const [linkoping, norrkoping] = ["0580", "0581"].map((code) => register.municipalityId(code));
    expect(rows("action")).toMatchObject([
      { municipality_id: linkoping, joint: true, joint_with: [linkoping, norrkoping] },
    ]);
    expect(rows("participation").map((part) => part.joint_with)).toEqual(Array(2).fill([linkoping, norrkoping]));
  });

  it("is not joint while one side is only asked, who sees the action and not the parts", () => {
    const { register, rows } = rowsOf({
      participations: partners([
        ["L-SBN", "ACCEPTED"],
        ["N-SPN", "INVITED"],
      ]),
    });
    const asked = register.municipalityId("0581");
    expect(rows("action")).toMatchObject([{ joint: false, joint_with: [register.municipalityId("0580"), asked] }]);
    expect(rows("participation")).toMatchObject([{ joint_with: [], joint_bodies: [] }]);
    expect(rows("participation_invitation")).toMatchObject([
      {
        municipality_id: register.municipalityId("0580"),
        invited_municipality_id: asked,
        invited_body_id: register.id("body", "N-SPN"),
        year: 2026,
        consent: "INVITED",
        contact_function: "Miljöstrateg",
      },
    ]);
  });

  it("is still seen by who withdrew, and keeps a part in it", () => {
    const { register, rows } = rowsOf({
      participations: partners([
        ["L-SBN", "ACCEPTED"],
        ["N-SPN", "WITHDRAWN"],
      ]),
    });
    const sides = ["0580", "0581"].map((code) => register.municipalityId(code));
    expect(rows("action")).toMatchObject([{ joint: false, joint_with: sides }]);
    expect(rows("participation").map(({ consent }) => consent)).toEqual(["ACCEPTED", "WITHDRAWN"]);
  });

  it("is not seen by who declined", () => {
    const { register, rows } = rowsOf({
      participations: partners([
        ["L-SBN", "ACCEPTED"],
        ["N-SPN", "DECLINED"],
      ]),
    });
    expect(rows("action")).toMatchObject([{ joint_with: [], body_id: register.id("body", "L-SBN") }]);
    expect(rows("participation_invitation")).toMatchObject([{ consent: "DECLINED" }]);
  });

  it("shows a part that was withdrawn to those who take part, and theirs not to it", () => {
    const { register, rows } = rowsOf({
      participations: partners([
        ["L-SBN", "ACCEPTED"],
        ["N-SPN", "WITHDRAWN"],
      ]),
    });
    expect(rows("action")).toMatchObject([{ joint: false }]);
    const both = ["0580", "0581"].map((code) => register.municipalityId(code));
    expect(rows("participation")).toMatchObject([
      { consent: "ACCEPTED", joint_with: [] },
      { consent: "WITHDRAWN", joint_with: both },
    ]);
  });
});

describe("a part", () => {
  it("pins the action's content where its plan is in force, as of 1 January of the year", () => {
    const { register, rows } = rowsOf({ years: [2026, 2027] });
    const collaboration = register.collaborationId;
    const revision = register.id("revision", "J06");
    const [first, second] = rows("participation").filter(({ body_id }) => body_id === register.id("body", "L-SBN"));
    expect(first).toMatchObject({ in_force: true, draft: false, revision_id: revision, shared_in: collaboration });
    expect(first).toMatchObject({ shared_for: "2026-01-01" });
    expect(second).toMatchObject({ in_force: false, draft: true, revision_id: null, shared_in: null });
    expect(rows("action")).toMatchObject([{ draft: false, shared_in: collaboration, shared_for: "2026-01-01" }]);
  });

  it("pins it where its plan was replaced, and stays shared", () => {
    const plans = demo.plans.map((plan) => (plan.year === 2026 ? { ...plan, state: "SUPERSEDED" as const } : plan));
    const { register, rows } = rowsOf({}, { plans });
    const pinned = {
      in_force: false,
      draft: false,
      revision_id: register.id("revision", "J06"),
      shared_for: "2026-01-01",
    };
    expect(rows("participation")).toMatchObject([pinned, pinned]);
  });

  it("is a draft without a plan, and so is an action that has no other", () => {
    const { rows } = rowsOf({ years: [2040], participations: partners([["L-SBN", "ACCEPTED"]]) });
    expect(rows("participation")).toMatchObject([{ plan_id: null, draft: true, in_force: false }]);
    expect(rows("action")).toMatchObject([{ draft: true, shared_in: null, shared_for: null }]);
  });

  it("is proposed with its plan, and shared no earlier than the plan's adoption", () => {
    const { rows } = rowsOf({ years: [2027], participations: partners([["L-KS", "ACCEPTED"]]) });
    expect(rows("participation")).toMatchObject([{ draft: false, shared_in: null, budget_amount: 1_250_000n }]);
    expect(rows("action")).toMatchObject([{ draft: false, shared_in: null }]);
  });
});
