import { type Permission, permissionOf } from "@samplan/schema";
import { type GraphQLSchema, getNamedType } from "graphql";
import { permissionsOf, type Role } from "../../packages/server/src/auth/permissions.js";
import type { InputPosition } from "./input-positions.js";

const READER = "analyst@linkoping.example";

/** Who of the demo dataset writes: the first whose role gives the mutation's permission. */
const writers: readonly { email: string; role: Role }[] = [
  { email: "coordinator@linkoping.example", role: "COORDINATOR" },
  { email: "manager@linkoping.example", role: "MANAGER" },
  { email: "secretary@linkoping.example", role: "SECRETARY" },
  { email: "admin@linkoping.example", role: "ADMIN" },
];

/** Everybody who asks, by e-mail. */
export const callers: readonly string[] = [READER, ...writers.map(({ email }) => email)];

/** How a query comes to the fields of a type. A type that gets its first argument is added here. */
const reach: Record<string, (field: string) => string> = {
  Query: (field) => field,
  Mutation: (field) => field,
  Municipality: (field) => `municipality(code: "0580") { ${field} }`,
  Collaboration: (field) => `collaboration(key: "linkoping-norrkoping") { ${field} }`,
  SharedStrategy: (field) => `collaboration(key: "linkoping-norrkoping") { strategy { ${field} } }`,
  SharedStrategyVersion: (field) => `collaboration(key: "linkoping-norrkoping") { strategy { versions { ${field} } } }`,
  CommonSectionVersion: (field) =>
    `collaboration(key: "linkoping-norrkoping") { commonSections(year: 2026) { ${field} } }`,
  Action: (field) => `actions(first: 1) { nodes { ${field} } }`,
  Plan: (field) => `plans(first: 1) { nodes { ${field} } }`,
  FollowUpReport: (field) => `plans(first: 20) { nodes { reports { ${field} } } }`,
  FundingLine: (field) => `projects(first: 1) { nodes { fundingLines { ${field} } } }`,
  FollowUpSummary: (field) =>
    `followUpSummary(input: { collaboration: "linkoping-norrkoping", year: 2026, period: T2 }) { ${field} }`,
};

/** Who comes to the position: a reader, or for a mutation somebody who has its permission. */
export function callerOf(schema: GraphQLSchema, { owner, field }: InputPosition): string {
  if (owner !== "Mutation") return READER;
  const mutation = schema.getMutationType()?.getFields()[field];
  const permission: Permission | undefined = mutation && permissionOf(mutation);
  const writer = writers.find(({ role }) => permission !== undefined && permissionsOf([role]).has(permission));
  if (!writer) throw new Error(`say in input-callers.ts who has the permission of ${field}`);
  return writer.email;
}

/** A document that asks the position's field; `args` and `declared` as the document writes them. */
export function documentOf(schema: GraphQLSchema, position: InputPosition, args: string, declared = ""): string {
  const { owner, field } = position;
  const type = schema.getType(owner);
  const answer = type && "getFields" in type ? getNamedType(type.getFields()[field]?.type) : undefined;
  const below = owner === "Mutation" ? " { userErrors { code field } }" : " { __typename }";
  const way = reach[owner];
  if (!way) throw new Error(`say in input-callers.ts how a query comes to ${owner}`);
  const asked = way(`${field}(${args})${answer && "getFields" in answer ? below : ""}`);
  return `${owner === "Mutation" ? "mutation" : "query"} ${declared} { ${asked} }`;
}
