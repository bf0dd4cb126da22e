import type { ClassType } from "type-graphql";
import { Connection, type ConnectionOf } from "../core/connection.js";
import { Project } from "./project.type.js";

export const ProjectConnection: ClassType<ConnectionOf<Project>> = Connection(Project, "projects");

export type ProjectConnection = ConnectionOf<Project>;
