import type { Configuration, KoaContextWithOIDC, default as OidcProvider, ResourceServer } from "oidc-provider";
import { createMemoryAdapter } from "oidc-provider/lib/adapters/memory_adapter.js";
import { InvalidGrant, InvalidTarget } from "oidc-provider/lib/helpers/errors.js";
import { Provider } from "oidc-provider/lib/provider.js";
import type { Clock } from "../../context/clock.js";
import { API_AUDIENCE } from "../issuers.js";
import { type IssuerSecrets, SIGNING_ALGORITHM, type TokenClient } from "./demo-secrets.js";
import { DEMO_TOKEN_LIFETIME_S, DEMO_USER_GRANT, type DemoUser } from "./demo-user.js";

const api: ResourceServer = {
  scope: "",
  audience: API_AUDIENCE,
  accessTokenFormat: "jwt",
  accessTokenTTL: DEMO_TOKEN_LIFETIME_S,
  jwt: { sign: { alg: SIGNING_ALGORITHM } },
};

export interface DemoIssuerOptions {
  /** The issuer's URL. */
  issuer: string;
  users: readonly DemoUser[];
  secrets: IssuerSecrets;
  tokenClient: TokenClient;
  clock: Pick<Clock, "now">;
}

/** The identity provider of one municipality. It signs in nobody by itself: its only grant is the token command's. */
export function createDemoIssuer(options: DemoIssuerOptions): OidcProvider {
  const provider = new Provider(options.issuer, configuration(options));
  // Behind a proxy that ends TLS, the endpoints in the discovery document are https like the issuer.
  provider.proxy = options.issuer.startsWith("https:");
  const users = new Map(options.users.map((user) => [user.email.toLowerCase(), user]));

  async function grantToken(ctx: KoaContextWithOIDC): Promise<void> {
    const { client, params } = ctx.oidc;
    const user = users.get(String(params?.email).toLowerCase());
    if (!client || !user) throw new InvalidGrant("no demo user of this municipality has the e-mail");
    const grant = new provider.Grant({ accountId: user.subject, clientId: client.clientId });
    const issuedAt = Math.floor(options.clock.now().getTime() / 1000);
    const token = new provider.AccessToken({
      client,
      accountId: user.subject,
      grantId: await grant.save(),
      gty: DEMO_USER_GRANT,
      scope: "",
      resourceServer: api,
      iat: issuedAt,
      exp: issuedAt + DEMO_TOKEN_LIFETIME_S,
    });
    ctx.oidc.entity("AccessToken", token);
    ctx.body = { access_token: await token.save(), token_type: token.tokenType, expires_in: DEMO_TOKEN_LIFETIME_S };
  }
  provider.registerGrantType(DEMO_USER_GRANT, grantToken, ["email"]);
  return provider;
}

/** Every default that oidc-provider would otherwise print a notice about is stated; what is not used is off. */
function configuration({ users, secrets, tokenClient }: DemoIssuerOptions): Configuration {
  const bySubject = new Map(users.map((user) => [user.subject, user]));
  return {
    adapter: createMemoryAdapter(),
    jwks: { keys: [secrets.signingKey] },
    cookies: { keys: secrets.cookieKeys },
    clientDefaults: { id_token_signed_response_alg: SIGNING_ALGORITHM },
    enabledJWA: { idTokenSigningAlgValues: [SIGNING_ALGORITHM] },
    responseTypes: [],
    scopes: ["openid"],
    claims: { openid: ["sub", "email", "name"] },
    clients: [
      {
        client_id: tokenClient.clientId,
        client_secret: tokenClient.clientSecret,
        grant_types: [DEMO_USER_GRANT],
        redirect_uris: [],
        response_types: [],
        token_endpoint_auth_method: "client_secret_basic",
      },
    ],
    clientAuthMethods: ["client_secret_basic"],
    clientBasedCORS: () => false,
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => API_AUDIENCE,
        getResourceServerInfo: (_ctx, resource) => {
          if (resource !== API_AUDIENCE) throw new InvalidTarget();
          return api;
        },
      },
    },
    ttl: { AccessToken: DEMO_TOKEN_LIFETIME_S, Grant: DEMO_TOKEN_LIFETIME_S },
    findAccount: (_ctx, subject) => {
      const user = bySubject.get(subject);
      return user && { accountId: subject, claims: () => ({ sub: subject, ...displayed(user) }) };
    },
    extraTokenClaims: (_ctx, token) => {
      const user = "accountId" in token ? bySubject.get(token.accountId) : undefined;
      return user && displayed(user);
    },
    renderError: (ctx, out) => {
      ctx.type = "text/plain";
      ctx.body = `${out.error}: ${out.error_description ?? ""}\n`;
    },
  };
}

/** For display only; a name that nobody has given is left out. */
function displayed({ email, name }: DemoUser): { email: string; name?: string } {
  return name === null ? { email } : { email, name };
}
