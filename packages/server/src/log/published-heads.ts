import { z } from "zod";
import { readIfExists } from "../private-file.js";
import { StartupError } from "../startup-error.js";
import type { ChainHead } from "./chain-faults.js";

const headSchema = z.object({
  chain: z.uuid(),
  name: z.string(),
  number: z.int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});

/**
 * Heads that `npm run verify-log` printed earlier, one JSON object a line; of several runs, all of them.
 * @throws StartupError when there is no such file, or it holds something else
 */
export async function readPublishedHeads(path: string): Promise<ChainHead[]> {
  const text = await readIfExists(path);
  if (text === null) throw new StartupError(`There is no file ${path}: name one that verify-log has printed.`);
  return text
    .split("\n")
    .flatMap((line, index) => (line.trim() === "" ? [] : [parseHead(line, `${path}:${index + 1}`)]));
}

function parseHead(line: string, place: string): ChainHead {
  try {
    return headSchema.parse(JSON.parse(line));
  } catch (error) {
    throw new StartupError(
      `${place} is not a head that verify-log has printed: {"chain":"…","name":"…","number":1,"hash":"…"}. Run npm with --silent, ` +
        "so that the file has nothing else.",
      { cause: error },
    );
  }
}
