import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";

export default async function globalTeardown() {
  const { postgres, dataDir } = globalThis.samplanTests;
  await postgres.stop();
  // For root the cluster lies elsewhere, and a pointer file says where.
  const cluster = await readFile(join(dataDir, "postgres-cluster"), "utf8").catch(() => null);
  if (cluster !== null) await rm(cluster.trim(), { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
}
