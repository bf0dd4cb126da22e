import { InvalidTokenError } from "./token-errors.js";
import type { Identity, TokenVerifier } from "./token-verifier.js";

const MAX_HEADER_LENGTH = 8_192;
/** RFC 6750, section 2.1: the scheme in any case, then one token68. */
const BEARER = /^bearer +([\w.~+/-]+=*)$/i;

/**
 * The identity behind an `Authorization` header; null (anonymous) only when the header is absent, so that a client
 * whose token is broken learns it instead of quietly seeing less.
 * @throws InvalidTokenError for any other header than one valid bearer token
 * @throws IssuerUnavailableError when the token's issuer cannot be reached
 */
export async function authenticate(header: string | undefined, verifier: TokenVerifier): Promise<Identity | null> {
  if (header === undefined) return null;
  if (header.length > MAX_HEADER_LENGTH) throw new InvalidTokenError("the header is longer than 8 kB");
  const token = BEARER.exec(header)?.[1];
  if (!token) throw new InvalidTokenError("the header is not of the form: Bearer <token>");
  return verifier.verify(token);
}
