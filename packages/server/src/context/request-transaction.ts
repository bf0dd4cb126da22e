import type { DataSource, EntityManager, QueryRunner } from "typeorm";

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
  query(sql: string): Promise<CommandResult>;
}

/**
 * One request's transaction on one connection. Statements go one after the other through a queue: resolvers run
 * concurrently, and a connection does not (pg warns, and pg 9 will refuse).
 */
export class RequestTransaction {
  /** Statements sent, the transaction's own included; read by the tests that count. */
  statements = 0;
  #tail: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly runner: QueryRunner,
    private readonly client: NativeClient,
    private readonly signal: AbortSignal,
  ) {
    // The manager's own statements take the same way.
    const send = runner.query.bind(runner) as (...statement: unknown[]) => Promise<unknown>;
    runner.query = ((...statement: unknown[]) => this.#enqueue(() => send(...statement))) as QueryRunner["query"];
  }

  /** A query gets one snapshot and cannot write; a mutation reads what others commit meanwhile and checks versions. */
  static async open(source: DataSource, readOnly: boolean, signal: AbortSignal): Promise<RequestTransaction> {
    const runner = source.createQueryRunner();
    const transaction = new RequestTransaction(runner, (await runner.connect()) as NativeClient, signal);
    try {
      await transaction.#command(readOnly ? "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY" : "BEGIN");
    } catch (error) {
      await runner.release();
      throw error;
    }
    return transaction;
  }

  get manager(): EntityManager {
    return this.runner.manager;
  }

  async query<T>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    return (await this.runner.query(sql, parameters)) as T[];
  }

  /** What fails inside leaves no trace, what came before it stays. */
  async savepoint<T>(name: string, work: () => Promise<T>): Promise<T> {
    await this.#command(`SAVEPOINT ${name}`);
    try {
      const result = await work();
      await this.#command(`RELEASE SAVEPOINT ${name}`);
      return result;
    } catch (error) {
      await this.#command(`ROLLBACK TO SAVEPOINT ${name}`);
      throw error;
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
