/**
 * A text that cannot be part of Samplan, with where and why.
 * `path` is either a path into the JSON (`content[2].marks[0].attrs.href`) or a line of the Markdown (`line 3`);
 * it is empty when the fault is of the whole.
 */
export class DocumentError extends Error {
  override readonly name = "DocumentError";

  constructor(
    readonly path: string,
    readonly problem: string,
  ) {
    super(path === "" ? problem : `${path}: ${problem}`);
  }
}
