import DataLoader from "dataloader";
import type { LoaderFactory, RequestContext } from "../../../context/request-context.js";

/** What is asked of the database once per request and key, though many fields want it. Keys are equal by their JSON. */
export function oncePer<Key, Value>(
  load: (context: RequestContext, key: Key) => Promise<Value>,
): LoaderFactory<Key, Value> {
  return (context) =>
    new DataLoader<Key, Value, string>((keys) => Promise.all(keys.map((key) => load(context, key))), {
      batch: false,
      cacheKeyFn: (key) => JSON.stringify(key),
    });
}
