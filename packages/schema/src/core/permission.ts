import type { GraphQLField } from "graphql";
import { Extensions } from "type-graphql";

/** Every permission there is, noun:verb: what a token or a role may be for. RLS and policies decide the rest. */
export const PERMISSIONS = [
  "viewer:read",
  "municipality:read",
  "collaboration:read",
  "plan:read",
  "action:read",
  "report:read",
  "project:read",
  "summary:read",
  "plan:write",
  "plan:propose",
  "plan:decide",
  "action:write",
  "action:cancel",
  "participation:respond",
  "report:write",
  "report:submit",
  "report:approve",
  "report:return",
  "period:write",
  "commonSection:write",
  "consultation:hold",
  "consultation:respond",
  "strategy:write",
  "adoption:record",
  "membership:end",
  "decision:update",
  "organisation:write",
] as const;

export type Permission = (typeof PERMISSIONS)[number];

/** Permissions that everyone has, also without a token. */
export const OPEN_PERMISSIONS: ReadonlySet<Permission> = new Set<Permission>(["viewer:read"]);

/** States which permission a root field needs; the schema does not build where one is missing. */
export function Permission(permission: Permission): MethodDecorator {
  return Extensions({ permission });
}

/** Whether a string, for instance a token's scope, names a permission. */
export function isPermission(value: unknown): value is Permission {
  return PERMISSIONS.some((permission) => permission === value);
}

/** The permission that a root field needs; undefined where none, or none that exists, is stated. */
export function permissionOf(field: Pick<GraphQLField<unknown, unknown>, "extensions">): Permission | undefined {
  const { permission } = field.extensions;
  return isPermission(permission) ? permission : undefined;
}
