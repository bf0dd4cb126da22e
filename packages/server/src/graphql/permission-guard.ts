import { OPEN_PERMISSIONS, permissionOf } from "@samplan/schema";
import { defaultFieldResolver, type GraphQLSchema } from "graphql";
import type { RequestContext } from "../context/request-context.js";

/** Asks for each root field's permission before anything else; the build has seen to it that each states one. */
export function guardPermissions(schema: GraphQLSchema): void {
  for (const type of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.values(type?.getFields() ?? {})) {
      const permission = permissionOf(field);
      const resolve = field.resolve ?? defaultFieldResolver;
      if (permission === undefined || OPEN_PERMISSIONS.has(permission)) continue;
      field.resolve = (source, args, context: RequestContext, info) => {
        context.authorize(permission);
        return resolve(source, args, context, info);
      };
    }
  }
}
