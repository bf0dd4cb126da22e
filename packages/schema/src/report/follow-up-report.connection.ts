import type { ClassType } from "type-graphql";
import { Connection, type ConnectionOf } from "../core/connection.js";
import { FollowUpReport } from "./follow-up-report.type.js";

export const FollowUpReportConnection: ClassType<ConnectionOf<FollowUpReport>> = Connection(FollowUpReport, "reports");

export type FollowUpReportConnection = ConnectionOf<FollowUpReport>;
