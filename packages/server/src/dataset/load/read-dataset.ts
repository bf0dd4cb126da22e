import { isUtf8 } from "node:buffer";
import { readFile } from "node:fs/promises";
import { StartupError } from "../../startup-error.js";
import type { Dataset } from "../dataset.schema.js";
import { DatasetError } from "../dataset-error.js";
import { parseDataset } from "../parse-dataset.js";

/**
 * A dataset file, read and checked.
 * @throws StartupError naming the file and the first fault in it
 */
export async function readDataset(file: string): Promise<Dataset> {
  const bytes = await readFile(file).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartupError(`The dataset ${file} cannot be read: ${reason}. ${HELP}`, { cause: error });
  });
  try {
    return parseDataset(decode(bytes));
  } catch (error) {
    if (!(error instanceof DatasetError)) throw error;
    throw refusal(file, error.message, error);
  }
}

/** Nothing of the file is in the database. */
export function refusal(file: string, fault: string, cause: unknown): StartupError {
  return new StartupError(`The dataset ${file} is refused, and nothing of it is loaded:\n  ${fault}\n${HELP}`, {
    cause,
  });
}

const HELP = "Correct the file, or name another in SAMPLAN_DEMO (none loads nothing).";

function decode(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw new DatasetError("", "it is not text in UTF-8");
  return bytes.toString("utf8");
}
