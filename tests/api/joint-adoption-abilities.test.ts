import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Role } from "../../packages/server/src/auth/permissions.js";
import { createCollaboration, type TestCollaboration } from "../factories/collaboration.js";
import { createTenant, type Tenant } from "../factories/tenant.js";
import { startTestApi, type TestApi } from "../support/api.js";
import {
  attempt,
  codesOf,
  consult,
  decisionOf,
  propose,
  record,
  type Section,
  type SectionMutation,
  sectionsOf,
  succeed,
  versionOf,
} from "../support/common-section.js";
import { emptyDatabase, type TestDatabase, withConnection } from "../support/database.js";

const roles: Role[] = ["PLANNER", "MANAGER", "SECRETARY", "COORDINATOR", "ANALYST", "AUDITOR", "ELECTED", "ADMIN"];
const abilities = {
  update: "commonSectionUpdate",
  propose: "commonSectionPropose",
  recordDecision: "adoptionRecord",
  consult: "commonSectionConsult",
  consent: "consultationConsent",
  respond: "consultationRespond",
  repeal: "repealRecord",
} as const;
/** What a policy refuses with; whatever else is wrong is not the ability's matter. */
const refusals = ["FORBIDDEN", "WRONG_STATE", "ALREADY_DECIDED", "TOO_LATE", "NOT_FOUND"];

let database: TestDatabase;
let api: TestApi;
let voting: [Tenant, Tenant];
let advisor: Tenant;
let collaboration: TestCollaboration;
/** A text in each state, of a year of its own; the last one in force twice, so that one of it is superseded. */
const texts = new Map<string, { year: number; section: Section }>();

beforeAll(async () => {
  database = await emptyDatabase();
  voting = [await createTenant(database), await createTenant(database)];
  advisor = await createTenant(database);
  collaboration = await createCollaboration(database, [
    ...voting.map((tenant) => ({ tenant })),
    { tenant: advisor, voting: false },
  ]);
  api = await startTestApi(database);
  await makeTexts();
}, 60_000);
afterAll(() => api.stop());

async function makeTexts(): Promise<void> {
  const [first, second] = voting;
  const keep = (state: string, year: number, section: Section) => texts.set(state, { year, section });
  // Empty texts, so that proposing is refused for that and the text stays as it is.
  const draft = async (year: number) =>
    await succeed(api, first.email.COORDINATOR, "commonSectionDraft", {
      ...{ collaboration: collaboration.key, year, text: { markdown: "" } },
    });
  const adopt = async (section: Section) => {
    await record(api, first, section, "2026-10-01");
    await record(api, second, section, "2026-10-02");
  };
  keep("DRAFT", 2030, await draft(2030));
  keep("CONSULTATION", 2031, await consult(api, [first, second, advisor], await draft(2031), "2026-12-01"));
  keep("PROPOSED", 2032, await propose(api, first, collaboration.key, 2032));
  const partly = await propose(api, first, collaboration.key, 2033);
  await record(api, first, partly, "2026-10-01");
  keep("PARTLY_ADOPTED", 2033, partly);
  const superseded = await propose(api, first, collaboration.key, 2034, "Ett.");
  await adopt(superseded);
  const effective = await propose(api, first, collaboration.key, 2034, "Två.");
  await adopt(effective);
  keep("SUPERSEDED", 2034, superseded);
  keep("EFFECTIVE", 2034, effective);
  const returned = await propose(api, first, collaboration.key, 2035);
  await record(api, second, returned, "2026-10-01", "RETURNED");
  keep("RETURNED", 2035, returned);
  const repealed = await propose(api, first, collaboration.key, 2036);
  await adopt(repealed);
  await withConnection(database.ownerUrl, (owner) =>
    owner.query("UPDATE common_section_version SET state = 'REPEALED', superseded_on = '2026-11-01' WHERE id = $1", [
      repealed.id,
    ]),
  );
  keep("REPEALED", 2036, repealed);
}

/** With one more thing wrong where there can be, so that what is allowed is not done. */
function variablesFor(name: SectionMutation, section: Section, tenant: Tenant): object {
  if (name === "commonSectionPropose" || name === "consultationConsent") return versionOf(section);
  if (name === "commonSectionConsult") return { ...versionOf(section), answerBy: "2020-01-01" };
  if (name === "consultationRespond") return { id: section.id, body: tenant.bodyId, expectedVersion: 0, answer: "<b>" };
  if (name === "repealRecord") return { id: section.id, decision: { body: tenant.bodyId, date: "2100-01-01" } };
  if (name === "commonSectionUpdate") return { ...versionOf(section), text: { markdown: "<b>" } };
  return { ...decisionOf(tenant, section, "2026-11-10"), contentHash: "annan" };
}

