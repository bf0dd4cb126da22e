import type { Tenant } from "../factories/tenant.js";
import type { Answer, TestApi } from "./api.js";
import { type TestDatabase, withConnection } from "./database.js";

export interface UserErrorAnswer {
  code: string;
  field: string[] | null;
  message: string;
}

export interface Section {
  id: string;
  number: number;
  version: number;
  state: string;
  contentHash: string | null;
  effectiveFrom: string | null;
  effectiveTo: string | null;
  text: { markdown: string };
  missingAdoptions: { code: string }[];
  adoptions: {
    municipality: { code: string };
    outcome: string;
    contentHash: string | null;
    wording: string | null;
    lapsed: boolean;
    decision: { id: string; date: string; paragraph: string | null; registryNumber: string | null } | null;
  }[];
  startOn: string | null;
  consultation: {
    answerBy: string;
    sentOn: string | null;
    consents: { municipality: { code: string } }[];
    responses: ResponseAnswer[];
  } | null;
  repeals: { municipality: { code: string }; decision: { id: string; date: string } | null }[];
  viewerCan: Record<SharedTextAbility, { allowed: boolean; reason: string | null }>;
}

export type SharedTextAbility = "update" | "propose" | "recordDecision" | "consult" | "consent" | "respond" | "repeal";

export interface ResponseAnswer {
  id: string;
  municipality: { code: string };
  body: { id: string };
  answer: string;
  textVersion: number;
  version: number;
}

export interface Payload {
  commonSection: Section | null;
  warnings?: UserErrorAnswer[];
  userErrors: UserErrorAnswer[];
}

export const sectionFields = `id number version state contentHash effectiveFrom effectiveTo text { markdown }
  missingAdoptions { code } adoptions { municipality { code } outcome contentHash wording lapsed decision { id date paragraph registryNumber } }
  startOn consultation { answerBy sentOn consents { municipality { code } }
    responses { id municipality { code } body { id } answer textVersion version } }
  repeals { municipality { code } decision { id date } }
  viewerCan { update { allowed reason } propose { allowed reason } recordDecision { allowed reason } consult { allowed reason }
    consent { allowed reason } respond { allowed reason } repeal { allowed reason } }`;
const errorFields = "code field message";
const answer = `{ commonSection { ${sectionFields} } userErrors { ${errorFields} } }`;

const mutations = {
  commonSectionDraft: [
    "$collaboration: String!, $year: Int!, $text: RichTextInput!",
    "collaboration: $collaboration, year: $year, text: $text",
  ],
  commonSectionUpdate: [
    "$id: ID!, $expectedVersion: Int!, $text: RichTextInput!",
    "id: $id, expectedVersion: $expectedVersion, text: $text",
  ],
  commonSectionConsult: [
    "$id: ID!, $expectedVersion: Int!, $answerBy: Date!",
    "id: $id, expectedVersion: $expectedVersion, answerBy: $answerBy",
  ],
  consultationConsent: ["$id: ID!, $expectedVersion: Int!", "id: $id, expectedVersion: $expectedVersion"],
  commonSectionPropose: [
    "$id: ID!, $expectedVersion: Int!, $startOn: Date",
    "id: $id, expectedVersion: $expectedVersion, startOn: $startOn",
  ],
  consultationRespond: [
    "$id: ID!, $body: ID!, $expectedVersion: Int!, $answer: Markdown!",
    "id: $id, body: $body, expectedVersion: $expectedVersion, answer: $answer",
  ],
  repealRecord: ["$id: ID!, $decision: DecisionInput!", "id: $id, decision: $decision"],
  adoptionRecord: [
    "$id: ID!, $contentHash: String!, $outcome: DecisionOutcome!, $decision: DecisionInput!, $wording: Markdown",
    "id: $id, contentHash: $contentHash, outcome: $outcome, decision: $decision, wording: $wording",
  ],
} as const;

export type SectionMutation = keyof typeof mutations;

/** The mutation as that user, whatever the server answers. */
export async function attempt(
  api: TestApi,
  email: string | null,
  name: SectionMutation,
  variables: object,
  language = "sv",
): Promise<Answer<Record<string, Payload | null>>> {
  const [declared, given] = mutations[name];
  const payload =
    name === "adoptionRecord" || name === "repealRecord"
      ? answer.replace("userErrors", `warnings { ${errorFields} } userErrors`)
      : name === "consultationRespond"
        ? `{ response { id } userErrors { ${errorFields} } }`
        : answer;
  return await api.query(email, `mutation (${declared}) { ${name}(${given}) ${payload} }`, variables, { language });
}

/** The mutation's payload, where the server is expected to answer one. */
export async function send(
  api: TestApi,
  email: string,
  name: SectionMutation,
  variables: object,
  language = "sv",
): Promise<Payload> {
  const { data, errors } = await attempt(api, email, name, variables, language);
  const payload = data?.[name];
  if (!payload || errors.length > 0) throw new Error(`${name} was not answered: ${JSON.stringify(errors)}`);
  return payload;
}

