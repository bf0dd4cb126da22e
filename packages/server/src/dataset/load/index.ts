export { isEmpty, loadDataset } from "./load-dataset.js";
export { type DemoOptions, loadDemo } from "./load-demo.js";