/** A returned text can be proposed as it is: it is put back as it was. */
async function putBack({ id, version }: Section): Promise<void> {
  await withConnection(database.ownerUrl, (owner) =>
    owner.query(
      "UPDATE common_section_version SET state = 'RETURNED', version = $2 WHERE id = $1 AND state = 'PROPOSED'",
      [...[id, version]],
    ),
  );
}

const states = [
  "DRAFT",
  "CONSULTATION",
  "PROPOSED",
  "PARTLY_ADOPTED",
  "EFFECTIVE",
  "SUPERSEDED",
  "RETURNED",
  "REPEALED",
];
const people = [0, 1, 2].flatMap((member) => roles.map((role) => ({ member, role })));

describe("viewerCan promises what the mutation does, and gives the same reason", () => {
  it.each(states)("of a text that is %s", async (state) => {
    const found = texts.get(state);
    if (!found) throw new Error(`There is no text that is ${state}.`);
    const seen = { visible: 0, allowed: 0 };
    for (const { member, role } of people) {
      const tenant = member === 2 ? advisor : voting[member === 0 ? 0 : 1];
      const email = tenant.email[role];
      const language = member === 0 ? "sv" : "en";
      const read = async (wanted: string) =>
        (await sectionsOf(api, email, collaboration.key, found.year, wanted)).find(({ id }) => id === found.section.id);
      const section = await read(language);
      const other = await read(language === "sv" ? "en" : "sv");
      if (section) {
        expect(section.state).toBe(state);
        seen.visible += 1;
      }
      for (const [ability, name] of Object.entries(abilities) as [keyof typeof abilities, SectionMutation][]) {
        const answer = await attempt(api, email, name, variablesFor(name, section ?? found.section, tenant), language);
        if (state === "RETURNED" && name === "commonSectionPropose") await putBack(section ?? found.section);
        const refused = codesOf(answer).filter((code) => refusals.includes(code));
        const can = section?.viewerCan[ability];
        const who = { state, member, role, ability };
        expect({ ...who, allowed: can?.allowed ?? false }).toEqual({ ...who, allowed: refused.length === 0 });
        if (can?.allowed) seen.allowed += 1;
        // Who has no permission for the mutation at all is told so before the text is looked at.
        const message = answer.data?.[name]?.userErrors[0]?.message;
        if (section && can && !can.allowed && message !== undefined) expect(message).toBe(can.reason);
        if (can) expect(can.reason === null).toBe(can.allowed);
        if (can?.reason) expect(can.reason).not.toBe(other?.viewerCan[ability].reason);
      }
    }
    expect(seen).toEqual({
      visible: state === "DRAFT" ? 3 : people.length,
      // Update, propose and consult by three coordinators; an answer by three planners and managers; a decision by the two
      // secretaries with a vote, one of whom may have adopted.
      allowed: { DRAFT: 9, CONSULTATION: 12, PROPOSED: 2, PARTLY_ADOPTED: 1, EFFECTIVE: 2, RETURNED: 6 }[state] ?? 0,
    });
  });

  it("names the states that allow it", async () => {
    const { year, section } = texts.get("EFFECTIVE") ?? { year: 0, section: { id: "" } };
    const find = async (language: string) =>
      (await sectionsOf(api, voting[0].email.COORDINATOR, collaboration.key, year, language)).find(
        ({ id }) => id === section.id,
      )?.viewerCan.update.reason;
    expect(await find("sv")).toBe(
      "Texten är gällande (EFFECTIVE). Detta går när den är: utkast (DRAFT), på remiss (CONSULTATION), återremitterad (RETURNED).",
    );
    expect(await find("en")).toBe(
      "The text is in force (EFFECTIVE). This can be done when it is: draft (DRAFT), out for consultation (CONSULTATION), returned (RETURNED).",
    );
  });
});

