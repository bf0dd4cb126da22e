/** Where a text stops being JSON, and why. */
export interface JsonFault {
  line: number;
  column: number;
  problem: string;
}

/**
 * The first place where a text is not JSON, or where an object has a key twice; null when it is sound. `JSON.parse` says
 * where only sometimes, and of two equal keys it keeps the last without a word.
 */
export function jsonFault(text: string): JsonFault | null {
  const scanner = new Scanner(text);
  try {
    scanner.document();
    return null;
  } catch (error) {
    if (!(error instanceof Unexpected)) throw error;
    const before = text.slice(0, error.offset).split("\n");
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, problem: error.message };
  }
}

class Unexpected extends Error {
  constructor(
    readonly offset: number,
    message: string,
  ) {
    super(message);
  }
}

const space = /[ \t\n\r]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids exactly these in a string
const stringPart = /[^"\\\u0000-\u001f]+|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const scalar = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.])/y;
const maxDepth = 64;

class Scanner {
  private offset = 0;

  constructor(private readonly text: string) {}

  document(): void {
    this.value(0);
    this.take(space);
    if (this.offset < this.text.length) this.fail("the end of the file");
  }

  private value(depth: number): void {
    if (depth > maxDepth) throw new Unexpected(this.offset, `values lie more than ${maxDepth} deep in each other`);
    this.take(space);
    if (this.text[this.offset] === "{") this.members(depth, "}", new Set());
    else if (this.text[this.offset] === "[") this.members(depth, "]");
    else if (this.string() === null && this.take(scalar) === null) this.fail("a value");
  }

  /** The inside of an object (with the keys seen) or of a list, brackets included. */
  private members(depth: number, end: "}" | "]", keys?: Set<string>): void {
    this.offset += 1;
    for (let first = true; ; first = false) {
      this.take(space);
      if (first && this.skip(end)) return;
      if (keys) this.key(keys);
      this.value(depth + 1);
      this.take(space);
      if (this.skip(end)) return;
      if (!this.skip(",")) this.fail(`"," or "${end}"`);
    }
  }

  private key(keys: Set<string>): void {
    const start = this.offset;
    const key = this.string();
    if (key === null) this.fail("a key in quotation marks");
    if (keys.has(key)) throw new Unexpected(start, `the key ${key} stands twice in one object`);
    keys.add(key);
    this.take(space);
    if (!this.skip(":")) this.fail('":"');
  }

  private string(): string | null {
    const start = this.offset;
    if (!this.skip('"')) return null;
    while (!this.skip('"')) {
      if (this.take(stringPart) === null) this.fail("the rest of a text in quotation marks");
    }
    return this.text.slice(start, this.offset);
  }

  private take(pattern: RegExp): string | null {
    pattern.lastIndex = this.offset;
    const found = pattern.exec(this.text)?.[0] ?? null;
    this.offset += found?.length ?? 0;
    return found;
  }

  private skip(char: string): boolean {
    if (this.text[this.offset] !== char) return false;
    this.offset += 1;
    return true;
  }

  private fail(expected: string): never {
    const char = this.text[this.offset];
    const found = char === undefined ? "the end of the file" : JSON.stringify(char);
    throw new Unexpected(this.offset, `not valid JSON: expected ${expected}, found ${found}`);
  }
}
