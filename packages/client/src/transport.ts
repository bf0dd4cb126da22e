import { type AnswerError, errorWithCode, type SamplanError } from "./errors.js";

/** One operation as it is sent. */
export interface Call {
  url: string;
  fetch: typeof globalThis.fetch;
  headers: Record<string, string>;
  /** JSON. */
  body: string;
  signal: AbortSignal | undefined;
}

/**
 * Posts an operation and gives its data.
 * @throws SamplanError, of the class of its code; the signal's reason when that ended it
 */
export async function send(call: Call): Promise<unknown> {
  const { response, text } = await post(call);
  const answer = readAnswer(text);
  if (!answer) throw notGraphql(call.url, response);
  const { data, errors } = answer;
  const [first] = errors;
  if (!first) return data;
  const facts = { errors, data, status: response.status, retryAfter: retryAfter(response.headers) };
  throw errorWithCode(String(first.extensions?.code ?? "UNKNOWN"), first.message, facts);
}

async function post({ url, fetch, headers, body, signal }: Call): Promise<{ response: Response; text: string }> {
  const accept = "application/graphql-response+json, application/json";
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", accept, ...headers },
      body,
      ...(signal && { signal }),
    });
    return { response, text: await response.text() };
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    throw errorWithCode("NETWORK", `No answer from ${url}: ${reasonOf(error)}`, { cause: error });
  }
}

/** The data and errors of a GraphQL answer, whatever its status; null when the text is something else. */
function readAnswer(text: string): { data: unknown; errors: AnswerError[] } | null {
  const body = parseJson(text);
  if (!isRecord(body)) return null;
  const { data = null, errors = [] } = body;
  if (!Array.isArray(errors) || !errors.every(isAnswerError)) return null;
  if (data === null ? errors.length === 0 : !isRecord(data)) return null;
  return { data, errors };
}

function notGraphql(url: string, { status, headers }: Response): SamplanError {
  const facts = { status, retryAfter: retryAfter(headers) };
  if (status === 401) return errorWithCode("UNAUTHENTICATED", `${url} refused the token.`, facts);
  if (status === 429) return errorWithCode("RATE_LIMITED", `${url} had too many requests.`, facts);
  const type = headers.get("content-type") ?? "no content type";
  const message = `${url} answered ${status} with something else than GraphQL (${type}). Is it the API's address?`;
  return errorWithCode("NETWORK", message, facts);
}

/** Seconds; the header holds seconds or a date (RFC 9110, 10.2.3). */
function retryAfter(headers: Headers): number | null {
  const value = headers.get("retry-after")?.trim() ?? "";
  if (/^\d+$/.test(value)) return Number(value);
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - Date.now()) / 1000));
}

/** Node's fetch says only "fetch failed", and why in the cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isAnswerError(value: unknown): value is AnswerError {
  if (!isRecord(value) || typeof value.message !== "string") return false;
  return value.extensions === undefined || isRecord(value.extensions);
}
