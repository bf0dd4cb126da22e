/**
 * A fault that whoever starts the server can mend: a setting, a directory, a database. The message says what is
 * wrong, where, and what to do; it is shown alone, without a stack.
 */
export class StartupError extends Error {
  override readonly name = "StartupError";
}
