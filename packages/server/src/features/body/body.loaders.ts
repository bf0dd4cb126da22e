import { byForeignKey } from "../../db/by-foreign-key.js";
import { byId } from "../../db/by-id.js";
import { byUniqueKey } from "../../db/by-unique-key.js";
import { BodyRow } from "./body.row.js";
import { PolicyDomainRow } from "./policy-domain.row.js";

export const bodyById = byId(BodyRow);

/** Past and coming ones too, in Swedish order; bodies of one name in the order in which they were set up. */
export const bodiesOfMunicipality = byForeignKey(BodyRow, "municipalityId", {
  name: "ASC",
  validFrom: "ASC",
  id: "ASC",
});

export const domainByKey = byUniqueKey(PolicyDomainRow, "key");
