import { isUtf8 } from "node:buffer";
import { readFile } from "node:fs/promises";
import { errorCode } from "../../error-code.js";
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
    throw new StartupError(`The dataset ${file} cannot be read: ${reasonOf(error)}. ${HELP}`, { cause: error });
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

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  ENOTDIR: "there is no such file",
  EISDIR: "it is a directory",
  EACCES: "this user may not read it",
};

function reasonOf(error: unknown): string {
  return REASONS[errorCode(error) ?? ""] ?? (error instanceof Error ? error.message : String(error));
}

function decode(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw new DatasetError("", "it is not text in UTF-8");
  return bytes.toString("utf8");
}
