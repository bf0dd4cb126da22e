/**
 * The `code` of a system or database error ("ENOENT", "23505"), undefined for anything else. It looks at the shape,
 * not the class: an error of Node's own is no instance of another realm's Error, as in worker contexts and tests.
 */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
