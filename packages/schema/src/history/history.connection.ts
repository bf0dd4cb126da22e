import type { ClassType } from "type-graphql";
import { Connection, type ConnectionOf } from "../core/connection.js";
import { HistoryEntry } from "./history-entry.type.js";

export const HistoryEntryConnection: ClassType<ConnectionOf<HistoryEntry>> = Connection(
  HistoryEntry,
  "entries of a history",
);

export type HistoryEntryConnection = ConnectionOf<HistoryEntry>;
