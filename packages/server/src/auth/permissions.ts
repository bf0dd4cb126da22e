import type { Permission } from "@samplan/schema";

export type Role = "PLANNER" | "MANAGER" | "SECRETARY" | "COORDINATOR" | "ANALYST" | "AUDITOR" | "ELECTED" | "ADMIN";

/** What anyone signed in may ask for, with or without a role: names and codes of municipalities. */
const signedIn: readonly Permission[] = ["viewer:read", "municipality:read"];

const reading: readonly Permission[] = [
  "collaboration:read",
  "plan:read",
  "action:read",
  "report:read",
  "project:read",
  "summary:read",
];

/**
 * What a role's token is for; which rows it meets there is row-level security's matter (docs/who-sees-what.md). All roles read:
 * they differ in whose drafts they see, and in what they may change.
 */
const byRole: Record<Role, readonly Permission[]> = {
  PLANNER: reading,
  MANAGER: reading,
  SECRETARY: [...reading, "adoption:record", "decision:update"],
  COORDINATOR: [...reading, "commonSection:write"],
  ANALYST: reading,
  AUDITOR: reading,
  ELECTED: reading,
  ADMIN: reading,
};

export function permissionsOf(roles: readonly Role[]): ReadonlySet<Permission> {
  return new Set([...signedIn, ...roles.flatMap((role) => byRole[role])]);
}
