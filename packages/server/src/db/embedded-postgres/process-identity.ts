import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { errorCode } from "../../error-code.js";

/**
 * What tells a process from a later one with the same number: the boot and the tick it started in, or on systems
 * without /proc the second. Letters, digits and hyphens only, so that it can be part of a file's name.
 * @returns null when no such process runs (a zombie no longer does), "unknown" when one does that cannot be examined
 */
export async function processIdentity(pid: number): Promise<string | null> {
  if (!exists(pid)) return null;
  if (process.platform !== "linux") return (await ps(pid, "lstart"))?.replace(/[^A-Za-z0-9]+/g, "-") ?? "unknown";
  try {
    const [stat, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, "utf8"),
      readFile("/proc/sys/kernel/random/boot_id", "utf8"),
    ]);
    // The second field is the program's name in parentheses and may itself hold spaces and parentheses.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [state] = fields;
    return state === "Z" || state === "X" ? null : `${boot.slice(0, 8)}-${fields[19]}`;
  } catch {
    // It ended just now, or /proc hides other users' processes.
    return exists(pid) ? "unknown" : null;
  }
}

/** The command line of a process; null when there is none or it cannot be read. */
export async function processCommand(pid: number): Promise<string | null> {
  if (process.platform !== "linux") return ps(pid, "command");
  try {
    return (await readFile(`/proc/${pid}/cmdline`, "utf8")).replaceAll("\0", " ").trim() || null;
  } catch {
    return null;
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process may not be signalled, but it is there.
    return errorCode(error) === "EPERM";
  }
}

async function ps(pid: number, column: string): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)("ps", ["-o", `${column}=`, "-p", String(pid)], {
      env: { PATH: "/bin:/usr/bin", LC_ALL: "C" },
    });
    return stdout.trim() || null;
  } catch {
    return null;
  }
}
