import type DataLoader from "dataloader";

/** Loads the keys and leaves out those that are hidden, in the order of the keys. */
export async function loadPresent<Key, Value>(
  loader: DataLoader<Key, Value | null>,
  keys: readonly Key[],
): Promise<Value[]> {
  const values = await Promise.all(keys.map((key) => loader.load(key)));
  return values.filter((value) => value !== null);
}
