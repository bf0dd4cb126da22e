import type { InjectOptions } from "fastify";
import type { TestApi } from "./api.js";

export type Headers = Record<string, string | string[]>;

/** An answer with all that HTTP says of it; `data` is as it came. */
export interface HttpAnswer {
  status: number;
  headers: Record<string, unknown>;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it asked for.
  body: any;
  // biome-ignore lint/suspicious/noExplicitAny: likewise.
  data: any;
  errors: { message: string; extensions: { code: string } }[];
  codes: string[];
}

/** Sends bodies to /graphql as they are, with other headers than those of a well-behaved client where a test wants it. */
export class HttpCaller {
  private constructor(
    private readonly api: TestApi,
    readonly bearer: string,
  ) {}

  static async for(api: TestApi, email: string): Promise<HttpCaller> {
    return new HttpCaller(api, `Bearer ${await api.tokenFor(email)}`);
  }

  async post(
    payload: InjectOptions["payload"],
    headers: Headers = { authorization: this.bearer },
  ): Promise<HttpAnswer> {
    const response = await this.api.app.inject({ method: "POST", url: "/graphql", headers, payload });
    const body = response.body.startsWith("{") ? response.json() : {};
    const errors: HttpAnswer["errors"] = body.errors ?? [];
    const codes = errors.map(({ extensions }) => extensions?.code);
    return { status: response.statusCode, headers: response.headers, body, data: body.data, errors, codes };
  }

  ask(query: string, headers?: Headers): Promise<HttpAnswer> {
    return this.post({ query }, headers);
  }
}
