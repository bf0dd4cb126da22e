import type { MunicipalityLabelsInput, MunicipalityUpdateArgs } from "@samplan/schema";
import type { RequestContext } from "../../context/request-context.js";
import { insertRow } from "../../db/insert-row.js";
import { DomainError, refuseIfAny } from "../../errors/domain-error.js";
import { refusal, staleVersion } from "../../errors/problem.js";
import { labelsOf, type MunicipalityRow, municipalityById, profileByMunicipality } from "../municipality/index.js";
import { emptyTexts } from "./check-bodies.js";
import { mayOrganise } from "./organisation.policy.js";
import { lockOwnOrganisation } from "./organisation.store.js";

const columns: Record<keyof MunicipalityLabelsInput, string> = {
  ...{ plan: "plan_label", planDefinite: "plan_label_definite", planPlural: "plan_label_plural" },
  ...{ planPluralDefinite: "plan_label_plural_definite", strategy: "strategy_label" },
  ...{ strategyDefinite: "strategy_label_definite", sharedStrategy: "shared_strategy_label" },
};

/**
 * Changes the municipality's settings and words. The rule for adoptions applies to what is decided on from then on: a
 * text under adoption is looked at anew when a decision on it is recorded or corrected, one in force stays so (I9).
 * @throws DomainError FORBIDDEN, STALE_VERSION with the municipality as it is now, EMPTY_STRING
 */
export async function updateMunicipality(
  context: RequestContext,
  { expectedVersion, input }: MunicipalityUpdateArgs,
): Promise<MunicipalityRow> {
  const municipalityId = await lockOwnOrganisation(context);
  const may = mayOrganise(context.actor, municipalityId);
  if (!may.allowed) throw new DomainError(refusal(context, may, []));
  const profile = await context.loader(profileByMunicipality).load(municipalityId);
  const municipality = await requireMunicipality(context, municipalityId);
  if ((profile?.version ?? 0) !== expectedVersion) throw staleVersion(context, { municipality });
  const labels = Object.fromEntries(
    Object.entries(input.labels ?? {}).flatMap(([key, text]) => (text == null ? [] : [[key, text.trim()]])),
  ) as MunicipalityLabelsInput;
  refuseIfAny(emptyTexts(context, { ...labels }, ["input", "labels"]));

  // Without a profile yet, what is not given is as it has been shown.
  const words = profile === null ? { ...labelsOf(null, "sv"), ...labels } : labels;
  const { adoptionCountsFrom, reportApproval } = input;
  const values = {
    ...Object.fromEntries(
      Object.entries(columns).flatMap(([key, column]) => {
        const text = words[key as keyof MunicipalityLabelsInput];
        return text == null ? [] : [[column, text]];
      }),
    ),
    ...(adoptionCountsFrom == null ? {} : { adoption_counts_from: adoptionCountsFrom }),
    ...(reportApproval == null ? {} : { report_approval: reportApproval }),
  };
  if (profile === null)
    await insertRow(context, "municipality_profile", { municipality_id: municipalityId, ...values });
  else if (!(await changeProfile(context, municipalityId, expectedVersion, values)))
    throw staleVersion(context, { municipality });
  return await requireMunicipality(context, municipalityId);
}

async function requireMunicipality(context: RequestContext, id: string): Promise<MunicipalityRow> {
  context.clearLoaders();
  const municipality = await context.loader(municipalityById).load(id);
  if (municipality === null) throw new Error(`The viewer's own municipality ${id} is not there.`);
  return municipality;
}

/** False when somebody else was faster. */
async function changeProfile(
  context: RequestContext,
  municipalityId: string,
  version: number,
  values: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  const assignments = Object.keys(values).map((column, index) => `${column} = $${index + 3}`);
  const sql = `WITH changed AS (UPDATE municipality_profile SET ${[...assignments, "version = version + 1"].join(", ")}
    WHERE municipality_id = $1 AND version = $2 RETURNING version) SELECT version FROM changed`;
  return (await context.query(sql, [municipalityId, version, ...Object.values(values)])).length === 1;
}
