import type { UserErrorCode } from "@samplan/schema";

/** One thing that the person at the keyboard can mend. Thrown by commands; the mutation boundary answers it as a userError. */
export interface Problem {
  code: UserErrorCode;
  /** Path into the mutation's arguments, e.g. ["input", "localText"]. */
  field?: string[];
  message: string;
}

/** All the problems of one command at once, so that nobody has to mend and try again one by one. */
export class DomainError extends Error {
  override readonly name = "DomainError";
  readonly problems: readonly Problem[];
  /** What the payload carries beside the userErrors: on STALE_VERSION the entity as it is now. */
  payload: Readonly<Record<string, unknown>> = {};

  constructor(...problems: [Problem, ...Problem[]]) {
    super(problems.map((problem) => problem.message).join(" "));
    this.problems = problems;
  }

  with(payload: Readonly<Record<string, unknown>>): this {
    this.payload = payload;
    return this;
  }
}

/** @throws DomainError when there is any problem */
export function refuseIfAny([first, ...rest]: readonly Problem[]): void {
  if (first) throw new DomainError(first, ...rest);
}
