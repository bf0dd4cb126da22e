import { type Dataset, datasetSchema } from "./dataset.schema.js";
import { DatasetError } from "./dataset-error.js";
import { Faults } from "./faults.js";
import { addFormFault } from "./form-fault.js";
import { jsonFault } from "./json-fault.js";
import { checkActions } from "./rules/actions.js";
import { datasetIndex } from "./rules/dataset-index.js";
import { checkOrganisation } from "./rules/organisation.js";
import { checkPlans } from "./rules/plans.js";
import { checkProjects } from "./rules/projects.js";
import { checkSharedTexts } from "./rules/shared-texts.js";

const chapters = [checkOrganisation, checkSharedTexts, checkPlans, checkActions, checkProjects];

/**
 * Reads a dataset file (samplan-dataset/1) whole: its JSON, then its form, then that everything it refers to exists.
 * Rules of life cycles are not asked for: a dataset may hold states that people would reach by many steps.
 * @throws DatasetError for the fault that comes first in the file, with its path.
 */
export function parseDataset(text: string): Dataset {
  const json = text.replace(/^\uFEFF/u, "");
  const fault = jsonFault(json);
  if (fault) throw new DatasetError(`line ${fault.line}, column ${fault.column}`, fault.problem);
  const document: unknown = JSON.parse(json);

  const faults = new Faults();
  const form = datasetSchema.safeParse(document, { reportInput: true });
  if (!form.success) {
    for (const issue of form.error.issues) addFormFault(issue, faults);
    faults.throwFirst(document);
    throw form.error;
  }
  const index = datasetIndex(form.data);
  for (const check of chapters) check(form.data, index, faults);
  faults.throwFirst(document);
  return form.data;
}
