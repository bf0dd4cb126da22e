import { GraphQLError } from "graphql";

/** Nobody is signed in, and the field is not open to everyone. */
export function unauthenticated(): GraphQLError {
  return new GraphQLError("Sign in first: send a bearer token in the Authorization header.", {
    extensions: { code: "UNAUTHENTICATED" },
  });
}

/** The token is good, and its issuer's municipality has nothing here yet. */
export function unknownMunicipality(code: string): GraphQLError {
  return new GraphQLError(`Your token is valid, but municipality ${code} is not in this installation yet.`, {
    extensions: { code: "FORBIDDEN" },
  });
}

/** Signed in, but no role gives the permission. Says nothing about whether a row exists. */
export function forbidden(permission: string): GraphQLError {
  return new GraphQLError(`None of your roles gives the permission ${permission}.`, {
    extensions: { code: "FORBIDDEN", permission },
  });
}

/** Signed in and permitted, but the viewer's roles do not show it all that the answer would be made of. */
export function forbiddenBecause(reason: string): GraphQLError {
  return new GraphQLError(reason, { extensions: { code: "FORBIDDEN" } });
}

/** An argument that cannot be answered; `argument` is its path, e.g. "input.municipalities". */
export function badUserInput(argument: string, message: string): GraphQLError {
  return new GraphQLError(`${argument}: ${message}`, { extensions: { code: "BAD_USER_INPUT", argument } });
}
