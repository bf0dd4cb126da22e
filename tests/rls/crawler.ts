import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  isRequiredArgument,
} from "graphql";
import type { TestApi } from "../support/api.js";
import { argumentsOf, type Fillings, selectionOf, valuesOf } from "./crawl-schema.js";

/** An object that a caller came to. */
export interface Reached {
  type: string;
  id: string;
}

export interface Crawl {
  reached: Map<string, Reached>;
  /** Whole answers, as text. */
  answers: string[];
  errors: { code: string; message: string; path: string; query: string }[];
}

type Field = GraphQLField<unknown, unknown>;
/** As many root fields as one question may have. */
const BATCH = 20;
/** Below the 2,000 of one document, with room for the roots. */
const MAX_TOKENS = 1_600;

/** A root field that gives one object by what identifies it. */
interface Entry {
  field: Field;
  by: string;
}

/**
 * Goes everywhere that a caller can go: from every root field along every field of every object, breadth first, until
 * nothing new comes. The way is read from the schema, so that a field added tomorrow is gone along tomorrow.
 */
export class Crawler {
  readonly #entries = new Map<string, Entry>();
  readonly #roots: Field[] = [];
  #queue: { type: string; key: string }[] = [];
  readonly #asked = new Set<string>();
  readonly crawl: Crawl = { reached: new Map(), answers: [], errors: [] };

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly api: TestApi,
    private readonly email: string | null,
    private readonly fillings: Fillings,
  ) {
    for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
      const [only, ...others] = field.args.filter(isRequiredArgument);
      const by = only && others.length === 0 && ["id", "key", "code"].includes(only.name) ? only.name : null;
      if (by) this.#entries.set(getNamedType(field.type).name, { field, by });
      else this.#roots.push(field);
    }
  }

  async run(): Promise<Crawl> {
    for (const field of this.#roots)
      for (const written of argumentsOf(field, this.fillings)) await this.#askRoot(field, written);
    while (this.#queue.length > 0) {
      const queue = this.#queue;
      this.#queue = [];
      for (const type of this.#entries.keys()) {
        const keys = queue.filter((one) => one.type === type).map(({ key }) => key);
        for (let start = 0; start < keys.length; start += BATCH)
          await this.#askEntries(type, keys.slice(start, start + BATCH));
      }
    }
    return this.crawl;
  }

  /** One root field, page by page where it has pages; an answer too long for one question is asked for in parts. */
  async #askRoot(field: Field, written: string): Promise<void> {
    const type = this.#objectType(field);
    if (!type) return;
    for (const selection of this.#questions(type)) {
      for (let after: string | null = null, page = 0; page === 0 || after !== null; page += 1) {
        const call: string = after === null ? written : written.replace(")", `, after: ${JSON.stringify(after)})`);
        const data = await this.#ask(`{ ${field.name}${call} { ${selection} } }`);
        const { pageInfo } = (data?.[field.name] ?? {}) as { pageInfo?: { hasNextPage: boolean; endCursor: string } };
        after = pageInfo?.hasNextPage ? pageInfo.endCursor : null;
      }
    }
  }

  /** Several objects of a type at once, and what each tells for other arguments than the first. */
  async #askEntries(typeName: string, keys: readonly string[]): Promise<void> {
    const entry = this.#entries.get(typeName);
    const type = entry && this.#objectType(entry.field);
    if (!type) return;
    const roots = keys.map(
      (key, index) => `${entry.field.name}__${index}: ${entry.field.name}(${entry.by}: ${JSON.stringify(key)})`,
    );
    const selections = [...this.#questions(type), ...this.#variations(type)];
    for (const selection of selections) {
      await this.#ask(
        `{ ${roots.map((root) => `${root} { ...all }`).join(" ")} } fragment all on ${typeName} { ${selection} }`,
      );
    }
  }

  /** All that an object tells, in as few questions as their length allows. */
  #questions(type: GraphQLObjectType): string[] {
    const questions: string[] = [];
    for (const field of Object.values(type.getFields())) {
      const target = getNamedType(field.type);
      const [first = ""] = argumentsOf(field, this.fillings);
      const part = `${field.name}${first}${isObjectType(target) ? ` { ${this.#inside(target, type)} }` : ""}`;
      const longer = `${questions.at(-1) ?? ""} ${part}`;
      if (questions.length === 0 || tokensIn(longer) > MAX_TOKENS) questions.push(part);
      else questions[questions.length - 1] = longer;
    }
    return questions;
  }

  /** What the other arguments of a type's fields give, one question each: aliases are counted for every root. */
  #variations(type: GraphQLObjectType): string[] {
    return Object.values(type.getFields()).flatMap((field) => {
      const target = getNamedType(field.type);
      const inner = isObjectType(target) ? ` { ${this.#inside(target, type)} }` : "";
      const [, ...rest] = argumentsOf(field, this.fillings);
      return rest.map((written) => `${field.name}${written}${inner}`);
    });
  }

  #inside(target: GraphQLObjectType, outer: GraphQLObjectType): string {
    return this.#isEntry(target.name)
      ? valuesOf(target)
      : selectionOf(target, this.fillings, this.#isEntry, [outer.name]);
  }

  readonly #isEntry = (name: string): boolean => this.#entries.has(name);

  async #ask(query: string): Promise<Record<string, unknown> | null> {
    const { data, errors } = await this.api.query(this.email, query);
    this.crawl.answers.push(JSON.stringify(data));
    this.crawl.errors.push(
      ...errors.map(({ message, path = [], extensions: { code } }) => ({
        code,
        message,
        path: path.join("."),
        query: query.slice(0, 200),
      })),
    );
    const root = this.schema.getQueryType();
    if (root && data) this.#collect(root, data);
    return data;
  }

  /** Notes every object with an id, and puts those that can be asked for by themselves into the queue. */
  #collect(type: GraphQLObjectType, object: object): void {
    const values = new Map(Object.entries(object));
    const id = values.get("id");
    if (typeof id === "string") this.crawl.reached.set(`${type.name}/${id}`, { type: type.name, id });
    const entry = this.#entries.get(type.name);
    const key = entry && values.get(entry.by);
    if (typeof key === "string" && !this.#asked.has(`${type.name}/${key}`)) {
      this.#asked.add(`${type.name}/${key}`);
      this.#queue.push({ type: type.name, key });
    }
    for (const [alias, value] of values) {
      const field = type.getFields()[alias.split("__")[0] ?? ""];
      const target = field && getNamedType(field.type);
      if (!isObjectType(target)) continue;
      for (const item of [value].flat(3)) if (item !== null && typeof item === "object") this.#collect(target, item);
    }
  }

  #objectType(field: Field): GraphQLObjectType | null {
    const type = getNamedType(field.type);
    return isObjectType(type) ? type : null;
  }
}

function tokensIn(query: string): number {
  return query.match(/\w+|[^\s\w]/g)?.length ?? 0;
}
