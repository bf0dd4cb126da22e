import type { Tenant } from "../factories/tenant.js";
import type { TestApi } from "./api.js";

const EVERYTHING = `query ($key: String!) {
  plans(first: 100) { nodes { id state localText { markdown } toComplete { message }
    participations { responsibleFunction content { title description } budget { amount } }
    history(first: 100) { nodes { changes { fields { before after } text { blocks { segments { text } } } } } } } }
  actions(first: 100) { nodes { reference content { title description } participations { responsibleFunction content { title } } } }
  reports(first: 100) { nodes { state returnReason correctionReason followUps { comment correctiveMeasure effects { description } } } }
  collaboration(key: $key) { commonSections(year: 2026) { state text { markdown } } strategy { versions { areas { name text { markdown } } } } }
}`;

/** Words that stand in one side's unshared work and nowhere else, and a look through everybody's eyes for them. */
export class Secrets {
  readonly #words = new Map<string, Tenant>();

  constructor(
    private readonly api: TestApi,
    private readonly tenants: readonly Tenant[],
    private readonly collaboration: string,
  ) {}

  /** A word of this side's, from here on. */
  of(owner: Tenant, word: string): string {
    this.#words.set(word, owner);
    return word;
  }

  /** The act that shares them was done. */
  shared(...words: readonly string[]): void {
    for (const word of words) this.#words.delete(word);
  }

  /** What users of other municipalities read of the words: nothing, unless there is a fault. */
  async leaks(): Promise<{ email: string; word: string }[]> {
    const leaks: { email: string; word: string }[] = [];
    for (const tenant of this.tenants) {
      for (const email of Object.values(tenant.email)) {
        const { data, errors } = await this.api.query(email, EVERYTHING, { key: this.collaboration });
        if (errors.length > 0) throw new Error(`${email} was not answered: ${JSON.stringify(errors)}`);
        const read = JSON.stringify(data);
        for (const [word, owner] of this.#words)
          if (owner !== tenant && read.includes(word)) leaks.push({ email, word });
      }
    }
    return leaks;
  }

  /** Whether the owner's own planner reads the word: else its absence elsewhere would say nothing. */
  async isReadBy(email: string, word: string): Promise<boolean> {
    const { data } = await this.api.query(email, EVERYTHING, { key: this.collaboration });
    return JSON.stringify(data).includes(word);
  }
}
