import { type ASTNode, type GraphQLError, isValueNode, Kind, parse, visit } from "graphql";

/**
 * The path of the argument whose value GraphQL itself refused: a variable's, by where the document uses it, or a literal.
 * Undefined where the document uses the variable for arguments of different names.
 */
export function argumentOf({ nodes, message }: GraphQLError): string | undefined {
  const refused = nodes?.[0];
  if (!refused?.loc) return undefined;
  const variable = refused.kind === Kind.VARIABLE_DEFINITION ? refused.variable.name.value : null;
  const isRefused = (node: ASTNode) =>
    variable === null
      ? isValueNode(node) && node.loc?.start === refused.loc?.start
      : node.kind === Kind.VARIABLE && node.name.value === variable;
  const [path, ...others] = placesOf(refused.loc.source.body, isRefused);
  if (path === undefined || others.length > 0) return undefined;
  // Quotation marks in the value that the message repeats are escaped, so that these are the message's own.
  const [, inside = ""] = / at "\w+([^"]*)"; /.exec(message) ?? [];
  return variable === null ? path : path + inside.replace(/\[(\d+)\]/g, ".$1");
}

/** The argument paths at which the document has such a node, each once. */
function placesOf(document: string, isWanted: (node: ASTNode) => boolean): Set<string> {
  const path: string[] = [];
  const found = new Set<string>();
  visit(parse(document), {
    enter(node, key, parent) {
      if (node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD) path.push(node.name.value);
      else if (isValueNode(node) && Array.isArray(parent)) path.push(String(key));
      if (path.length > 0 && isWanted(node)) found.add(path.join("."));
    },
    leave(node, _key, parent) {
      if (node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD) path.pop();
      else if (isValueNode(node) && Array.isArray(parent)) path.pop();
    },
  });
  return found;
}
