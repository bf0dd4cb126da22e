import type { JSONWebKeySet } from "jose";
import { z } from "zod";

/** The audience of the demo's tokens; a real issuer's is set in its configuration. */
export const API_AUDIENCE = "urn:samplan:api";

const loopbackHosts = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Keys that anyone on the way could exchange prove nothing: they come over TLS, or never leave the machine. */
export function isTrustworthyUrl(value: string): boolean {
  const url = new URL(value);
  return url.protocol === "https:" || (url.protocol === "http:" && loopbackHosts.has(url.hostname));
}

const webUrl = z.url({ protocol: /^https?$/ });

const publicKeySchema = z
  .looseObject({ kty: z.enum(["RSA", "EC", "OKP"], { error: "must be an asymmetric key: kty RSA, EC or OKP" }) })
  .refine((key) => !("d" in key), { error: "is a private key: configure the public part only (without d)" });

const jwksSchema = z
  .object({ keys: z.array(publicKeySchema).min(1) })
  .transform((keySet): JSONWebKeySet => keySet as JSONWebKeySet);

/**
 * A municipality's OpenID Connect issuer. With neither `jwks` nor `jwksUri`, the keys are found by discovery.
 * `tokenType` is the `typ` of its access tokens: `at+jwt` (RFC 9068), or `JWT` for issuers such as Entra ID that
 * do not set it. It is never both, since `at+jwt` is what tells an access token from an ID token.
 */
export const issuerConfigSchema = z
  .strictObject({
    id: z.string().min(1).max(100),
    municipality: z.string().regex(/^\d{4}$/, { error: "must be a municipality code of four digits, such as 0580" }),
    issuer: webUrl
      .refine((url) => !/[?#]/.test(url), { error: "must have neither query nor fragment" })
      .refine((url) => !/\/(common|organizations|consumers)(\/|$)/.test(url), {
        error: "is an endpoint for many tenants: use the issuer of the municipality's own tenant",
      }),
    audience: z.string().min(1),
    tokenType: z.enum(["at+jwt", "JWT"]).default("at+jwt"),
    jwksUri: webUrl.refine(isTrustworthyUrl, { error: "must be https" }).optional(),
    jwks: jwksSchema.optional(),
  })
  .refine((config) => !(config.jwks && config.jwksUri), { error: "give jwks or jwksUri, not both" })
  .refine((config) => config.jwks || config.jwksUri || isTrustworthyUrl(config.issuer), {
    path: ["issuer"],
    error: "must be https, since its keys are found by discovery",
  });

/** An issuer as configured; `id` is stable ("demo:0580") and, with the subject, identifies a user. */
export type IssuerConfig = z.output<typeof issuerConfigSchema>;

/** All issuers of an installation: one per municipality, no two with the same id or URL. */
export const issuerListSchema = z.array(issuerConfigSchema).superRefine((issuers, context) => {
  for (const key of ["id", "municipality", "issuer"] as const) {
    issuers.forEach((config, index) => {
      const first = issuers.findIndex((other) => other[key] === config[key]);
      if (first < index) {
        const message = `${key} ${config[key]} is already that of issuer ${first}: each municipality has one of its own`;
        context.addIssue({ code: "custom", path: [index, key], message });
      }
    });
  }
});
