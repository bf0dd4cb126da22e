import { RoleAssignmentFields } from "./role-assignment.fields.js";
import { ViewerFields } from "./viewer.fields.js";
import { ViewerResolver } from "./viewer.resolver.js";

export const viewerResolvers = [ViewerResolver, ViewerFields, RoleAssignmentFields] as const;
