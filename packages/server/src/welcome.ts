import type { DemoMunicipality } from "./auth/demo/demo-user.js";
import type { DemoPerson } from "./auth/demo/read-demo-users.js";

export interface Welcome {
  url: string;
  demo: { users: readonly DemoPerson[]; municipalities: readonly DemoMunicipality[] } | null;
  /** Whether OIDC_ISSUERS names any. */
  hasIssuers: boolean;
}

/** What whoever started the server reads: where to go, as whom to sign in, how to stop. */
export function welcomeText({ url, demo, hasIssuers }: Welcome): string {
  return [
    "",
    "  Samplan is running. · Samplan är igång.",
    "",
    `  Explore the API · Utforska      ${url}/graphiql`,
    `  GraphQL                         ${url}/graphql`,
    `  Health · Status                 ${url}/healthz  ${url}/readyz`,
    "",
    ...(demo ? demoLines(demo) : hasIssuers ? issuerLines : nobodyLines),
    "",
    "  Stop with Ctrl-C. · Avsluta med Ctrl-C.",
    "",
  ].join("\n");
}

function demoLines({ users, municipalities }: NonNullable<Welcome["demo"]>): string[] {
  const example = users.find(({ roles }) => roles.includes("ANALYST")) ?? users[0];
  const perMunicipality = municipalities.flatMap(({ code, name }) => {
    const emails = users.filter((user) => user.municipalityCode === code).map(({ email }) => email);
    return [`    ${name}`, ...pairs(emails).map((line) => `      ${line}`)];
  });
  return [
    isInvented(users)
      ? "  Demo with invented data: sign in with a token of one of these. · Påhittade uppgifter: logga in som någon av dessa."
      : "  Sign in with a token of one of these. · Logga in som någon av dessa.",
    ...perMunicipality,
    "",
    `  Get a token · Hämta token       npm run --silent token -- ${example?.email ?? ""}`,
  ];
}

const issuerLines = [
  "  Sign in with a token of the issuers in OIDC_ISSUERS. · Logga in med en token från inloggningstjänsterna i OIDC_ISSUERS.",
];

const nobodyLines = [
  "  Nobody can sign in yet: name the municipalities' issuers in OIDC_ISSUERS (docs/operations.md).",
  "  Ingen kan logga in ännu: ange kommunernas inloggningstjänster i OIDC_ISSUERS (docs/operations.md).",
];

/** No address can end in .example (RFC 2606): such users are those of the demo. */
function isInvented(users: readonly DemoPerson[]): boolean {
  return users.every(({ email }) => email.toLowerCase().endsWith(".example"));
}

function pairs(emails: readonly string[]): string[] {
  const width = Math.max(...emails.map((email) => email.length)) + 2;
  return emails.flatMap((email, index) =>
    index % 2 === 0 ? [`${email.padEnd(width)}${emails[index + 1] ?? ""}`.trimEnd()] : [],
  );
}
