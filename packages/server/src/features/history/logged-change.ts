/** What has a history: the tables by whose names the function `history` of the database knows them. */
export type HistoryOf = "plan" | "follow_up_report" | "common_section_version";

type Payload = Record<string, unknown>;

/** An entry of the change log, as the function `history` tells it (migrations/0018): only columns that have a word. */
export interface LoggedChange {
  of_id: string;
  chain_id: string;
  id: bigint;
  number: bigint;
  at: Date;
  /** The same to the microsecond, in UTC. */
  at_text: string;
  municipality_id: string | null;
  user_id: string | null;
  roles: string[] | null;
  operation: string | null;
  request_id: string | null;
  xact_id: string;
  table_name: string;
  change: "INSERT" | "UPDATE" | "DELETE";
  key: Record<string, string>;
  before: Payload | null;
  after: Payload | null;
  disposed: boolean;
}
