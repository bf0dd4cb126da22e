export type { FragmentOf, ResultOf, VariablesOf } from "gql.tada";
export { readFragment } from "gql.tada";
export { type Client, type ClientOptions, createClient } from "./client.js";
export {
  type AnswerError,
  BadUserInputError,
  type ErrorFacts,
  ForbiddenError,
  GraphqlRequestError,
  InternalError,
  NetworkError,
  RateLimitedError,
  SamplanError,
  UnauthenticatedError,
} from "./errors.js";
export { graphql } from "./graphql.js";
export { type Page, paginate } from "./paginate.js";
export type { RequestDocument, RequestOptions } from "./request-document.js";
