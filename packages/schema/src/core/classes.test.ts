import "reflect-metadata";
import { describe, expect, it } from "@jest/globals";
import { type GraphQLSchema, printType } from "graphql";
import { Args, ArgsType, buildSchemaSync, Field, ID, ObjectType, Query, Resolver } from "type-graphql";
import { Connection } from "./connection.js";
import { enumType } from "./enum-type.js";
import { inputLimits, Limits, limitsInWords } from "./limits.js";
import { MarkdownScalar } from "./markdown.scalar.js";
import { Node, resolveNodeType } from "./node.type.js";
import { PageArgs } from "./page.args.js";
import { isPermission, Permission, permissionOf } from "./permission.js";

const Colour = enumType("Colour", "A colour.", { RED: "Like blood.", BLUE: "Like the sky." });
type Colour = keyof typeof Colour;

@ObjectType({ implements: Node, description: "A flag." })
class Flag implements Node {
  id!: string;
  @Field(() => Colour, { description: "Its colour." })
  colour!: Colour;
}

const FlagConnection = Connection(Flag, "flags");

@ArgsType()
class FlagsArgs extends PageArgs {
  @Field(() => [ID], { nullable: true, description: "Ids." })
  ids?: string[] | null;

  @Limits({ maxLength: 10, maxItems: 3 })
  @Field(() => [MarkdownScalar], { nullable: true, description: "Texts." })
  texts?: string[] | null;

  @Field(() => MarkdownScalar, { nullable: true, description: "A text." })
  text?: string | null;

  @Field(() => Boolean, { nullable: true, description: "Whether." })
  whether?: boolean | null;
}

class FlagRow {
  static readonly typeName = "Flag";
  id = "1";
  colour: Colour = "RED";
}

@Resolver()
class Flags {
  @Permission("plan:read")
  @Query(() => FlagConnection, { nullable: true, description: "Flags." })
  flags(@Args(() => FlagsArgs) _args: FlagsArgs): InstanceType<typeof FlagConnection> {
    return { nodes: [new FlagRow()], edges: [], pageInfo: { hasNextPage: false, endCursor: null } };
  }

  @Query(() => Node, { nullable: true, description: "Anything." })
  node(): Node {
    return new FlagRow();
  }
}

const schema: GraphQLSchema = buildSchemaSync({ resolvers: [Flags], validate: false });
const flags = schema.getQueryType()?.getFields().flags;
const printed = (name: string) => {
  const type = schema.getType(name);
  if (!type) throw new Error(`No type ${name} in the schema.`);
  return printType(type);
};
const withoutDescriptions = (sdl: string) => sdl.replace(/\s*"""[^"]*"""/g, "");

describe("a connection", () => {
  it("is named after its node", () => {
    expect(withoutDescriptions(printed("FlagConnection"))).toContain(
      "nodes: [Flag!]!\n  edges: [FlagEdge!]!\n  pageInfo: PageInfo!",
    );
    expect(withoutDescriptions(printed("FlagEdge"))).toContain("node: Flag!\n  cursor: String!");
  });
});

describe("an enum", () => {
  it("has its values as strings, each with its description", () => {
    expect(Colour.RED).toBe("RED");
    expect(printed("Colour")).toContain('"""Like blood."""\n  RED');
  });
});

describe("a node", () => {
  it("is told by the type name on the row's class", () => {
    expect(resolveNodeType(new FlagRow())).toBe("Flag");
  });

  it("without a type name is an error that says what to do", () => {
    class LostRow {}
    expect(() => resolveNodeType(new LostRow())).toThrow("LostRow has no type name: declare `static readonly typeName");
  });
});

describe("a permission", () => {
  it("is read from the schema's field", () => {
    expect(flags && permissionOf(flags)).toBe("plan:read");
    expect(permissionOf({ extensions: {} })).toBeUndefined();
    expect(permissionOf({ extensions: { permission: "plan:destroy" } })).toBeUndefined();
  });

  it("is one of the catalogue", () => {
    expect(isPermission("summary:read")).toBe(true);
    expect(isPermission("Summary:Read")).toBe(false);
  });
});

describe("limits", () => {
  const limitsOf = (name: string) => {
    const arg = flags?.args.find((candidate) => candidate.name === name);
    if (!arg) throw new Error(`No argument ${name}.`);
    return inputLimits(arg);
  };

  it("follow from the type unless they are declared", () => {
    expect(limitsOf("first")).toEqual({ min: 1, max: 100 });
    expect(limitsOf("after")).toEqual({ maxLength: 1_000 });
    expect(limitsOf("ids")).toEqual({ maxLength: 64, maxItems: 250 });
    expect(limitsOf("texts")).toEqual({ maxLength: 10, maxItems: 3 });
    expect(limitsOf("text")).toEqual({ maxLength: 100_000 });
    expect(limitsOf("whether")).toEqual({});
  });

  it.each([
    [{}, ""],
    [{ maxLength: 100_000 }, "At most 100,000 characters."],
    [{ maxItems: 250, maxLength: 64 }, "At most 250 items of at most 64 characters."],
    [{ maxItems: 250 }, "At most 250 items."],
    [{ maxItems: 250, min: 1900, max: 2200 }, "At most 250 items, each 1900–2200."],
    [{ min: 1, max: 100 }, "1–100."],
  ])("%j in words", (limits, words) => {
    expect(limitsInWords(limits)).toBe(words);
  });
});
