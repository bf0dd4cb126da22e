import { describe, expect, it } from "@jest/globals";
import { buildSchema, type GraphQLSchema } from "graphql";
import { assertComplete, completeSchema, describeLimits, describePermissions } from "./complete-schema.js";

/** A schema whose root fields have the given permissions, as `@Permission` would leave them. */
function schemaOf(sdl: string, permissions: Record<string, string> = {}): GraphQLSchema {
  const schema = buildSchema(sdl);
  for (const type of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    for (const field of Object.values(type?.getFields() ?? {})) {
      const permission = permissions[field.name];
      if (permission !== undefined) field.extensions = { permission };
    }
  }
  return schema;
}

function faultsOf(schema: GraphQLSchema): string[] {
  try {
    assertComplete(schema);
    return [];
  } catch (error) {
    return String((error as Error).message)
      .split("\n")
      .slice(1)
      .map((line) => line.slice(0, line.indexOf(": ")));
  }
}

const complete = `
  "Reading." type Query { "A plan." plan("Its id." id: ID!): Plan "Oneself." viewer: String }
  "A plan." type Plan { "Its name." name: String! }
`;
const permissions = { plan: "plan:read", viewer: "viewer:read" };

describe("assertComplete", () => {
  it("accepts a schema that says everything", () => {
    expect(faultsOf(schemaOf(complete, permissions))).toEqual([]);
  });

  it("lists every kind of element without a description, all at once", () => {
    const schema = schemaOf(
      `
      directive @own(reason: String) on FIELD_DEFINITION
      scalar Date
      interface Node { id: ID! }
      type Query { plan(filter: Filter): Plan }
      type Plan implements Node { id: ID! state: State day: Date }
      enum State { DRAFT }
      input Filter { state: State }
      union Thing = Plan
      `,
      { plan: "plan:read" },
    );
    expect(faultsOf(schema).sort()).toEqual(
      [
        ...["@own", "@own(reason:)", "Date", "Node", "Node.id", "Query", "Query.plan", "Query.plan(filter:)"],
        ...["Plan", "Plan.id", "Plan.state", "Plan.day", "State", "State.DRAFT", "Filter", "Filter.state", "Thing"],
      ].sort(),
    );
  });

  it("takes an empty description for none", () => {
    expect(faultsOf(schemaOf(complete.replace("Its name.", " "), permissions))).toEqual(["Plan.name"]);
  });

  it("lists root fields of every operation without a permission, or with one that does not exist", () => {
    const writing = `"Writing." type Mutation { "Makes." make: String } "News." type Subscription { "Comes." come: String }`;
    const schema = schemaOf(complete + writing, { ...permissions, plan: "plan:raed" });
    expect(faultsOf(schema)).toEqual(["Query.plan", "Mutation.make", "Subscription.come"]);
  });
});

describe("the sentences appended to descriptions", () => {
  const describedBy = (schema: GraphQLSchema, field: string) => schema.getQueryType()?.getFields()[field]?.description;

  it("say which permission a root field needs, once", () => {
    const schema = schemaOf(complete, permissions);
    describePermissions(schema);
    describePermissions(schema);
    expect(describedBy(schema, "plan")).toBe("A plan. Requires the permission `plan:read`.");
    expect(describedBy(schema, "viewer")).toBe("Oneself. Open to everyone.");
  });

  it("say what an argument may hold", () => {
    const schema = schemaOf(complete, permissions);
    describeLimits(schema);
    expect(schema.getQueryType()?.getFields().plan?.args[0]?.description).toBe("Its id. At most 64 characters.");
  });

  it("never make an undescribed element look described", () => {
    const schema = schemaOf("type Query { plan(id: ID!): String }", { plan: "plan:read" });
    describePermissions(schema);
    describeLimits(schema);
    expect(faultsOf(schema)).toEqual(["Query", "Query.plan", "Query.plan(id:)"]);
  });
});

describe("completeSchema", () => {
  it("describes the root types, which the classes cannot", () => {
    const schema = completeSchema(schemaOf(complete.replace('"Reading."', ""), permissions));
    expect(schema.getQueryType()?.description).toMatch(/read/);
  });

  it("refuses what is not complete", () => {
    expect(() => completeSchema(schemaOf(complete))).toThrow('Query.plan: no permission. Add @Permission("noun:verb")');
  });
});
