import type { ClassType } from "type-graphql";
import { Connection, type ConnectionOf } from "../core/connection.js";
import { Action } from "./action.type.js";

export const ActionConnection: ClassType<ConnectionOf<Action>> = Connection(Action, "actions");

export type ActionConnection = ConnectionOf<Action>;
