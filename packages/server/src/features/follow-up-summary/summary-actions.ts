import type { ConnectionOf, SummaryActionsArgs } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { loadPresent } from "../../db/load-present.js";
import { badUserInput } from "../../errors/access-error.js";
import { type ActionRow, actionById } from "../action/index.js";
import { municipalityByCode } from "../municipality/index.js";
import type { SummaryAnswer } from "./answer.js";
import { matchingActions } from "./drill-down.js";
import { pageOf } from "./page.js";

/**
 * The actions behind a figure of a summary, a page at a time.
 * @throws BAD_USER_INPUT for an area or a municipality that the summary is not about
 */
export async function summaryActions(
  context: RequestContext,
  summary: SummaryAnswer,
  { municipality: code, area, light, trend, disagreement, ...page }: SummaryActionsArgs,
): Promise<ConnectionOf<ActionRow>> {
  if (area != null && !summary.vocabulary.areaIds.has(area)) {
    const known = summary.vocabulary.areas.map((each) => each.code).join(", ");
    throw badUserInput("area", `is not the code of one of the strategy's areas: ${known}.`);
  }
  const municipality = await coveredMunicipality(context, summary, code ?? null);
  const { edges, pageInfo } = pageOf(
    matchingActions(summary, { light, trend, area, disagreement, municipality }),
    page,
  );
  const rows = await loadPresent(
    context.loader(actionById),
    edges.map((edge) => edge.node.id),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const loaded = edges.flatMap(({ node: { id }, cursor }) => {
    const node = byId.get(id);
    return node === undefined ? [] : [{ node, cursor }];
  });
  return { nodes: loaded.map(({ node }) => node), edges: loaded, pageInfo };
}

/** The municipality's id. An unknown code and one that the summary does not cover look the same. */
async function coveredMunicipality(
  context: RequestContext,
  { resolved: { municipalities } }: SummaryAnswer,
  code: string | null,
): Promise<string | null> {
  if (code === null) return null;
  const municipality = await context.loader(municipalityByCode).load(code);
  if (municipality !== null && municipalities.includes(municipality.id)) return municipality.id;
  throw badUserInput("municipality", "is not the code of a municipality that the summary covers: see its scope.");
}
