import { pino } from "pino";
import { readConfig } from "../config.js";
import { withWholeDatabase } from "../db/with-whole-database.js";
import { StartupError } from "../startup-error.js";
import { chainFaults } from "./chain-faults.js";
import { readPublishedHeads } from "./published-heads.js";

/**
 * `npm run --silent verify-log [-- FILE]`: stdout is the heads, to be kept elsewhere; FILE has heads kept earlier.
 * Ends with 0 when the log is whole, 1 when it is not, 2 when that could not be told.
 */
const [file, ...rest] = process.argv.slice(2);
try {
  if (rest.length > 0 || file?.startsWith("-")) {
    throw new StartupError("Usage: npm run --silent verify-log [-- FILE], FILE being heads that it printed earlier");
  }
  const published = file === undefined ? [] : await readPublishedHeads(file);
  const log = pino({ level: "warn", base: null }, pino.destination(2));
  const { heads, faults } = await withWholeDatabase(readConfig(), log, (client) => chainFaults(client, published));
  for (const { name, chain, number, fault } of faults) {
    console.error(`${name} (${chain}): entry ${number ?? "without a number"} ${fault}`);
  }
  // Of a log that is not whole there is nothing to publish.
  if (faults.length === 0) for (const head of heads) process.stdout.write(`${JSON.stringify(head)}\n`);
  const entries = heads.reduce((sum, { number }) => sum + number, 0);
  console.error(
    faults.length === 0
      ? `The change log is whole: ${entries} entries in ${heads.length} chains.`
      : `The change log is NOT whole: ${faults.length} fault(s).`,
  );
  process.exitCode = faults.length === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof StartupError ? error.message : error);
  process.exitCode = 2;
}
