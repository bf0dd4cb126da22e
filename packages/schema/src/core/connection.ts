import { type ClassType, Field, ObjectType } from "type-graphql";
import { PageInfo } from "./page-info.type.js";

/** One object of a page with its own cursor. */
export interface EdgeOf<T> {
  node: T;
  cursor: string;
}

/** A page of a list that can grow: forward only, 1–100 objects, the same objects as `nodes` and as `edges`. */
export interface ConnectionOf<T> {
  nodes: T[];
  edges: EdgeOf<T>[];
  pageInfo: PageInfo;
}

/**
 * The connection class of a node class, named after it: `Connection(Plan, "plans")` is `PlanConnection` with `PlanEdge`.
 * It reads the class at once, not in a thunk, so a node's own file must not import its connection.
 */
export function Connection<T extends object>(nodeClass: ClassType<T>, plural: string): ClassType<ConnectionOf<T>> {
  @ObjectType(`${nodeClass.name}Edge`, { description: `A place in a list of ${plural}.` })
  class Edge implements EdgeOf<T> {
    @Field(() => nodeClass, { description: "The object at this place." })
    node!: T;

    @Field(() => String, { description: "Opaque: give it as `after` to go on from here." })
    cursor!: string;
  }

  @ObjectType(`${nodeClass.name}Connection`, { description: `A page of ${plural}.` })
  class Page implements ConnectionOf<T> {
    @Field(() => [nodeClass], { description: `The page's ${plural}, in the order asked for.` })
    nodes!: T[];

    @Field(() => [Edge], { description: "The same objects, each with its cursor." })
    edges!: EdgeOf<T>[];

    @Field(() => PageInfo, { description: "How to go on." })
    pageInfo!: PageInfo;
  }

  return Page;
}
