import type { ClassType } from "type-graphql";
import { Connection, type ConnectionOf } from "../core/connection.js";
import { Plan } from "./plan.type.js";

export const PlanConnection: ClassType<ConnectionOf<Plan>> = Connection(Plan, "plans");

export type PlanConnection = ConnectionOf<Plan>;
