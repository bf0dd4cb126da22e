import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import Fastify, { type FastifyInstance } from "fastify";
import { choosePort, listen } from "./listen.js";

const host = "127.0.0.1";
let first: FastifyInstance;
let second: FastifyInstance;

beforeEach(() => {
  first = Fastify();
  second = Fastify();
});
afterEach(async () => {
  await first.close();
  await second.close();
});

describe("listen", () => {
  it("takes the chosen port, and tells the next one to choose another", async () => {
    const port = await choosePort({ host, port: 0 });
    await listen(first, { host, port });
    await expect(listen(second, { host, port })).rejects.toThrow(
      `Cannot listen on ${host}:${port}: another program is using it. Stop that one, or choose another port with PORT=….`,
    );
  });

  it("asks for another HOST when the address is not this machine's, also with a free port", async () => {
    const elsewhere = { host: "192.0.2.1", port: 4000 };
    await expect(listen(first, elsewhere)).rejects.toThrow("Correct HOST");
    await expect(choosePort({ ...elsewhere, port: 0 })).rejects.toThrow("Correct HOST");
  });
});
