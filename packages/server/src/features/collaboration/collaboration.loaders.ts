import DataLoader from "dataloader";
import type { LoaderFactory } from "../../context/request-context.js";
import { byForeignKey } from "../../db/by-foreign-key.js";
import { byId } from "../../db/by-id.js";
import { byUniqueKey } from "../../db/by-unique-key.js";
import { groupBy } from "../../group-by.js";
import { MunicipalityRow } from "../municipality/index.js";
import { CollaborationRow } from "./collaboration.row.js";
import { CollaborationMembershipRow } from "./collaboration-membership.row.js";

export const collaborationById = byId(CollaborationRow);

export const collaborationByKey = byUniqueKey(CollaborationRow, "key");

/** Past and coming ones too, oldest first. */
export const membershipsOfMunicipality = byForeignKey(CollaborationMembershipRow, "municipalityId", {
  validFrom: "ASC",
  collaborationId: "ASC",
});

/** Past and coming ones too, by municipality in Swedish order; those of one municipality oldest first. */
export const membershipsOfCollaboration: LoaderFactory<string, CollaborationMembershipRow[]> = (context) =>
  new DataLoader(async (collaborations) => {
    const rows = await context.rows
      .createQueryBuilder(CollaborationMembershipRow, "membership")
      .innerJoin(MunicipalityRow, "municipality", "municipality.id = membership.municipalityId")
      .where("membership.collaborationId IN (:...collaborations)", { collaborations })
      .orderBy("municipality.shortName")
      .addOrderBy("municipality.code")
      .addOrderBy("membership.validFrom")
      .getMany();
    const byCollaboration = groupBy(rows, (row) => row.collaborationId);
    return collaborations.map((id) => byCollaboration.get(id) ?? []);
  });
