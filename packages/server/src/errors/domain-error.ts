/** One thing that the person at the keyboard can mend. Thrown by commands; the mutation boundary answers it as a userError. */
export interface Problem {
  code: string;
  /** Path into the mutation's arguments, e.g. ["input", "localText"]. */
  field?: string[];
  message: string;
}

/** All the problems of one command at once, so that nobody has to mend and try again one by one. */
export class DomainError extends Error {
  override readonly name = "DomainError";
  readonly problems: readonly Problem[];

  constructor(...problems: [Problem, ...Problem[]]) {
    super(problems.map((problem) => problem.message).join(" "));
    this.problems = problems;
  }
}
