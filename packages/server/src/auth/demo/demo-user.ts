/** A user of the demo's identity provider; (issuerId, subject) identifies the user, whatever the server's URL. */
export interface DemoUser {
  /** `demoIssuerId(municipalityCode)` */
  issuerId: string;
  subject: string;
  email: string;
  name: string | null;
  municipalityCode: string;
}

export interface DemoMunicipality {
  /** Four digits, such as 0580. */
  code: string;
  name: string;
}

/** The stable id of a municipality's demo issuer, whose URL changes with the port. */
export function demoIssuerId(municipalityCode: string): string {
  return `demo:${municipalityCode}`;
}

/** Where a municipality's demo issuer is mounted, below the server's base URL. */
export function demoIssuerPath(municipalityCode: string): string {
  return `/identity/${municipalityCode}`;
}

/** The grant by which `npm run token` gets a token for an e-mail address, with the client secret of DATA_DIR. */
export const DEMO_USER_GRANT = "urn:samplan:grant:demo-user";
export const DEMO_TOKEN_LIFETIME_S = 8 * 60 * 60;
