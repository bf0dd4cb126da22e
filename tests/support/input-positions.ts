import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";

type Input = GraphQLArgument | GraphQLInputField;

/** A place in the schema where a caller's value comes in: an argument, or a field of an input type below it. */
export interface InputPosition {
  /** The type that has the field with the argument. */
  owner: string;
  field: string;
  /** All arguments of the field. */
  args: readonly GraphQLArgument[];
  /** From the argument inwards. */
  path: readonly string[];
  input: Input;
}

/** An enum's value, which a document writes without quotation marks. */
export class EnumLiteral {
  constructor(readonly name: string) {}
  toJSON(): string {
    return this.name;
  }
}

/** Every place of a schema where a value comes in. */
export function inputPositions(schema: GraphQLSchema): InputPosition[] {
  return Object.values(schema.getTypeMap()).flatMap((owner) => {
    if (!isObjectType(owner) || owner.name.startsWith("__")) return [];
    return Object.values(owner.getFields()).flatMap(({ name: field, args }) =>
      args.flatMap((arg) => within(arg, []).map((place) => ({ owner: owner.name, field, args, ...place }))),
    );
  });
}

function within(input: Input, outer: readonly string[]): Pick<InputPosition, "path" | "input">[] {
  const path = [...outer, input.name];
  const type = getNamedType(input.type);
  const inner = isInputObjectType(type) ? Object.values(type.getFields()).flatMap((each) => within(each, path)) : [];
  return [{ path, input }, ...inner];
}

/** Arguments with which the field can be asked: the required ones valid, and at the position what is given. */
export function argumentsWith({ args, path }: InputPosition, given: unknown): Record<string, unknown> {
  return fields(args, path, given);
}

function fields(
  inputs: readonly Input[],
  [name, ...inner]: readonly string[],
  given: unknown,
): Record<string, unknown> {
  const wanted = inputs.filter((input) => input.name === name || isNonNullType(input.type));
  return Object.fromEntries(
    wanted.map((input) => {
      if (input.name !== name) return [input.name, validValue(input)];
      const type = getNamedType(input.type);
      if (inner.length === 0 || !isInputObjectType(type)) return [input.name, given];
      return [input.name, fields(Object.values(type.getFields()), inner, given)];
    }),
  );
}

const byName: Record<string, unknown> = {
  code: "0580",
  collaboration: "linkoping-norrkoping",
  key: "linkoping-norrkoping",
};
const byType: Record<string, unknown> = {
  ...{ String: "text", ID: "019a8f5e-0000-7000-8000-000000000000", Int: 2026, Boolean: true, Date: "2026-06-30" },
  Markdown: "text",
};

function validValue({ name, type }: Pick<Input, "name" | "type">): unknown {
  if (isListType(getNullableType(type))) return [];
  const named: GraphQLNamedType = getNamedType(type);
  if (isEnumType(named)) return new EnumLiteral(named.getValues()[0]?.name ?? "");
  if (isInputObjectType(named)) {
    const [first, ...rest] = Object.values(named.getFields());
    // Of a type with exactly one field the first stands for all; of others what is required.
    if (named.isOneOf && first) return { [first.name]: validValue(first) };
    return fields(first ? [first, ...rest] : [], [], undefined);
  }
  const value = byName[name] ?? byType[named.name];
  if (value === undefined) throw new Error(`say in input-positions.ts what a valid ${named.name} is`);
  return value;
}

/** Whether the position is one of a type of which exactly one field is given: it is left out rather than null. */
export function isOneOfMany({ args, path }: InputPosition): boolean {
  let inputs: readonly Input[] = args;
  for (const name of path.slice(0, -1)) {
    const type = getNamedType(inputs.find((input) => input.name === name)?.type);
    if (isInputObjectType(type) && type.isOneOf) return true;
    inputs = isInputObjectType(type) ? Object.values(type.getFields()) : [];
  }
  return false;
}

/** A value as a document writes it. */
export function literalOf(value: unknown): string {
  if (value instanceof EnumLiteral) return value.name;
  if (Array.isArray(value)) return `[${value.map(literalOf).join(", ")}]`;
  if (typeof value === "number" && !Number.isFinite(value)) return "1e999";
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const pairs = Object.entries(value).map(([name, each]) => `${name}: ${literalOf(each)}`);
  return `{ ${pairs.join(", ")} }`;
}

/** Whether the position takes a list, of what, and how many. */
export function itemType(type: GraphQLInputType): { isList: boolean; name: string; isEnum: boolean } {
  const named = getNamedType(type);
  return { isList: isListType(getNullableType(type)), name: named.name, isEnum: isEnumType(named) };
}
