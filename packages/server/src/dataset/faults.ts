import { DatasetError, type DatasetPath, pathText } from "./dataset-error.js";

interface Fault {
  path: DatasetPath;
  problem: string;
}

/**
 * Collects what is wrong with a dataset, in whatever order it is found, and gives the fault that comes first in the file.
 * Faults of keys go before the rest, since others follow from them: where a report names an unknown body, its follow-ups
 * have no report.
 */
export class Faults {
  private readonly ofKeys: Fault[] = [];
  private readonly others: Fault[] = [];

  add(path: DatasetPath, problem: string): void {
    this.others.push({ path, problem });
  }

  /** A key is there twice, or refers to what does not exist. */
  addKeyFault(path: DatasetPath, problem: string): void {
    this.ofKeys.push({ path, problem });
  }

  /** @throws DatasetError for the fault that comes first in the document that was read. */
  throwFirst(document: unknown): void {
    const faults = this.ofKeys.length > 0 ? this.ofKeys : this.others;
    const placed = faults.map((fault) => ({ fault, place: placeIn(document, fault.path) }));
    const [first] = placed.sort((a, b) => compare(a.place, b.place));
    if (first) throw new DatasetError(pathText(first.fault.path), first.fault.problem);
  }
}

/** The position of every step of a path among its siblings; what is missing comes after what its object has. */
function placeIn(document: unknown, path: DatasetPath): number[] {
  let here = document;
  return path.map((part) => {
    if (here === null || typeof here !== "object") return 0;
    const keys = Object.keys(here);
    const position = typeof part === "number" ? part : keys.indexOf(part);
    here = (here as Record<string | number, unknown>)[part];
    return position < 0 ? keys.length : position;
  });
}

function compare(a: number[], b: number[]): number {
  const differing = a.findIndex((place, i) => place !== b[i]);
  if (differing < 0) return a.length - b.length;
  return (a[differing] ?? -1) - (b[differing] ?? -1);
}
