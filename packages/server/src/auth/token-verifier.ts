import { decodeJwt, errors, jwtVerify } from "jose";
import { z } from "zod";
import type { Clock } from "../context/clock.js";
import { issuerKeys } from "./issuer-keys.js";
import { type IssuerConfig, issuerListSchema } from "./issuers.js";
import { InvalidTokenError, IssuerUnavailableError } from "./token-errors.js";

/** Who a verified token speaks for. A user is (issuerId, subject); e-mail and name are for display only. */
export interface Identity {
  issuerId: string;
  /** Decided by the token's issuer, and by nothing else in the request. */
  municipalityCode: string;
  subject: string;
  email: string | null;
  name: string | null;
}

export interface TokenVerifier {
  /**
   * @throws InvalidTokenError whatever is wrong with the token
   * @throws IssuerUnavailableError when its issuer's keys cannot be had
   */
  verify(token: string): Promise<Identity>;
}

/** Only signatures that nobody but the issuer can make: no HMAC, whose key would be the public key, and no "none". */
const ALGORITHMS = ["RS256", "PS256", "ES256", "EdDSA", "Ed25519"];
const CLOCK_TOLERANCE_S = 10;

const isStorable = (text: string) => !text.includes("\u0000");
const displayText = z.string().min(1).max(320).refine(isStorable).nullable().catch(null);
const claimsSchema = z.object({
  sub: z.string().min(1).max(255).refine(isStorable, { error: "contains NUL" }),
  email: displayText,
  name: displayText,
});

/** Verifies the access tokens of the configured issuers; each issuer's keys vouch for its own municipality only. */
export function createTokenVerifier(
  issuers: readonly IssuerConfig[],
  { clock }: { clock: Pick<Clock, "now"> },
): TokenVerifier {
  const trusted = new Map(
    issuerListSchema.parse(issuers).map((config) => [config.issuer, { config, keys: issuerKeys(config) }]),
  );

  async function verify(token: string): Promise<Identity> {
    // Read before the signature is checked, only to choose the keys; jwtVerify compares it again.
    const { iss } = decodeJwt(token);
    const issuer = trusted.get(iss ?? "");
    if (!issuer) throw new InvalidTokenError(`no configured issuer has the iss ${JSON.stringify(iss)?.slice(0, 200)}`);
    const { config, keys } = issuer;
    const { payload } = await jwtVerify(token, keys, {
      algorithms: ALGORITHMS,
      issuer: config.issuer,
      audience: config.audience,
      typ: config.tokenType,
      requiredClaims: ["exp", "sub"],
      clockTolerance: CLOCK_TOLERANCE_S,
      currentDate: clock.now(),
    });
    const claims = claimsSchema.parse(payload);
    return {
      issuerId: config.id,
      municipalityCode: config.municipality,
      subject: claims.sub,
      email: claims.email,
      name: claims.name,
    };
  }

  return {
    verify: (token) =>
      verify(token).catch((error: unknown) => {
        if (error instanceof InvalidTokenError || error instanceof IssuerUnavailableError) throw error;
        throw new InvalidTokenError(reasonOf(error));
      }),
  };
}

/** jose's errors carry the claims, which are personal data: the log gets the reason alone. */
function reasonOf(error: unknown): string {
  if (error instanceof errors.JOSEError) return `${error.code}: ${error.message}`;
  if (error instanceof z.ZodError) return z.prettifyError(error);
  return String(error);
}
