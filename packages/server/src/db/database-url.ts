/** Parts of a PostgreSQL URL to replace; what is not named stays. */
export interface DatabaseUrlParts {
  user?: string;
  password?: string;
  database?: string;
}

/** The URL with other parts, its host, port and options kept. */
export function withParts(databaseUrl: string, { user, password, database }: DatabaseUrlParts): string {
  const url = new URL(databaseUrl);
  if (database !== undefined) url.pathname = `/${encodeURIComponent(database)}`;
  // A URL without a host (a local socket, named by ?host=) has no place for a user but its parameters.
  const inParameters = url.host === "" || url.searchParams.has("user") || url.searchParams.has("password");
  if (inParameters) {
    if (user !== undefined) url.searchParams.set("user", user);
    if (password !== undefined) url.searchParams.set("password", password);
  } else {
    if (user !== undefined) url.username = encodeURIComponent(user);
    if (password !== undefined) url.password = encodeURIComponent(password);
  }
  return url.href;
}

/** The database a URL names. */
export function databaseName(databaseUrl: string): string {
  return decodeURIComponent(new URL(databaseUrl).pathname.slice(1));
}

/** The URL as it may be shown: role, host and database, without the password. */
export function withoutPassword(databaseUrl: string): string {
  const { protocol, username, host, pathname, searchParams } = new URL(databaseUrl);
  const inParameters = searchParams.get("user");
  const user = inParameters === null ? username : encodeURIComponent(inParameters);
  return `${protocol}//${user === "" ? "" : `${user}@`}${host}${pathname}`;
}
