import { inputLimits } from "@samplan/schema";
import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isInputObjectType,
  isListType,
  isObjectType,
} from "graphql";
import { badUserInput } from "../errors/access-error.js";

type Input = Parameters<typeof inputLimits>[0];
type Field = GraphQLField<unknown, unknown>;

/**
 * Checks the arguments of every field that takes some, before its resolver sees them: no NUL (PostgreSQL cannot hold
 * it), no lone surrogates, nothing longer or wider than the schema's descriptions say. Text comes out in NFC, so that
 * "ö" typed on one machine finds "ö" typed on another.
 */
export function guardArguments(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith("__")) continue;
    for (const field of Object.values(type.getFields())) if (field.args.length > 0) guard(field);
  }
}

function guard(field: Field): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = (source, args, context, info) =>
    resolve(source, checkFields(field.args, args as Record<string, unknown>, ""), context, info);
}

function checkFields(inputs: readonly Input[], values: Record<string, unknown>, path: string): Record<string, unknown> {
  const checked = Object.assign(Object.create(Object.getPrototypeOf(values)), values) as Record<string, unknown>;
  for (const input of inputs) {
    if (input.name in values)
      checked[input.name] = check(values[input.name], input.type, input, `${path}${input.name}`);
  }
  return checked;
}

function check(value: unknown, type: GraphQLInputType, input: Input, path: string): unknown {
  const bare = getNullableType(type);
  if (value === null || value === undefined) return value;
  if (isListType(bare) && Array.isArray(value)) {
    const { maxItems } = inputLimits(input);
    if (maxItems !== undefined && value.length > maxItems)
      throw badUserInput(path, `at most ${maxItems} items, not ${value.length}.`);
    return value.map((item, index) => check(item, bare.ofType, input, `${path}.${index}`));
  }
  if (isInputObjectType(bare))
    return checkFields(Object.values(bare.getFields()), value as Record<string, unknown>, `${path}.`);
  if (typeof value === "string") return checkText(value, input, path);
  if (typeof value === "number") checkNumber(value, input, path);
  return value;
}

function checkText(text: string, input: Input, path: string): string {
  const { maxLength } = inputLimits(input);
  if (maxLength !== undefined && text.length > maxLength)
    throw badUserInput(path, `at most ${maxLength} characters, not ${text.length}.`);
  if (text.includes("\u0000")) throw badUserInput(path, "contains the character NUL, which no text may hold.");
  if (!text.isWellFormed())
    throw badUserInput(path, "is not well-formed Unicode: half of a surrogate pair is missing.");
  return text.normalize("NFC");
}

function checkNumber(value: number, input: Input, path: string): void {
  const { min = -Infinity, max = Infinity } = inputLimits(input);
  if (value < min || value > max) throw badUserInput(path, `must be from ${min} to ${max}, not ${value}.`);
}
