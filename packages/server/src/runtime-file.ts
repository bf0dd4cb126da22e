import { rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { readIfExists, writePrivateFile } from "./private-file.js";

const runtimeInfoSchema = z.object({ pid: z.int().positive(), url: z.url(), startedAt: z.iso.datetime() });

/** Where the running server is found: its process, the URL it answers on, and the instant it was ready (ISO 8601). */
export type RuntimeInfo = z.infer<typeof runtimeInfoSchema>;

/** Tells other commands of this checkout (`npm run token`, a second `npm start`) where the server is. */
export async function writeRuntimeFile(dataDir: string, info: RuntimeInfo): Promise<void> {
  await writePrivateFile(runtimeFile(dataDir), `${JSON.stringify(info)}\n`);
}

/**
 * What the last server of the data directory wrote; null when none did or it stopped in good order. After a crash
 * it describes a server that is gone: whoever connects must be ready for that.
 */
export async function readRuntimeFile(dataDir: string): Promise<RuntimeInfo | null> {
  const text = await readIfExists(runtimeFile(dataDir));
  return text === null ? null : runtimeInfoSchema.parse(JSON.parse(text));
}

/** Removes it at the server's stop. */
export async function removeRuntimeFile(dataDir: string): Promise<void> {
  await rm(runtimeFile(dataDir), { force: true });
}

function runtimeFile(dataDir: string): string {
  return join(dataDir, "runtime.json");
}
