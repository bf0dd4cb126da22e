import { fileURLToPath } from "node:url";

/** The file of the dataset that comes with Samplan; two levels up in the package, from `src` and from `dist` alike. */
export const builtinDemo = fileURLToPath(new URL("../../demo/linkoping-norrkoping.json", import.meta.url));
