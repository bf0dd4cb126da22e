import type { DataSource, EntityManager, QueryRunner } from "typeorm";
import { errorCode } from "../error-code.js";
import { UnavailableError } from "../errors/unavailable-error.js";

/** PostgreSQL's answer to everything after a failed statement, until that is rolled back. */
const IN_FAILED_TRANSACTION = "25P02";

/** The caller went away or the operation's time is up: nobody waits for the answer, so no more statements are sent. */
export class OperationEndedError extends Error {
  override readonly name = "OperationEndedError";
}

/** PostgreSQL answered ROLLBACK to COMMIT: a statement had failed and nothing was kept (ADR 0002). */
export class CommitRefusedError extends Error {
  override readonly name = "CommitRefusedError";
  constructor() {
    super("The transaction was rolled back at COMMIT because one of its statements had failed.");
  }
}

interface CommandResult {
  command: string;
}
interface NativeClient {
  query(sql: string, parameters?: unknown[]): Promise<CommandResult>;
}

type Send = (...statement: unknown[]) => Promise<unknown>;

/**
 * Every name of a table then means its view as of the instant (migrations/0019); or the table again. The planner takes
 * such a view for much smaller than it is, and would go through it once for each row of another: only hash joins do
 * (docs/adr/0015-as-of.md). Before PostgreSQL 18 that looks so dear to it that it would compile each statement first.
 */
const READ_THEN = `SELECT set_config('search_path', 'as_of, public', true), set_config('app.as_of', $1, true),
  set_config('enable_nestloop', 'off', true), set_config('jit', 'off', true)`;
const READ_NOW = `SELECT set_config('search_path', 'public', true), set_config('app.as_of', '', true),
  set_config('enable_nestloop', 'on', true)`;

/**
 * One request's transaction on one connection. Statements go one after the other through a queue: resolvers run
 * concurrently, and a connection does not (pg warns, and pg 9 will refuse).
 */
export class RequestTransaction {
  /** Statements sent, the transaction's own included; read by the tests that count. */
  statements = 0;
  /** The mutation fields, by their names in the answer, that were undone after they had been answered. */
  readonly undoneFields: string[] = [];
  #field: string | null = null;
  #tail: Promise<unknown> = Promise.resolve();
  /** What the connection reads: the tables as of this instant, in PostgreSQL's own digits; null: as they are. */
  #instant: string | null = null;
  readonly #send: Send;

  private constructor(
    private readonly runner: QueryRunner,
    private readonly client: NativeClient,
    private readonly signal: AbortSignal,
  ) {
    // The manager's own statements take the same way.
    this.#send = runner.query.bind(runner) as Send;
    runner.query = this.#reading(null);
  }

  /**
   * A query gets one snapshot and cannot write; a mutation reads what others commit meanwhile and checks versions.
   * @throws UnavailableError when all connections are busy, or the database cannot be reached
   */
  static async open(source: DataSource, readOnly: boolean, signal: AbortSignal): Promise<RequestTransaction> {
    const runner = source.createQueryRunner();
    const client = await runner.connect().catch((error: unknown) => {
      throw new UnavailableError(error);
    });
    const transaction = new RequestTransaction(runner, client as NativeClient, signal);
    try {
      await transaction.#command(readOnly ? "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY" : "BEGIN");
    } catch (error) {
      await runner.release();
      // A connection of the pool may have been lost since it was used last.
      throw error instanceof OperationEndedError ? error : new UnavailableError(error);
    }
    return transaction;
  }

  get manager(): EntityManager {
    return this.runner.manager;
  }

  /** A manager whose every statement reads the tables as of the instant, in this same transaction. */
  managerAsOf(instant: Date): EntityManager {
    // What is known to the millisecond is meant to its end: who asks as of the instant of a change asks what it led to.
    const instantOfDatabase = instant.toISOString().replace("Z", "999Z");
    const runner = Object.create(this.runner) as QueryRunner;
    const manager = this.manager.dataSource.createEntityManager(runner);
    return Object.assign(runner, { query: this.#reading(instantOfDatabase), manager }).manager;
  }

  async query<T>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    return (await this.runner.query(sql, parameters)) as T[];
  }

  /** Begins a mutation field, after ending the one before: what is done from here on can be undone by itself. */
  async beginField(name: string): Promise<void> {
    await this.endField();
    await this.#command("SAVEPOINT mutation_field");
    this.#field = name;
  }

  /** Undoes what the field under way has done. Also when the operation has ended: half of it must not be kept. */
  async undoField(): Promise<void> {
    await this.#command("ROLLBACK TO SAVEPOINT mutation_field", { evenIfEnded: true });
  }

  /** Ends the field under way, if there is one. Where a statement has failed in it, it is undone and noted as such. */
  async endField(): Promise<void> {
    const field = this.#field;
    if (field === null) return;
    this.#field = null;
    try {
      await this.#command("RELEASE SAVEPOINT mutation_field", { evenIfEnded: true });
    } catch (error) {
      if (errorCode(error) !== IN_FAILED_TRANSACTION) throw error;
      await this.undoField();
      this.undoneFields.push(field);
    }
  }

  /** @throws CommitRefusedError */
  async commit(): Promise<void> {
    try {
      const { command } = await this.#command("COMMIT", { evenIfEnded: true });
      if (command !== "COMMIT") throw new CommitRefusedError();
    } finally {
      await this.runner.release();
    }
  }

  async rollback(): Promise<void> {
    try {
      await this.#command("ROLLBACK", { evenIfEnded: true });
    } finally {
      await this.runner.release();
    }
  }

  #reading(instant: string | null): QueryRunner["query"] {
    const query: Send = (...statement) =>
      this.#enqueue(async () => {
        if (instant !== this.#instant) await this.#turnTo(instant);
        return this.#send(...statement);
      });
    return query as QueryRunner["query"];
  }

  async #turnTo(instant: string | null): Promise<void> {
    this.statements += 1;
    await (instant === null ? this.client.query(READ_NOW) : this.client.query(READ_THEN, [instant]));
    this.#instant = instant;
  }

  #command(sql: string, { evenIfEnded = false } = {}): Promise<CommandResult> {
    return this.#enqueue(() => this.client.query(sql), evenIfEnded);
  }

  #enqueue<T>(send: () => Promise<T>, evenIfEnded = false): Promise<T> {
    const result = this.#tail.then(() => {
      if (this.signal.aborted && !evenIfEnded) throw new OperationEndedError(String(this.signal.reason));
      this.statements += 1;
      return send();
    });
    this.#tail = result.catch(() => undefined);
    return result;
  }
}
