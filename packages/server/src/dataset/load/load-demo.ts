import pg from "pg";
import type { BaseLogger } from "pino";
import type { Config } from "../../config.js";
import { withClient } from "../../db/with-client.js";
import { builtinDemo } from "../builtin-demo.js";
import type { Dataset } from "../dataset.schema.js";
import { loadDataset } from "./load-dataset.js";
import { readDataset, refusal } from "./read-dataset.js";

export interface DemoOptions {
  /** Connection of samplan_owner to a migrated database. */
  ownerUrl: string;
  demo: Config["demo"];
  log: Pick<BaseLogger, "info">;
}

/**
 * Loads the dataset that the settings name into an empty database. The file is read and checked first, so that a broken
 * one is refused whatever the database holds.
 * @throws StartupError naming the file and its first fault; nothing is loaded then
 */
export async function loadDemo({ ownerUrl, demo, log }: DemoOptions): Promise<"loaded" | "already has data" | "none"> {
  if (demo.kind === "none") return "none";
  const file = demo.kind === "file" ? demo.path : builtinDemo;
  const dataset = await readDataset(file);
  if (!(await withClient(ownerUrl, (client) => load(client, file, dataset)))) return "already has data";
  log.info({ file, municipalities: dataset.municipalities.map(({ code }) => code) }, "loaded a dataset");
  return "loaded";
}

/** What PostgreSQL refuses is a fault of the file too: of values (class 22) or of what the invariants ask for (23). */
async function load(client: pg.ClientBase, file: string, dataset: Dataset): Promise<boolean> {
  try {
    return await loadDataset(client, dataset);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || !/^2[23]/.test(error.code ?? "")) throw error;
    throw refusal(file, [error.message, error.detail].filter(Boolean).join(". "), error);
  }
}
