import { createHash } from "node:crypto";
import canonicalizeModule from "canonicalize";

// The package is CommonJS whose function is the module itself; its types say `default`, which Node does not see.
const canonicalize = canonicalizeModule as unknown as (value: unknown) => string | undefined;

/**
 * The hash that a decision names: `pm1:sha256:` and 64 hexadecimal digits over the value's canonical JSON (RFC 8785,
 * text in NFC, UTF-8). Equal texts have equal hashes whatever the order of keys. The prefix names the scheme: a stored
 * hash is compared, never computed again under another scheme (I7).
 *
 * This file is an entry of its own (`@samplan/document/hash`), since it needs Node; a browser only shows hashes.
 * @throws TypeError when the value is not JSON.
 */
export function canonicalHash(value: unknown): string {
  const json = canonicalize(value)?.normalize("NFC");
  if (json === undefined) throw new TypeError("Only JSON can be hashed");
  return `pm1:sha256:${createHash("sha256").update(json, "utf8").digest("hex")}`;
}
