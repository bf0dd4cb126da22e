import { registerEnumType } from "type-graphql";

/**
 * Registers a GraphQL enum and returns it as a constant object, `{ DRAFT: "DRAFT", … }`. Values are plain strings rather
 * than a TypeScript enum, so that a row read from the database is assignable without a cast. Every value needs its
 * description to compile.
 */
export function enumType<V extends string>(
  name: string,
  description: string,
  values: Readonly<Record<V, string>>,
): { readonly [K in V]: K } {
  const entries = Object.entries<string>(values);
  const constants = Object.fromEntries(entries.map(([value]) => [value, value])) as { readonly [K in V]: K };
  const valuesConfig = Object.fromEntries(entries.map(([value, text]) => [value, { description: text }]));
  registerEnumType<Record<string, string>>(constants, { name, description, valuesConfig });
  return constants;
}
