import type { Dataset } from "../dataset.schema.js";
import type { Row } from "./insert-rows.js";
import { recordedOn } from "./recorded.js";
import type { Register } from "./register.js";
import type { Sharing } from "./sharing.js";

type DecisionEntry = NonNullable<Dataset["plans"][number]["decision"]>;

/** A formal decision. What the dataset does not know is null. */
export function decisionRow(register: Register, id: string, decision: DecisionEntry, sharing: Sharing): Row {
  return {
    ...register.bodyColumns(decision.body),
    id,
    date: decision.date,
    paragraph: decision.paragraph,
    registry_number: decision.registryNumber,
    delegated: decision.delegated,
    adjusted_on: decision.adjustedOn,
    announced_on: decision.announcedOn,
    final_on: decision.finalOn,
    document_url: decision.documentUrl,
    ...sharing,
    ...recordedOn(decision.date),
  };
}
