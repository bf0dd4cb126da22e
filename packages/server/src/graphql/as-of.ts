import {
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isObjectType,
  type ResponsePath,
} from "graphql";
import type { Words } from "../context/language.js";
import type { RequestContext } from "../context/request-context.js";
import { badUserInput } from "../errors/access-error.js";

type Resolve = GraphQLFieldResolver<unknown, RequestContext, Record<string, unknown>>;
type Field = GraphQLField<unknown, RequestContext, Record<string, unknown>>;

const ARGUMENT = "asOf";

const shownAsThen: Words = {
  sv: "Det här visas som det var då. Fråga utan asOf för att se vad du kan göra nu.",
  en: "This is shown as it was then. Ask without asOf to see what you can do now.",
};

/**
 * Gives a root field that is asked `asOf` an instant, and all below it, a context that reads as of then (ADR 0015). Each
 * root field by itself, so that one operation can ask for then and now. Where nobody asks, a field's resolver is called
 * as it was before, after one look at the context.
 */
export function answerAsOf(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith("__") || type === schema.getMutationType()) continue;
    for (const field of Object.values(type.getFields())) {
      if (type === schema.getQueryType()) lookBack(field);
      else followRootField(field);
    }
  }
}

/** @throws BAD_USER_INPUT for an instant that has not come */
function lookBack(field: Field): void {
  const { resolve } = field;
  const place = placeOfInstant(field);
  if (!resolve || !place) return;
  field.resolve = (source, args, context, info) => {
    const instant = place.reduce<unknown>((value, name) => (value as Record<string, unknown> | null)?.[name], args);
    if (!(instant instanceof Date)) return resolve(source, args, context, info);
    return refuseFuture(context, instant, place.join(".")).then(() =>
      resolve(source, args, context.asOf(instant, info.path.key), info),
    );
  };
}

/** The argument, or the field of one, that takes the instant. */
function placeOfInstant({ args }: Field): string[] | undefined {
  for (const { name, type } of args) {
    const named = getNamedType(type);
    if (name === ARGUMENT) return [name];
    if (isInputObjectType(named) && ARGUMENT in named.getFields()) return [name, ARGUMENT];
  }
  return undefined;
}

/** By the database's own time, in which the instants are that rows are recorded from. */
async function refuseFuture(context: RequestContext, instant: Date, argument: string): Promise<void> {
  const [database] = await context.query<{ now: Date }>("SELECT transaction_timestamp() AS now");
  if (database && instant.getTime() <= database.now.getTime()) return;
  throw badUserInput(
    argument,
    "is in the future. Give an instant that has passed, or leave it out for what is true now.",
  );
}

function followRootField(field: Field): void {
  const { resolve } = field;
  if (!resolve) return;
  const then = field.name === "viewerCan" ? nothingCanBeDone(field) : resolve;
  field.resolve = (source, args, context, info) => {
    if (!context.looksBack) return resolve(source, args, context, info);
    const own = context.ofRootField(rootOf(info.path));
    return own === context ? resolve(source, args, context, info) : then(source, args, own, info);
  };
}

/** What can be done is about the present, and a policy that is shown an old state would answer about that. */
function nothingCanBeDone({ type }: Field): Resolve {
  const abilities = getNamedType(type);
  const names = isObjectType(abilities) ? Object.keys(abilities.getFields()) : [];
  return (_source, _args, { request }) => {
    const refused = { allowed: false, reason: shownAsThen[request.language] };
    return Object.fromEntries(names.map((name) => [name, refused]));
  };
}

function rootOf({ prev, key }: ResponsePath): string | number {
  return prev === undefined ? key : rootOf(prev);
}
