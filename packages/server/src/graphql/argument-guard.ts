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
import { type Problem, refuseIfAny } from "../errors/domain-error.js";

type Input = Parameters<typeof inputLimits>[0];
type Field = GraphQLField<unknown, unknown>;
/** What to do with a value beyond its limits: refuse the query at once, or note it beside a mutation's others. */
type Beyond = (path: string, message: string) => void;

/**
 * Checks the arguments of every field that takes some, before its resolver sees them: no NUL (PostgreSQL cannot hold
 * it), no lone surrogates, nothing longer or wider than the schema's descriptions say. Text comes out in NFC, so that
 * "ö" typed on one machine finds "ö" typed on another. What a person can have typed too much of in a form is a mutation's
 * userError, all of it at once; what no form sends is an error of the calling program everywhere.
 */
export function guardArguments(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith("__")) continue;
    const guard = type === schema.getMutationType() ? guardMutation : guardField;
    for (const field of Object.values(type.getFields())) if (field.args.length > 0) guard(field);
  }
}

function guardField(field: Field): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  const beyond: Beyond = (path, message) => {
    throw badUserInput(path, message);
  };
  field.resolve = (source, args, context, info) =>
    resolve(source, checkFields(field.args, args as Record<string, unknown>, "", beyond), context, info);
}

function guardMutation(field: Field): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = (source, args, context, info) => {
    const problems: Problem[] = [];
    const beyond: Beyond = (path, message) =>
      void problems.push({ code: "INVALID", field: path.split("."), message: `${path}: ${message}` });
    const checked = checkFields(field.args, args as Record<string, unknown>, "", beyond);
    refuseIfAny(problems);
    return resolve(source, checked, context, info);
  };
}

function checkFields(
  inputs: readonly Input[],
  values: Record<string, unknown>,
  path: string,
  beyond: Beyond,
): Record<string, unknown> {
  const checked = Object.assign(Object.create(Object.getPrototypeOf(values)), values) as Record<string, unknown>;
  for (const input of inputs) {
    if (input.name in values)
      checked[input.name] = check(values[input.name], input.type, input, `${path}${input.name}`, beyond);
  }
  return checked;
}

function check(value: unknown, type: GraphQLInputType, input: Input, path: string, beyond: Beyond): unknown {
  const bare = getNullableType(type);
  if (value === null || value === undefined) return value;
  if (isListType(bare) && Array.isArray(value)) {
    const { maxItems } = inputLimits(input);
    if (maxItems !== undefined && value.length > maxItems)
      beyond(path, `at most ${maxItems} items, not ${value.length}.`);
    return value.map((item, index) => check(item, bare.ofType, input, `${path}.${index}`, beyond));
  }
  if (isInputObjectType(bare))
    return checkFields(Object.values(bare.getFields()), value as Record<string, unknown>, `${path}.`, beyond);
  if (typeof value === "string") return checkText(value, input, path, beyond);
  if (typeof value === "number") checkNumber(value, input, path, beyond);
  return value;
}

function checkText(text: string, input: Input, path: string, beyond: Beyond): string {
  const { maxLength } = inputLimits(input);
  if (maxLength !== undefined && text.length > maxLength)
    beyond(path, `at most ${maxLength} characters, not ${text.length}.`);
  if (text.includes("\u0000")) throw badUserInput(path, "contains the character NUL, which no text may hold.");
  if (!text.isWellFormed())
    throw badUserInput(path, "is not well-formed Unicode: half of a surrogate pair is missing.");
  return text.normalize("NFC");
}

function checkNumber(value: number, input: Input, path: string, beyond: Beyond): void {
  const { min = -Infinity, max = Infinity } = inputLimits(input);
  if (value < min || value > max) beyond(path, `must be from ${min} to ${max}, not ${value}.`);
}
