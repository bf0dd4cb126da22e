import { randomUUID } from "node:crypto";

// biome-ignore lint/suspicious/noExplicitAny: a test reads what it asked for.
type Data = any;

/** What a caller was told has been done. */
export interface Acknowledged {
  mutation: string;
  entity: Data;
}

/** The answer never came, and it was not asked for again: the change is there whole, or not at all. */
export class AnswerLost extends Error {}

/**
 * Calls a server that dies now and then. Each mutation has a key: when the answer is lost it is sent again with it, until
 * it is answered, or not at all where `forgets` says so; when `ended` is aborted, no more.
 */
export class PersistentCaller {
  readonly acknowledged: Acknowledged[] = [];
  /** How many answers were lost, and how many of them were had by a retry from before. */
  lost = 0;
  replayed = 0;

  constructor(
    private readonly url: string,
    private readonly forgets: (mutation: string) => boolean,
    private readonly ended: AbortSignal,
  ) {}

  /** The payload's entity. @throws AnswerLost; Error for a refusal */
  async send(token: string, mutation: string, declared: string, given: string, selection: string, variables: object) {
    const query = `mutation (${declared}) { ${mutation}(${given}) { ${selection} userErrors { code message } } }`;
    const headers = {
      ...{ authorization: `Bearer ${token}`, "content-type": "application/json" },
      "idempotency-key": randomUUID(),
    };
    const body = JSON.stringify({ query, variables });
    for (let tries = 0; ; tries += 1) {
      this.ended.throwIfAborted();
      const response = await fetch(`${this.url}/graphql`, { method: "POST", headers, body }).catch(() => null);
      const answer: Data = (await response?.json().catch(() => null)) ?? null;
      const payload = answer?.data?.[mutation];
      if (payload) {
        if (response?.headers.get("idempotency-replayed") === "true") this.replayed += 1;
        if (payload.userErrors.length > 0) throw new Error(`${mutation}: ${JSON.stringify(payload.userErrors)}`);
        const { userErrors: _none, ...rest } = payload;
        const [entity] = Object.values(rest) as Data[];
        this.acknowledged.push({ mutation, entity });
        return entity;
      }
      const code = answer?.errors?.[0]?.extensions?.code;
      // The line was cut, or the database has gone from under the server: neither says what was kept.
      if (answer !== null && code !== "INTERNAL" && response?.status !== 409) throw new Error(JSON.stringify(answer));
      if (tries === 0 && response?.status !== 409) {
        this.lost += 1;
        if (this.forgets(mutation)) throw new AnswerLost(mutation);
      }
      await new Promise((next) => setTimeout(next, 40));
    }
  }
}
