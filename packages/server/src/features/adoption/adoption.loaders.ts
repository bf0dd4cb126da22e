import DataLoader from "dataloader";
import type { LoaderFactory } from "../../context/request-context.js";
import { groupBy } from "../../group-by.js";
import { DecisionRow } from "../decision/index.js";
import { AdoptionRow } from "./adoption.row.js";

export const adoptionsOfStrategyVersion = adoptionsBy("strategyVersionId");
export const adoptionsOfCommonSection = adoptionsBy("commonSectionVersionId");

/**
 * Oldest first, by the day of the decision; where that is not known, after those where it is, as they were recorded.
 * A left join: an adoption is seen with its text, also where its decision is missing or hidden.
 */
function adoptionsBy(key: "strategyVersionId" | "commonSectionVersionId"): LoaderFactory<string, AdoptionRow[]> {
  return (context) =>
    new DataLoader(async (versions) => {
      const rows = await context.rows
        .createQueryBuilder(AdoptionRow, "adoption")
        .leftJoin(
          DecisionRow,
          "decision",
          "decision.municipalityId = adoption.municipalityId AND decision.id = adoption.decisionId",
        )
        .where(`adoption.${key} IN (:...versions)`, { versions })
        .orderBy("decision.date", "ASC", "NULLS LAST")
        .addOrderBy("adoption.id")
        .getMany();
      const byVersion = groupBy(rows, (row) => row[key]);
      return versions.map((id) => byVersion.get(id) ?? []);
    });
}
