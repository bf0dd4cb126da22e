/** Where in a dataset something is: keys of objects and indexes of lists, from the outermost inwards. */
export type DatasetPath = readonly (string | number)[];

/**
 * The first fault of a dataset file. The message is what whoever wrote the file needs and no more: where it is and what
 * is wrong there, `actions[3].participations[0].body: no such body "X-KS"`, or `line 7, column 3: …` where it is not JSON.
 */
export class DatasetError extends Error {
  override readonly name = "DatasetError";

  constructor(
    readonly where: string,
    readonly problem: string,
  ) {
    super(where === "" ? problem : `${where}: ${problem}`);
  }
}

/** A path as it is written in messages: `actions[3].participations[0].body`. */
export function pathText(path: DatasetPath): string {
  return path.map((part, i) => (typeof part === "number" ? `[${part}]` : `${i === 0 ? "" : "."}${part}`)).join("");
}
