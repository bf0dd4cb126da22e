import { byForeignKey } from "../../db/by-foreign-key.js";
import { byId } from "../../db/by-id.js";
import { byUniqueKey } from "../../db/by-unique-key.js";
import { BodyRow } from "./body.row.js";
import { BodySuccessionRow } from "./body-succession.row.js";
import { PolicyDomainRow } from "./policy-domain.row.js";

export const bodyById = byId(BodyRow);

/** Past and coming ones too, in Swedish order; bodies of one name in the order in which they were set up. */
export const bodiesOfMunicipality = byForeignKey(BodyRow, "municipalityId", {
  name: "ASC",
  validFrom: "ASC",
  id: "ASC",
});

/** By which others it was succeeded; who took over what was open comes first. */
export const successionsFrom = byForeignKey(BodySuccessionRow, "fromBodyId", { takesOver: "DESC", toBodyId: "ASC" });

/** Whom it succeeded, the latest first. */
export const successionsTo = byForeignKey(BodySuccessionRow, "toBodyId", { date: "DESC", fromBodyId: "ASC" });

export const domainByKey = byUniqueKey(PolicyDomainRow, "key");
