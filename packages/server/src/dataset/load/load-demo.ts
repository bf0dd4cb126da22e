import pg from "pg";
import type { BaseLogger } from "pino";
import type { Config } from "../../config.js";
import { withClient } from "../../db/with-client.js";
import { builtinDemo } from "../builtin-demo.js";
import type { Dataset } from "../dataset.schema.js";
import { isEmpty, loadDataset } from "./load-dataset.js";
import { readDataset, refusal } from "./read-dataset.js";

export interface DemoOptions {
  /** Connection of samplan_owner to a migrated database. */
  ownerUrl: string;
  demo: Config["demo"];
  log: Pick<BaseLogger, "info" | "warn">;
}

/**
 * Loads the dataset that the settings name into an empty database. Where there is something already the file is not even
 * read: it may be gone or changed since it was loaded. That is warned of only where somebody has named a file.
 * @throws StartupError naming the file and its first fault; nothing is loaded then
 */
export async function loadDemo({ ownerUrl, demo, log }: DemoOptions): Promise<"loaded" | "already has data" | "none"> {
  if (demo.kind === "none") return "none";
  const file = demo.kind === "file" ? demo.path : builtinDemo;
  const dataset = await withClient(ownerUrl, async (client) => {
    if (!(await isEmpty(client))) return null;
    const checked = await readDataset(file);
    return (await load(client, file, checked)) ? checked : null;
  });
  if (dataset === null) {
    if (demo.kind === "file") log.warn({ file }, notLoaded(file));
    return "already has data";
  }
  log.info({ file, municipalities: dataset.municipalities.map(({ code }) => code) }, "loaded a dataset");
  return "loaded";
}

/** For whoever named a dataset in SAMPLAN_DEMO and finds other plans than those. */
function notLoaded(file: string): string {
  return (
    `The database already has data; ${file} was not loaded. ` +
    "For a fresh start name an empty database, or beside the embedded one another directory: DATA_DIR=./data2"
  );
}

/** What PostgreSQL refuses is a fault of the file too: of values (class 22) or of what the invariants ask for (23). */
async function load(client: pg.ClientBase, file: string, dataset: Dataset): Promise<boolean> {
  try {
    return await loadDataset(client, dataset);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || !/^2[23]/.test(error.code ?? "")) throw error;
    const where = error.table === undefined ? "" : `table ${error.table}: `;
    throw refusal(file, where + [error.message, error.detail].filter(Boolean).join(". "), error);
  }
}
