import { type GraphQLArgument, type GraphQLInputField, getNamedType, getNullableType, isListType } from "graphql";
import { Extensions } from "type-graphql";

/** What an argument or input field may hold. Lengths are in UTF-16 code units; min and max are inclusive. */
export interface InputLimits {
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly min?: number;
  readonly max?: number;
}

/** Items in a list argument, whatever its type. */
export const MAX_ITEMS = 250;

/** Years that a caller may ask about: wide enough for any plan, narrow enough that every date in them is valid. */
export const YEAR_LIMITS: InputLimits = { min: 1900, max: 2200 };

const MAX_LENGTH: Readonly<Record<string, number>> = { ID: 64, String: 200, Markdown: 100_000 };

/** Sets other limits than the defaults on a field of an `@ArgsType` or `@InputType` class. */
export function Limits(limits: InputLimits): PropertyDecorator {
  return Extensions({ limits });
}

/** The limits of an argument or input field: those declared with `@Limits`, and for the rest the defaults of its type. */
export function inputLimits(input: GraphQLArgument | GraphQLInputField): InputLimits {
  const maxLength = MAX_LENGTH[getNamedType(input.type).name];
  const isList = isListType(getNullableType(input.type));
  return {
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(isList ? { maxItems: MAX_ITEMS } : {}),
    ...(input.extensions.limits as InputLimits | undefined),
  };
}

/** The limits in words, for a description: "At most 250 items of at most 64 characters." Empty when there are none. */
export function limitsInWords({ maxLength, maxItems, min, max }: InputLimits): string {
  const length = maxLength === undefined ? "" : `at most ${maxLength.toLocaleString("en-GB")} characters`;
  const range = min === undefined && max === undefined ? "" : [min, max].join("–");
  const one = [length, range].filter((words) => words !== "").join(", ");
  const items = maxItems === undefined ? "" : `at most ${maxItems} items`;
  const all = [items, one].filter((words) => words !== "").join(items !== "" && length !== "" ? " of " : ", each ");
  return all === "" ? "" : `${all.charAt(0).toUpperCase()}${all.slice(1)}.`;
}
