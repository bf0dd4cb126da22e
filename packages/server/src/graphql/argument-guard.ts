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
import type { Words } from "../context/language.js";
import type { RequestContext } from "../context/request-context.js";
import { errorCode } from "../error-code.js";
import { badUserInput } from "../errors/access-error.js";
import { DomainError, type Problem } from "../errors/domain-error.js";
import { problem } from "../errors/problem.js";
import { contended } from "./mutation-boundary.js";

type Input = Parameters<typeof inputLimits>[0];
type Field = GraphQLField<unknown, RequestContext>;
/** What to do with a value beyond its limits: refuse the query at once, or note it beside a mutation's others. */
type Beyond = (path: string, words: Words) => void;

/**
 * Checks the arguments of every field that takes some, before its resolver sees them: no NUL (PostgreSQL cannot hold
 * it), no lone surrogates, nothing longer or wider than the schema's descriptions say. Text comes out in NFC, so that
 * "ö" typed on one machine finds "ö" typed on another. What a person can have typed too much of in a form is a mutation's
 * userError, at once with all that the command refuses; what no form sends is an error of the calling program everywhere.
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
  const beyond: Beyond = (path, { en }) => {
    throw badUserInput(path, en);
  };
  field.resolve = (source, args, context, info) =>
    resolve(source, checkFields(field.args, args as Record<string, unknown>, "", beyond), context, info);
}

function guardMutation(field: Field): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = async (source, args, context, info) => {
    const problems: Problem[] = [];
    const beyond: Beyond = (path, { sv, en }) =>
      void problems.push(problem(context, "INVALID", path.split("."), { sv: `${path}: ${sv}`, en: `${path}: ${en}` }));
    const checked = checkFields(field.args, args as Record<string, unknown>, "", beyond);
    const [first, ...rest] = problems;
    if (!first) return await resolve(source, checked, context, info);
    throw await refusalWith([first, ...rest], context, async () => await resolve(source, checked, context, info));
  };
}

/**
 * The command is run with a value that cannot be only to hear what else is wrong: what it does is undone by whoever
 * catches this (boundMutations). It may then fail as no other does, at a constraint of the database.
 */
async function refusalWith(
  noted: [Problem, ...Problem[]],
  context: RequestContext,
  command: () => Promise<unknown>,
): Promise<unknown> {
  try {
    await command();
  } catch (error) {
    if (error instanceof DomainError) {
      const [first, ...rest] = [...error.problems, ...noted.filter((one) => !isAmong(one, error.problems))];
      return first ? new DomainError(first, ...rest).with(error.payload) : error;
    }
    if (contended.includes(errorCode(error))) return error;
    context.request.log.debug({ err: error }, "A command that was given a value beyond its limits has failed.");
  }
  return new DomainError(...noted);
}

function isAmong({ code, field }: Problem, problems: readonly Problem[]): boolean {
  return problems.some((one) => one.code === code && one.field?.join(".") === field?.join("."));
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
      beyond(path, {
        sv: `högst ${maxItems} poster, inte ${value.length}.`,
        en: `at most ${maxItems} items, not ${value.length}.`,
      });
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
    beyond(path, {
      sv: `högst ${maxLength} tecken, inte ${text.length}.`,
      en: `at most ${maxLength} characters, not ${text.length}.`,
    });
  if (text.includes("\u0000")) throw badUserInput(path, "contains the character NUL, which no text may hold.");
  if (!text.isWellFormed())
    throw badUserInput(path, "is not well-formed Unicode: half of a surrogate pair is missing.");
  return text.normalize("NFC");
}

function checkNumber(value: number, input: Input, path: string, beyond: Beyond): void {
  const { min = -Infinity, max = Infinity } = inputLimits(input);
  if (value >= min && value <= max) return;
  const [sv, en] =
    max === Infinity
      ? [`minst ${min}`, `at least ${min}`]
      : min === -Infinity
        ? [`högst ${max}`, `at most ${max}`]
        : [`från ${min} till ${max}`, `from ${min} to ${max}`];
  beyond(path, { sv: `ska vara ${sv}, inte ${value}.`, en: `must be ${en}, not ${value}.` });
}