/** The states in which each may be done, as docs/domain.md says it (1.4). */
const allowing: Record<string, readonly string[]> = {
  commonSectionUpdate: ["DRAFT", "CONSULTATION", "RETURNED"],
  commonSectionConsult: ["DRAFT"],
  commonSectionPropose: ["DRAFT", "CONSULTATION", "RETURNED"],
  adoptionRecord: ["PROPOSED", "PARTLY_ADOPTED"],
  consultationConsent: ["DRAFT"],
  consultationRespond: ["CONSULTATION"],
  repealRecord: ["EFFECTIVE"],
};
const actorOf: Partial<Record<SectionMutation, Role>> = {
  ...{ adoptionRecord: "SECRETARY", repealRecord: "SECRETARY", consultationRespond: "MANAGER" },
};

describe("a transition that is not in the table", () => {
  const outcomes = ["ADOPTED", "ADOPTED_WITH_CHANGES", "RETURNED", "POSTPONED", "REJECTED"];
  const everything = async () =>
    await withConnection(database.ownerUrl, async (owner) => {
      const tables = [
        ...[
          "common_section_version",
          "adoption",
          "decision",
          "consultation_consent",
          "consultation_response",
          "repeal",
        ],
      ];
      return await Promise.all(
        tables.map(async (name) => (await owner.query(`SELECT * FROM ${name} ORDER BY id`)).rows),
      );
    });

  it.each(states)("from %s is refused, says what allows it, and writes nothing", async (state) => {
    const { year, section: made } = texts.get(state) ?? { year: 0, section: null };
    const [, tenant] = voting;
    const seen = await sectionsOf(api, tenant.email.COORDINATOR, collaboration.key, year);
    const section = seen.find(({ id }) => id === made?.id);
    if (!section) throw new Error(`There is no text that is ${state}.`);
    const before = await everything();
    const tries: [SectionMutation, object][] = [
      ["commonSectionUpdate", { ...versionOf(section), text: { markdown: "Ny text." } }],
      ["commonSectionConsult", { ...versionOf(section), answerBy: "2026-12-01" }],
      ["commonSectionPropose", versionOf(section)],
      ["consultationConsent", versionOf(section)],
      ["consultationRespond", { id: section.id, body: tenant.bodyId, expectedVersion: 0, answer: "Svar." }],
      ["repealRecord", { id: section.id, decision: { body: tenant.bodyId, date: "2026-11-10" } }],
      ...outcomes.map((outcome): [SectionMutation, object] => [
        "adoptionRecord",
        // What is not proposed has no hash to name: the state is what is said.
        { ...decisionOf(tenant, section, "2026-11-10", outcome), contentHash: section.contentHash ?? "ingen" },
      ]),
    ];
    for (const [name, variables] of tries.filter(([name]) => !allowing[name]?.includes(state))) {
      const answer = await attempt(api, tenant.email[actorOf[name] ?? "COORDINATOR"], name, variables);
      // Coordinators alone see drafts.
      const hidden = state === "DRAFT" && actorOf[name] !== undefined;
      expect({ name, codes: codesOf(answer) }).toEqual({ name, codes: [hidden ? "NOT_FOUND" : "WRONG_STATE"] });
      const message = answer.data?.[name]?.userErrors[0]?.message;
      if (!hidden) for (const one of allowing[name] ?? []) expect(message).toContain(`(${one})`);
    }
    expect(await everything()).toEqual(before);
  });
});

describe("who may write at all", () => {
  it.each(roles)("%s", async (role) => {
    const email = voting[0].email[role];
    const draft = { collaboration: collaboration.key, year: 2040, text: { markdown: "<b>" } };
    const drafted = codesOf(await attempt(api, email, "commonSectionDraft", draft));
    expect(drafted).toEqual([role === "COORDINATOR" ? "INVALID_TEXT" : "FORBIDDEN"]);
    const id = texts.get("PROPOSED")?.section.id;
    const { data, errors } = await api.query<{ decisionUpdate: { userErrors: { code: string }[] } | null }>(
      email,
      `mutation ($id: ID!, $input: DecisionInput!) { decisionUpdate(id: $id, input: $input) { userErrors { code } } }`,
      { id, input: { body: voting[0].bodyId, date: "2026-11-10" } },
    );
    const codes = [
      ...errors.map(({ extensions }) => extensions.code),
      ...(data?.decisionUpdate?.userErrors ?? []).map(({ code }) => code),
    ];
    expect(codes).toEqual([role === "SECRETARY" ? "NOT_FOUND" : "FORBIDDEN"]);
  });

  it("nobody who is not signed in", async () => {
    const draft = { collaboration: collaboration.key, year: 2040, text: { markdown: "x" } };
    expect(codesOf(await attempt(api, null, "commonSectionDraft", draft))).toEqual(["UNAUTHENTICATED"]);
  });
});
