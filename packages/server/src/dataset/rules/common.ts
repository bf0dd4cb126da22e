import type { DatasetPath } from "../dataset-error.js";
import type { Faults } from "../faults.js";

/** Adds a fault where something refers to what does not exist. Null refers to nothing. Returns whether it exists. */
export function refer(
  known: { has(key: string): boolean },
  key: string | null,
  what: string,
  path: DatasetPath,
  faults: Faults,
): boolean {
  if (key === null) return false;
  const exists = known.has(key);
  if (!exists) faults.addKeyFault(path, `no such ${what} "${key}"`);
  return exists;
}

/** Adds a fault at every item whose key an earlier item has; null is no key. */
export function unique<T>(
  items: readonly T[],
  keyOf: (item: T) => string | null,
  pathOf: (index: number) => DatasetPath,
  faults: Faults,
): void {
  const seen = new Set<string>();
  items.forEach((item, i) => {
    const key = keyOf(item);
    if (key === null) return;
    if (seen.has(key)) faults.addKeyFault(pathOf(i), `"${key}" is here twice`);
    seen.add(key);
  });
}

/** Adds a fault where something ends before it begins; days compare as texts. */
export function ordered(from: string | null, to: string | null, path: DatasetPath, faults: Faults): void {
  if (from !== null && to !== null && to < from) faults.add(path, `${to} is before ${from}`);
}

/** Whether two spans of days share a day; null is no end. */
export function overlap(from: string, to: string | null, otherFrom: string, otherTo: string | null): boolean {
  return (to === null || otherFrom <= to) && (otherTo === null || from <= otherTo);
}
