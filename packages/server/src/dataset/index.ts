export { builtinDemo } from "./builtin-demo.js";
export type { Dataset } from "./dataset.schema.js";
export { DatasetError } from "./dataset-error.js";
export { parseDataset } from "./parse-dataset.js";
export { reportsOf } from "./rules/actions.js";
