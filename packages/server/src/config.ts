import { resolve } from "node:path";
import { z } from "zod";
import { type IssuerConfig, issuerListSchema } from "./auth/issuers.js";
import { StartupError } from "./startup-error.js";

/** Which plans an empty database begins with: the built-in demo, nothing, or a dataset file (absolute path). */
export type DemoData = { kind: "builtIn" } | { kind: "none" } | { kind: "file"; path: string };

/** The server's settings, from the environment and nowhere else. */
export interface Config {
  /** The port to listen on; 0 takes a free one. */
  port: number;
  host: string;
  /** Absolute path of the directory for everything the server keeps outside the database. */
  dataDir: string;
  /** Connection of the server's own role, or of an administrator who may make roles; null: the embedded database. */
  databaseUrl: string | null;
  /** Connection of the role that owns the tables, for migrations. */
  databaseOwnerUrl: string | null;
  /** The address that browsers see, without a trailing slash; null: the one it listens on. */
  publicUrl: string | null;
  demo: DemoData;
  logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";
  /** The municipalities' real issuers; empty: the demo's. */
  oidcIssuers: IssuerConfig[];
  production: boolean;
}

const postgresUrl = z.string().refine(
  (value) => {
    const url = URL.canParse(value) ? new URL(value) : null;
    return url !== null && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1;
  },
  { error: "must be a PostgreSQL URL that names a database" },
);

const json = z.string().transform((text, context) => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    context.addIssue({ code: "custom", message: "must be JSON" });
    return z.NEVER;
  }
});

const variables = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, { error: "must be a whole number from 0 to 65535" })
    .transform(Number)
    .refine((port) => port <= 65535, { error: "must be a whole number from 0 to 65535" })
    .default(4000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, { error: "must be a host name or an address, without a scheme and a port" })
    .default("127.0.0.1"),
  DATA_DIR: z.string().default("data"),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: "must be an http or https address" })
    .transform((url) => url.replace(/\/+$/, ""))
    .optional(),
  SAMPLAN_DEMO: z.string().optional(),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
      error: "must be fatal, error, warn, info, debug, trace or silent",
    })
    .default("info"),
  OIDC_ISSUERS: json.pipe(issuerListSchema).default([]),
  NODE_ENV: z
    .enum(["development", "test", "production"], { error: "must be development, test or production" })
    .default("development"),
});

const examples: Record<keyof z.infer<typeof variables>, string> = {
  PORT: "4000",
  HOST: "127.0.0.1",
  DATA_DIR: "./data",
  DATABASE_URL: "postgres://samplan_app:secret@db.example:5432/samplan",
  DATABASE_OWNER_URL: "postgres://samplan_owner:secret@db.example:5432/samplan",
  PUBLIC_URL: "https://samplan.example",
  SAMPLAN_DEMO: "none",
  LOG_LEVEL: "info",
  OIDC_ISSUERS:
    '[{"id":"linkoping","municipality":"0580","issuer":"https://login.linkoping.example","audience":"urn:samplan:api"}]',
  NODE_ENV: "production",
};

/**
 * Reads and checks the settings; nothing else reads the environment. A variable that is set to nothing counts as not set, as compose files do it.
 * @param root the directory that relative paths start from: the project's root, where npm runs its scripts
 * @throws StartupError naming every variable that is wrong, with an example of a right value
 */
export function readConfig(
  env: Record<string, string | undefined> = process.env,
  root: string = process.cwd(),
): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = variables.safeParse(set);
  if (!parsed.success) throw new StartupError(parsed.error.issues.map(describe).join("\n"));
  const values = parsed.data;
  if (values.DATABASE_OWNER_URL && !values.DATABASE_URL) {
    throw new StartupError(
      `DATABASE_URL is missing beside DATABASE_OWNER_URL: the server's own role is needed too, for example DATABASE_URL=${examples.DATABASE_URL}`,
    );
  }
  return {
    port: values.PORT,
    host: values.HOST,
    dataDir: resolve(root, values.DATA_DIR),
    databaseUrl: values.DATABASE_URL ?? null,
    databaseOwnerUrl: values.DATABASE_OWNER_URL ?? null,
    publicUrl: values.PUBLIC_URL ?? null,
    demo: demoData(values.SAMPLAN_DEMO, root),
    logLevel: values.LOG_LEVEL,
    oidcIssuers: values.OIDC_ISSUERS,
    production: values.NODE_ENV === "production",
  };
}

function demoData(value: string | undefined, root: string): DemoData {
  if (value === undefined) return { kind: "builtIn" };
  return value === "none" ? { kind: "none" } : { kind: "file", path: resolve(root, value) };
}

/** The value itself is not repeated: it may hold a password. */
function describe({ path: [variable, ...rest], message }: z.core.$ZodIssue): string {
  const name = variable as keyof typeof examples;
  const place = rest.map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`)).join("");
  return `${name}${place} ${message}, for example ${name}=${examples[name]}`;
}
