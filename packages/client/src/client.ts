import { print } from "graphql";
import type { RequestArguments, RequestDocument } from "./request-document.js";
import { send } from "./transport.js";

export interface ClientOptions {
  /** The API's address, like "https://samplan.example.se/graphql". */
  url: string | URL;
  /** The caller's access token, asked for before every request so that it can be renewed; null sends none. */
  getToken: () => string | null | Promise<string | null>;
  /** Sends the requests instead of the platform's own fetch. */
  fetch?: typeof globalThis.fetch;
  /** The language of labels, "sv" or "en", as in Accept-Language; without it the platform's choice, or Swedish. */
  locale?: string;
}

export interface Client {
  /**
   * Sends an operation and gives its data.
   * @throws SamplanError or what `getToken` throws; the reason of `options.signal` when that ends it
   */
  request<Data, Variables>(
    document: RequestDocument<Data, Variables>,
    ...variablesAndOptions: RequestArguments<NoInfer<Variables>>
  ): Promise<Data>;
}

/** A client of one API for one caller. It keeps nothing between requests. */
export function createClient({ url, getToken, fetch = globalThis.fetch, locale }: ClientOptions): Client {
  return {
    async request<Data, Variables>(
      document: RequestDocument<Data, Variables>,
      ...[variables, { signal } = {}]: RequestArguments<NoInfer<Variables>>
    ): Promise<Data> {
      signal?.throwIfAborted();
      const token = await getToken();
      const headers = {
        ...(token !== null && { authorization: `Bearer ${token}` }),
        ...(locale !== undefined && { "accept-language": locale }),
      };
      const body = JSON.stringify({ query: print(document), variables });
      const data = await send({ url: String(url), fetch, headers, body, signal });
      // The server has checked the operation against the schema that the document's types were made from.
      return data as Data;
    },
  };
}
