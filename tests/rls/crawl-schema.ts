import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isEnumType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from "graphql";

/** What arguments are filled with: taken from what was found, or a few that are known to have something behind them. */
export interface Fillings {
  years: readonly number[];
  /** Those of them with reports: what asks for a year and more is asked for these alone. */
  reportYears: readonly number[];
  day: string;
  collaborations: readonly string[];
  /** By the type of a comparison, ids of what to compare to. */
  compared: Readonly<Record<string, readonly string[]>>;
}

/** Ways to write the arguments of one field, each "" or "(…)". */
export function argumentsOf(field: GraphQLField<unknown, unknown>, fillings: Fillings): string[] {
  if (field.name === "followUpSummary") return summaryArguments(fillings);
  if (field.name === "diff") return comparisons(field, fillings);
  if (field.args.some(({ name }) => name === "after")) return ["(first: 100)"];
  const alone = field.args.filter(isRequiredArgument).length === 1;
  const written = field.args.reduce<string[]>(
    (before, arg) =>
      valuesFor(arg, alone, fillings).flatMap((value) =>
        before.map((text) => (value === null ? text : `${text} ${arg.name}: ${value}`)),
      ),
    [""],
  );
  return written.map((text) => (text === "" ? "" : `(${text.trim()})`));
}

/** Null leaves the argument out. */
function valuesFor(arg: GraphQLArgument, alone: boolean, { years, reportYears, day }: Fillings) {
  const type = getNullableType(arg.type);
  if (arg.name === "year") return alone ? years : reportYears;
  if (getNamedType(type).name === "Date") return [null, JSON.stringify(day)];
  if (!isRequiredArgument(arg)) return [null];
  if (isEnumType(type)) return type.getValues().map(({ name }) => name);
  throw new Error(`Say in crawl-schema.ts how to fill the argument ${arg.name}: ${String(arg.type)}.`);
}

function comparisons(field: GraphQLField<unknown, unknown>, { compared }: Fillings): string[] {
  const ids = compared[getNamedType(field.type).name];
  if (!ids) throw new Error(`Say in schema-crawl.test.ts what to compare to for a ${String(field.type)}.`);
  return ids.map((id) => `(to: ${JSON.stringify(id)})`);
}

function summaryArguments({ reportYears, collaborations }: Fillings): string[] {
  const options = ["", ", consolidation: EACH", ", consolidation: LEAD"];
  return collaborations.flatMap((key) =>
    reportYears.flatMap((year) =>
      ["T1", "T2", "FULL_YEAR"].map(
        (period, index) => `(input: {collaboration: "${key}", year: ${year}, period: ${period}${options[index]}})`,
      ),
    ),
  );
}

/**
 * What tells of objects once more that are come to on other ways: of them it is asked for their values alone, or a
 * question would have more levels and words than one may have.
 */
const retelling = ["HistoryEntryConnection", "PlanDiff"];

/**
 * All that one object tells: its values, and those of every object behind it, until a type comes that has a root field
 * of its own (it is asked for there) or that is on the way already.
 */
export function selectionOf(
  type: GraphQLObjectType,
  fillings: Fillings,
  isEntry: (name: string) => boolean,
  way: readonly string[] = [],
): string {
  const fields = Object.values(type.getFields()).map((field) => {
    const target = getNamedType(field.type);
    const [first = ""] = argumentsOf(field, fillings);
    if (isLeafType(target)) return `${field.name}${first}`;
    if (!isObjectType(target))
      throw new Error(`${type.name}.${field.name} is neither a value nor an object: teach crawl-schema.ts.`);
    const onTheWay = [...way, type.name];
    const toldElsewhere = onTheWay.some((name) => retelling.includes(name)) && target.getFields().id !== undefined;
    const inNodes = type.name.endsWith("Edge"); // the same objects as in `nodes`
    const known = isEntry(target.name) || onTheWay.includes(target.name) || toldElsewhere || inNodes;
    return `${field.name}${first} { ${known ? valuesOf(target) : selectionOf(target, fillings, isEntry, onTheWay)} }`;
  });
  return fields.join(" ");
}

/** The values of an object alone. */
export function valuesOf(type: GraphQLObjectType): string {
  const leaves = Object.values(type.getFields()).filter(
    ({ type: of, args }) => isLeafType(getNamedType(of)) && !args.some(isRequiredArgument),
  );
  return leaves.length > 0 ? leaves.map(({ name }) => name).join(" ") : "__typename";
}
