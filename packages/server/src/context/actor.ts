import type { Permission } from "@samplan/schema";
import { permissionsOf, type Role } from "../auth/permissions.js";

/** A role as the database holds it for today: bodyId null means the whole municipality. */
export interface ActorRole {
  role: Role;
  bodyId: string | null;
  /** The bodies that it covers besides, since they come in that body's place, or that body in theirs (migrations/0016). */
  alsoBodyIds?: readonly string[];
  validFrom: string;
  validTo: string | null;
}

export type DraftScope = "ALL" | "BODIES" | "NONE";

/** Who the request is made by, after the token and the database have spoken. */
export interface Actor {
  municipalityId: string;
  userId: string | null;
  email: string;
  name: string | null;
  roles: readonly ActorRole[];
  permissions: ReadonlySet<Permission>;
  draftScope: DraftScope;
  /** Whose drafts it sees where the scope is BODIES. */
  bodyIds: readonly string[];
  /** What its roles let it write at all; a policy says what of that (I1). */
  writes: Writes;
}

export type Writes = { scope: "ALL" } | { scope: "BODIES"; bodyIds: readonly string[] } | { scope: "NONE" };

/** Whether the role is given for that body by name, or for one whose line it is in. */
export function isForBody({ bodyId, alsoBodyIds = [] }: ActorRole, id: string): boolean {
  return bodyId === id || alsoBodyIds.includes(id);
}

const bodiesOf = ({ bodyId, alsoBodyIds = [] }: ActorRole) => (bodyId === null ? [] : [bodyId, ...alsoBodyIds]);

const readsAllDrafts: readonly Role[] = ["COORDINATOR", "AUDITOR"];
const readsDraftsOfItsBodies: readonly Role[] = ["PLANNER", "MANAGER", "SECRETARY"];

/** The draft scope of docs/who-sees-what.md: the widest that one of the roles gives. A role without a body is for all of them. */
export function draftScopeOf(roles: readonly ActorRole[]): { draftScope: DraftScope; bodyIds: string[] } {
  const bound = roles.filter(({ role }) => readsDraftsOfItsBodies.includes(role));
  const all = bound.some(({ bodyId }) => bodyId === null) || roles.some(({ role }) => readsAllDrafts.includes(role));
  if (all) return { draftScope: "ALL", bodyIds: [] };
  const bodyIds = [...new Set(bound.flatMap(bodiesOf))];
  return bodyIds.length > 0 ? { draftScope: "BODIES", bodyIds } : { draftScope: "NONE", bodyIds: [] };
}

const writing: readonly Role[] = ["PLANNER", "MANAGER", "SECRETARY", "COORDINATOR"];

/** The rows that the roles cover for writing (migrations/0010): those of named bodies, or of the whole municipality. */
export function writesOf(roles: readonly ActorRole[]): Writes {
  const covering = roles.filter(({ role }) => writing.includes(role));
  if (covering.some(({ bodyId }) => bodyId === null)) return { scope: "ALL" };
  const bodyIds = [...new Set(covering.flatMap(bodiesOf))];
  return bodyIds.length > 0 ? { scope: "BODIES", bodyIds } : { scope: "NONE" };
}

/** Whether one of these roles is given for the body, or for the whole municipality that it belongs to. */
export function coversBody(
  actor: Actor | null,
  body: { id: string; municipalityId: string },
  ...wanted: readonly Role[]
): boolean {
  if (actor === null || actor.municipalityId !== body.municipalityId) return false;
  return actor.roles.some((one) => wanted.includes(one.role) && (one.bodyId === null || isForBody(one, body.id)));
}

export function hasRole(actor: Actor | null, ...wanted: readonly Role[]): boolean {
  return actor?.roles.some(({ role }) => wanted.includes(role)) ?? false;
}

export function actorOf(person: Pick<Actor, "municipalityId" | "userId" | "email" | "name" | "roles">): Actor {
  const { roles } = person;
  const permissions = permissionsOf(roles.map(({ role }) => role));
  return { ...person, ...draftScopeOf(roles), writes: writesOf(roles), permissions };
}
