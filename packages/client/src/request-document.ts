import type { DocumentDecoration } from "gql.tada";
import type { DocumentNode } from "graphql";

/** A parsed operation with the types of its answer and its variables: graphql()'s, or any TypedDocumentNode. */
export type RequestDocument<Data, Variables> = DocumentNode & DocumentDecoration<Data, Variables> & KnownFields<Data>;

/** What follows the document: its variables, which may be left out when none is required, and the request's options. */
export type RequestArguments<Variables> =
  Record<never, never> extends Variables
    ? [variables?: OptionalVariables<Variables>, options?: RequestOptions]
    : [variables: Variables, options?: RequestOptions];

/** An empty object type would take any object: a query without variables takes none. An untyped one takes any. */
type OptionalVariables<Variables> = unknown extends Variables
  ? Record<string, unknown>
  : keyof Variables extends never
    ? Record<string, never>
    : Variables;

export interface RequestOptions {
  /** Gives the request up; its reason is what is thrown. */
  signal?: AbortSignal;
}

/** Refuses a query for a field that the schema lacks, which gql.tada lets pass with the type `unknown`. */
type KnownFields<Data> = [UnknownField<Data>] extends [never]
  ? unknown
  : { "no such field in the schema": UnknownField<Data> };

/** The paths of such fields, like "plans.nodes.titel". What is untyped altogether, or `any`, is not looked into. */
type UnknownField<Data> = unknown extends Data ? never : FieldsOf<Data, "">;

type FieldsOf<Value, Path extends string> = Value extends readonly (infer Item)[]
  ? FieldsOf<Item, Path>
  : Value extends object
    ? { [Key in keyof Value & string]: FieldPath<Value[Key], `${Path}${Key}`> }[keyof Value & string]
    : never;

type FieldPath<Value, Path extends string> = 0 extends 1 & Value
  ? never
  : unknown extends Value
    ? Path
    : FieldsOf<Value, `${Path}.`>;
