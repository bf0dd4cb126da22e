import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import type { Clock } from "../../context/clock.js";
import { makePrivateDirectory } from "../../private-file.js";
import { StartupError } from "../../startup-error.js";
import { API_AUDIENCE, type IssuerConfig } from "../issuers.js";
import { createDemoIssuer } from "./demo-issuer.js";
import { type IssuerSecrets, keepIssuerSecrets, keepTokenClient, writeUserDirectory } from "./demo-secrets.js";
import { type DemoMunicipality, type DemoUser, demoIssuerId, demoIssuerPath } from "./demo-user.js";
import { mountProvider } from "./mount-provider.js";

export interface DemoIdentityProviderOptions {
  /** Keys and secrets are kept in `identity/` below it. */
  dataDir: string;
  /** The server's public URL, without a trailing slash; may change between starts. */
  baseUrl: string;
  municipalities: readonly DemoMunicipality[];
  users: readonly DemoUser[];
  /** With true the provider refuses to start. */
  production: boolean;
  clock: Pick<Clock, "now">;
}

export interface DemoIdentityProvider {
  /** One per municipality, with the public keys: the server verifies its own tokens without calling itself. */
  issuers: IssuerConfig[];
  /** Serves the issuers at `/identity/<code>`; call it before the server listens. */
  register(fastify: FastifyInstance): void;
}

/**
 * An identity provider of our own, one issuer per municipality, so that the demo can be used without another system.
 * @throws StartupError with NODE_ENV=production, and when the users contradict each other
 */
export async function createDemoIdentityProvider(options: DemoIdentityProviderOptions): Promise<DemoIdentityProvider> {
  const { dataDir, baseUrl, municipalities, users, clock } = options;
  if (options.production) {
    throw new StartupError(
      "The demo identity provider does not start with NODE_ENV=production: its users have no passwords. " +
        "Name the municipalities' own issuers in OIDC_ISSUERS.",
    );
  }
  checkUsers(users, municipalities);

  await makePrivateDirectory(join(dataDir, "identity"));
  const tokenClient = await keepTokenClient(dataDir);
  const demoIssuers = await Promise.all(
    municipalities.map(async ({ code }) => {
      const secrets = await keepIssuerSecrets(dataDir, code);
      const path = demoIssuerPath(code);
      const issuer = baseUrl + path;
      const ownUsers = users.filter((user) => user.municipalityCode === code);
      const provider = createDemoIssuer({ issuer, users: ownUsers, secrets, tokenClient, clock });
      return { path, provider, config: issuerConfig(code, issuer, secrets) };
    }),
  );
  await writeUserDirectory(
    dataDir,
    municipalities.map(({ code, name }) => ({
      code,
      name,
      users: users.filter((user) => user.municipalityCode === code).map(({ email, name }) => ({ email, name })),
    })),
  );

  return {
    issuers: demoIssuers.map(({ config }) => config),
    register: (fastify) => {
      for (const { path, provider } of demoIssuers) mountProvider(fastify, path, provider);
    },
  };
}

function issuerConfig(municipality: string, issuer: string, { signingKey }: IssuerSecrets): IssuerConfig {
  const { d: _private, ...publicKey } = signingKey;
  return {
    id: demoIssuerId(municipality),
    municipality,
    issuer,
    audience: API_AUDIENCE,
    tokenType: "at+jwt",
    jwks: { keys: [publicKey] },
  };
}

/** Signing in by e-mail alone needs it to be unambiguous, and a subject must never become another person. */
function checkUsers(users: readonly DemoUser[], municipalities: readonly DemoMunicipality[]): void {
  const codes = new Set(municipalities.map(({ code }) => code));
  const seen = new Set<string>();
  for (const { email, issuerId, municipalityCode, subject } of users) {
    if (!codes.has(municipalityCode))
      throw new StartupError(`Demo user ${email}: no municipality ${municipalityCode}.`);
    if (issuerId !== demoIssuerId(municipalityCode)) {
      throw new StartupError(`Demo user ${email}: issuer ${issuerId} is not that of municipality ${municipalityCode}.`);
    }
    for (const key of [`e-mail ${email.toLowerCase()}`, `subject ${subject} of ${issuerId}`]) {
      if (seen.has(key)) throw new StartupError(`Demo user ${email}: another user has the ${key}.`);
      seen.add(key);
    }
  }
}
