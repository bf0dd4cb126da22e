import type { TestApi } from "./api.js";
import type { UserErrorAnswer } from "./common-section.js";

interface TypeRef {
  kind: string;
  name: string | null;
  ofType: TypeRef | null;
}

interface MutationField {
  name: string;
  args: { name: string; type: TypeRef }[];
  type: { fields: { name: string }[] };
}

/** What a mutation answered; `result` is its entity, whatever the payload calls it. */
export interface Outcome<Entity = { id: string; version: number }> {
  result: Entity | null;
  warnings: UserErrorAnswer[];
  userErrors: UserErrorAnswer[];
}

const known = new WeakMap<TestApi, Promise<ReadonlyMap<string, MutationField>>>();

/**
 * Sends a mutation as the user: its arguments by name, typed as the schema says, and a selection on the entity of its
 * payload, the first one unless it is named. @throws Error when the server answers errors, or there is no such mutation
 */
export async function mutate<Entity = { id: string; version: number }>(
  api: TestApi,
  email: string,
  name: string,
  args: Record<string, unknown>,
  selection = "id version",
  entityField?: string,
): Promise<Outcome<Entity>> {
  const field = (await mutationsOf(api)).get(name);
  if (!field) throw new Error(`The schema has no mutation ${name}.`);
  const given = field.args.filter((argument) => argument.name in args);
  const declared = given.map((argument) => `$${argument.name}: ${written(argument.type)}`).join(", ");
  const passed = given.map((argument) => `${argument.name}: $${argument.name}`).join(", ");
  const unknown = Object.keys(args).filter((one) => given.every((argument) => argument.name !== one));
  if (unknown.length > 0) throw new Error(`${name} has no argument ${unknown.join(", ")}.`);
  const inPayload = field.type.fields.map((one) => one.name);
  const entity = entityField ?? inPayload.find((one) => one !== "warnings" && one !== "userErrors");
  const warnings = inPayload.includes("warnings") ? "warnings { code field message }" : "";
  const document = `mutation (${declared}) { ${name}(${passed}) { ${entity} { ${selection} } ${warnings} userErrors { code field message } } }`;
  const { data, errors } = await api.query<Record<string, Record<string, unknown> | null>>(email, document, args);
  const payload = data?.[name];
  if (!payload || errors.length > 0) throw new Error(`${name} was not answered: ${JSON.stringify(errors)}`);
  return {
    result: (payload[entity ?? ""] ?? null) as Entity | null,
    warnings: (payload.warnings ?? []) as UserErrorAnswer[],
    userErrors: payload.userErrors as UserErrorAnswer[],
  };
}

/** The same, where it is expected to succeed: the entity. */
export async function done<Entity = { id: string; version: number }>(
  api: TestApi,
  email: string,
  name: string,
  args: Record<string, unknown>,
  selection = "id version",
  entityField?: string,
): Promise<Entity> {
  const { result, userErrors } = await mutate<Entity>(api, email, name, args, selection, entityField);
  if (result === null || userErrors.length > 0) throw new Error(`${name} was refused: ${JSON.stringify(userErrors)}`);
  return result;
}

function mutationsOf(api: TestApi): Promise<ReadonlyMap<string, MutationField>> {
  const asked = known.get(api) ?? askMutations(api);
  known.set(api, asked);
  return asked;
}

async function askMutations(api: TestApi): Promise<ReadonlyMap<string, MutationField>> {
  const type = "kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } }";
  const { data } = await api.query<{ __schema: { mutationType: { fields: MutationField[] } } }>(
    null,
    `{ __schema { mutationType { fields { name args { name type { ${type} } } type { fields { name } } } } } }`,
  );
  return new Map(data?.__schema.mutationType.fields.map((field) => [field.name, field]));
}

function written({ kind, name, ofType }: TypeRef): string {
  if (kind === "NON_NULL" && ofType) return `${written(ofType)}!`;
  if (kind === "LIST" && ofType) return `[${written(ofType)}]`;
  return name ?? "";
}