/** The codes of a refusal, whether it is data or an error. */
export function codesOf({ data, errors }: Answer<Record<string, Payload | null>>): string[] {
  const [payload] = Object.values(data ?? {});
  return [...errors.map(({ extensions }) => extensions.code), ...(payload?.userErrors ?? []).map(({ code }) => code)];
}

/** The same, where it is expected to succeed. */
export async function succeed(api: TestApi, email: string, name: SectionMutation, variables: object): Promise<Section> {
  const { commonSection, userErrors } = await send(api, email, name, variables);
  if (!commonSection || userErrors.length > 0) throw new Error(`${name} was refused: ${JSON.stringify(userErrors)}`);
  return commonSection;
}

/** A section that is proposed, by the coordinator of the municipality. */
export async function propose(
  api: TestApi,
  { email }: Tenant,
  collaboration: string,
  year: number,
  markdown = `Text för ${year}.`,
): Promise<Section> {
  const draft = await succeed(api, email.COORDINATOR, "commonSectionDraft", {
    collaboration,
    year,
    text: { markdown },
  });
  return await succeed(api, email.COORDINATOR, "commonSectionPropose", versionOf(draft));
}

/** Sends a draft out for consultation: asked for by the first municipality's coordinator, agreed to by the others'. */
export async function consult(
  api: TestApi,
  [asking, ...others]: readonly Tenant[],
  section: Section,
  answerBy: string,
): Promise<Section> {
  const email = asking?.email.COORDINATOR ?? "";
  let sent = await succeed(api, email, "commonSectionConsult", { ...versionOf(section), answerBy });
  for (const other of others)
    sent = await succeed(api, other.email.COORDINATOR, "consultationConsent", versionOf(sent));
  return sent;
}

/** The consultation on a text, answered for a body; the payload, whatever the server says. */
export async function respond(
  api: TestApi,
  email: string | null,
  variables: { id: string; body: string; answer: string; expectedVersion?: number },
  language = "sv",
): Promise<{ response: ResponseAnswer | null; codes: string[]; errors: UserErrorAnswer[] }> {
  const { data, errors } = await api.query<{
    consultationRespond: { response: ResponseAnswer | null; userErrors: UserErrorAnswer[] } | null;
  }>(
    email,
    `mutation ($id: ID!, $body: ID!, $expectedVersion: Int!, $answer: Markdown!) {
      consultationRespond(id: $id, body: $body, expectedVersion: $expectedVersion, answer: $answer) {
        response { id municipality { code } body { id } answer textVersion version } userErrors { ${errorFields} } } }`,
    { expectedVersion: 0, ...variables },
    { language },
  );
  const payload = data?.consultationRespond;
  const userErrors = payload?.userErrors ?? [];
  const codes = [...errors.map(({ extensions }) => extensions.code), ...userErrors.map(({ code }) => code)];
  return { response: payload?.response ?? null, codes, errors: userErrors };
}

export function versionOf({ id, version }: Section): { id: string; expectedVersion: number } {
  return { id, expectedVersion: version };
}

/** What a secretary of the municipality sends for a decision of its one body. */
export function decisionOf(
  { bodyId }: Tenant,
  { id, contentHash }: Section,
  date: string,
  outcome = "ADOPTED",
  more: object = {},
): object {
  const decision = { body: bodyId, date, paragraph: "§ 1", registryNumber: "KS 2026/1", ...more };
  return { id, contentHash, outcome, decision };
}

/** The secretary's recording, which is expected to succeed. */
export async function record(
  api: TestApi,
  tenant: Tenant,
  section: Section,
  date: string,
  outcome = "ADOPTED",
  more: object = {},
): Promise<Section> {
  return await succeed(api, tenant.email.SECRETARY, "adoptionRecord", decisionOf(tenant, section, date, outcome, more));
}

/** All versions of a year that the user sees, newest first. */
export async function sectionsOf(
  api: TestApi,
  email: string,
  key: string,
  year: number,
  language = "sv",
): Promise<Section[]> {
  const query = `query ($key: String!, $year: Int!) { collaboration(key: $key) { commonSections(year: $year) { ${sectionFields} } } }`;
  const { data, errors } = await api.query<{ collaboration: { commonSections: Section[] } | null }>(
    email,
    query,
    { key, year },
    { language },
  );
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data?.collaboration?.commonSections ?? [];
}

/** The codes of a payload's userErrors. */
export function codes({ userErrors }: Payload): string[] {
  return userErrors.map(({ code }) => code);
}

/** Everything that a mutation of shared text may write, to see that a refused one wrote nothing. */
export async function writtenRows(database: TestDatabase): Promise<unknown> {
  return await withConnection(database.ownerUrl, async (owner) => {
    const tables = [
      ...["common_section_version", "shared_strategy_version", "adoption", "decision", "consultation_consent"],
      ...["consultation_response", "repeal"],
    ];
    return await Promise.all(
      tables.map(async (table) => (await owner.query(`SELECT * FROM ${table} ORDER BY id`)).rows),
    );
  });
}
