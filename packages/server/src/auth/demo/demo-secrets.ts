import { randomBytes, randomUUID } from "node:crypto";
import { join } from "node:path";
import { exportJWK, generateKeyPair } from "jose";
import { z } from "zod";
import { keepSecret, readSecretFile, writeSecretFile } from "./secret-file.js";

export const SIGNING_ALGORITHM = "ES256";

const signingKeySchema = z.object({
  kty: z.literal("EC"),
  crv: z.literal("P-256"),
  x: z.string(),
  y: z.string(),
  d: z.string(),
  kid: z.string(),
  alg: z.literal(SIGNING_ALGORITHM),
  use: z.literal("sig"),
});
const issuerSecretsSchema = z.object({ signingKey: signingKeySchema, cookieKeys: z.array(z.string().min(32)).min(1) });
const tokenClientSchema = z.object({ clientId: z.string(), clientSecret: z.string().min(32) });
const userDirectorySchema = z.array(
  z.object({
    code: z.string(),
    name: z.string(),
    users: z.array(z.object({ email: z.string(), name: z.string().nullable() })),
  }),
);

export type IssuerSecrets = z.infer<typeof issuerSecretsSchema>;
export type TokenClient = z.infer<typeof tokenClientSchema>;
/** Whom the running demo knows, by municipality: for the token command, which is another process. */
export type UserDirectory = z.infer<typeof userDirectorySchema>;

const fileIn = (dataDir: string, name: string) => join(dataDir, "identity", `${name}.json`);
const randomSecret = () => randomBytes(32).toString("base64url");

/** The signing key (private, as JWK) and cookie keys of one municipality's issuer. */
export function keepIssuerSecrets(dataDir: string, municipalityCode: string): Promise<IssuerSecrets> {
  return keepSecret(fileIn(dataDir, municipalityCode), issuerSecretsSchema, async () => {
    const { privateKey } = await generateKeyPair(SIGNING_ALGORITHM, { extractable: true });
    const jwk = { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: SIGNING_ALGORITHM, use: "sig" };
    return { signingKey: signingKeySchema.parse(jwk), cookieKeys: [randomSecret()] };
  });
}

/** The OAuth client of the token command: whoever can read DATA_DIR can sign in as any demo user, and nobody else. */
export function keepTokenClient(dataDir: string): Promise<TokenClient> {
  return keepSecret(fileIn(dataDir, "token-client"), tokenClientSchema, async () => ({
    clientId: "samplan-token-command",
    clientSecret: randomSecret(),
  }));
}

export function readTokenClient(dataDir: string): Promise<TokenClient | null> {
  return readSecretFile(fileIn(dataDir, "token-client"), tokenClientSchema);
}

export function writeUserDirectory(dataDir: string, directory: UserDirectory): Promise<void> {
  return writeSecretFile(fileIn(dataDir, "users"), directory);
}

export function readUserDirectory(dataDir: string): Promise<UserDirectory | null> {
  return readSecretFile(fileIn(dataDir, "users"), userDirectorySchema);
}
