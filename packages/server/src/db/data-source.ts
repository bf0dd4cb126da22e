import pg from "pg";
import { DataSource } from "typeorm";
import { rowClasses } from "../features/rows.js";
import { SnakeNames } from "./snake-names.js";

const date = 1082;
const int8 = 20;

/** A day stays the text it is (pg would make it an instant in the server's zone), a bigint keeps all its digits. */
const types = {
  getTypeParser(oid: number, format?: "text" | "binary") {
    if (oid === date) return (value: string) => value;
    if (oid === int8) return (value: string) => BigInt(value);
    return format === "binary" ? pg.types.getTypeParser(oid, "binary") : pg.types.getTypeParser(oid, "text");
  },
};

/** As long as a request waits until a connection is free, or until one is made: then it is answered with 503. */
const CONNECTION_WAIT_MS = 2_000;

export interface DataSourceOptions {
  url: string;
  /** Connections at most; a request holds one from its first statement to its answer. */
  poolSize?: number;
}

/** The server's pool, as samplan_app. Never used with synchronize: the tables come from migrations. */
export async function openDataSource({ url, poolSize = 10 }: DataSourceOptions): Promise<DataSource> {
  const source = new DataSource({
    type: "postgres",
    url,
    poolSize,
    entities: [...rowClasses],
    namingStrategy: new SnakeNames(),
    synchronize: false,
    migrationsRun: false,
    installExtensions: false,
    applicationName: "samplan",
    extra: {
      types,
      statement_timeout: 5_000,
      idle_in_transaction_session_timeout: 15_000,
      connectionTimeoutMillis: CONNECTION_WAIT_MS,
    },
  });
  return await source.initialize();
}
