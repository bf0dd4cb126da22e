import { expect } from "@jest/globals";
import type { FollowUpFigures } from "@samplan/schema";
import type { Answer, TestApi } from "./api.js";

/** The demo's question: Linköping and Norrköping by 31 August 2026. */
export const demoQuestion = { collaboration: "linkoping-norrkoping", year: 2026, period: "T2" };

export interface ListedActions {
  nodes: { reference: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** What a test selects of a summary. */
export type SelectedSummary = Record<string, unknown> & {
  actions: ListedActions;
  total: FollowUpFigures;
  trend: Record<string, number> | null;
};

/** Asks for the demo's summary, or for another by `input`. */
export function askSummary(api: TestApi, email: string | null, selection: string, input: object = {}): Promise<Answer> {
  const query = `query ($input: FollowUpSummaryInput!) { followUpSummary(input: $input) { ${selection} } }`;
  return api.query(email, query, { input: { ...demoQuestion, ...input } });
}

/** The summary of an answer without errors. */
export async function selectSummary(
  api: TestApi,
  email: string,
  selection: string,
  input: object = {},
): Promise<SelectedSummary> {
  const answer = await askSummary(api, email, selection, input);
  expect(answer.errors).toEqual([]);
  return answer.data?.followUpSummary as SelectedSummary;
}
