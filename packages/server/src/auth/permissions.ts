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

const writing: readonly Permission[] = ["action:write", "action:cancel"];

/**
 * What a role's token is for; which rows it meets there is row-level security's matter (docs/who-sees-what.md). All roles read:
 * they differ in whose drafts they see, and in what they may change.
 */
const byRole: Record<Role, readonly Permission[]> = {
  PLANNER: [...reading, ...writing, "consultation:respond", "plan:write", "report:write"],
  MANAGER: [
    ...reading,
    ...writing,
    "consultation:respond",
    "participation:respond",
    "plan:write",
    "plan:propose",
    "report:write",
    "report:submit",
    "report:approve",
  ],
  SECRETARY: [
    ...reading,
    "action:cancel",
    "plan:decide",
    "adoption:record",
    "membership:end",
    "decision:update",
    "report:approve",
  ],
  COORDINATOR: [
    ...reading,
    ...writing,
    "participation:respond",
    "plan:write",
    "commonSection:write",
    "consultation:hold",
    "strategy:write",
    "report:write",
    "report:return",
    "period:write",
  ],
  ANALYST: reading,
  AUDITOR: reading,
  ELECTED: reading,
  ADMIN: [...reading, "organisation:write", "period:write"],
};

export function permissionsOf(roles: readonly Role[]): ReadonlySet<Permission> {
  return new Set([...signedIn, ...roles.flatMap((role) => byRole[role])]);
}
