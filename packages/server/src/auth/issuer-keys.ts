import { createLocalJWKSet, createRemoteJWKSet, errors, type JWTVerifyGetKey } from "jose";
import { z } from "zod";
import { type IssuerConfig, isTrustworthyUrl } from "./issuers.js";
import { IssuerUnavailableError } from "./token-errors.js";

const FETCH_TIMEOUT_MS = 5_000;

/**
 * Finds the key that a token names among its issuer's public keys. Remote keys are fetched at the first token and
 * again when a token names an unknown key (at most every 30 s) or after 10 minutes, so that keys can be rotated.
 * @throws IssuerUnavailableError when the keys cannot be fetched or read; a key that is not there is jose's error.
 */
export function issuerKeys(issuer: IssuerConfig): JWTVerifyGetKey {
  const keySet = lazyKeySet(issuer);
  return async (header, token) => {
    try {
      const findKey = await keySet();
      return await findKey(header, token);
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) throw error;
      throw new IssuerUnavailableError(issuer.id, error);
    }
  };
}

function lazyKeySet(issuer: IssuerConfig): () => Promise<JWTVerifyGetKey> {
  let keySet: Promise<JWTVerifyGetKey> | undefined;
  return () => {
    keySet ??= openKeySet(issuer).catch((error) => {
      // A failed discovery is not remembered: the next token asks again.
      keySet = undefined;
      throw error;
    });
    return keySet;
  };
}

async function openKeySet(issuer: IssuerConfig): Promise<JWTVerifyGetKey> {
  if (issuer.jwks) return createLocalJWKSet(issuer.jwks);
  const uri = issuer.jwksUri ?? (await discoverJwksUri(issuer.issuer));
  return createRemoteJWKSet(new URL(uri), { timeoutDuration: FETCH_TIMEOUT_MS });
}

/** OpenID Connect Discovery 1.0, section 4; the document must be about the very issuer that was asked. */
async function discoverJwksUri(issuer: string): Promise<string> {
  const url = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
  const response = await fetch(url, { redirect: "error", signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  const metadata = z
    .object({
      issuer: z.literal(issuer),
      jwks_uri: z.url().refine(isTrustworthyUrl, { error: "must be https" }),
    })
    .parse(await response.json());
  return metadata.jwks_uri;
}
