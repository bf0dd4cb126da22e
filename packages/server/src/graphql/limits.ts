import { maxAliasesRule } from "@escape.tech/graphql-armor-max-aliases";
import { maxDepthRule } from "@escape.tech/graphql-armor-max-depth";
import { maxDirectivesRule } from "@escape.tech/graphql-armor-max-directives";
import {
  type ASTVisitor,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from "graphql";

const MAX_ROOT_FIELDS = 20;

/** Fragments count for what is in them, each once more wherever it is spread. */
function maxRootFields(context: ValidationContext): ASTVisitor {
  // A fragment in a circle counts nothing: another rule refuses it.
  const ofFragments = new Map<string, number>();
  const countFragment = (name: string): number => {
    const known = ofFragments.get(name);
    if (known !== undefined) return known;
    ofFragments.set(name, 0);
    const fragment = context.getFragment(name);
    const counted = fragment ? count(fragment.selectionSet) : 0;
    ofFragments.set(name, counted);
    return counted;
  };
  const count = ({ selections }: SelectionSetNode): number =>
    selections.reduce((sum, selection) => {
      if (selection.kind === Kind.FIELD) return sum + 1;
      if (selection.kind === Kind.FRAGMENT_SPREAD) return sum + countFragment(selection.name.value);
      return sum + count(selection.selectionSet);
    }, 0);
  return {
    OperationDefinition(operation) {
      const fields = count(operation.selectionSet);
      if (fields <= MAX_ROOT_FIELDS) return;
      context.reportError(
        new GraphQLError(`An operation has at most ${MAX_ROOT_FIELDS} root fields, not ${fields}: send several.`, {
          nodes: operation,
        }),
      );
    },
  };
}

/** GraphQL finds this only when it executes, and then as a fault without a code. */
function knownOperationTypes(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(operation) {
      if (context.getSchema().getRootType(operation.operation)) return;
      context.reportError(new GraphQLError(`The schema has no ${operation.operation}s.`, { nodes: operation }));
    },
  };
}

/** Left to themselves these rules throw, which would look like a fault of ours; told to report, they refuse the document. */
const reporting = {
  propagateOnRejection: false,
  onReject: [
    (context: ValidationContext | null, { message }: GraphQLError) =>
      context?.reportError(new GraphQLError(message.replace("Syntax Error: ", ""))),
  ],
};

/** The size of one operation (docs/api-guidelines.md). Introspection is counted apart: its own query is 15 deep. */
export const operationLimits: ValidationRule[] = [
  knownOperationTypes,
  maxDepthRule({ n: 12, ignoreIntrospection: true, ...reporting }) as unknown as ValidationRule,
  maxAliasesRule({ n: 30, ...reporting }) as unknown as ValidationRule,
  maxDirectivesRule({ n: 20, ...reporting }) as unknown as ValidationRule,
  maxRootFields,
];

/** Tokens in one document. */
export const MAX_TOKENS = 2_000;
