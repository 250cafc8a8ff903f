/** A small contract, a server that answers as it is told, and the proxy between them and a test. */
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach } from "vitest";
import { compile } from "../../contract/compile.ts";
import { loadDocument } from "../../contract/load.ts";
import type { JsonObject } from "../../contract/model.ts";
import type { ProxyOptions } from "../../proxy/options.ts";
import { type RunningProxy, startProxy } from "../../proxy/proxy.ts";

const pet: JsonObject = {
  type: "object",
  required: ["name"],
  properties: { name: { type: "string", minLength: 1 }, secretWord: { type: "string", format: "password" } },
};
const json = (schema: JsonObject): JsonObject => ({ "application/json": { schema } });

export const document: JsonObject = {
  openapi: "3.1.0",
  info: { title: "Pets", version: "1" },
  paths: {
    "/pets": {
      get: {
        operationId: "listPets",
        parameters: [{ name: "limit", in: "query", schema: { type: "integer", maximum: 10 } }],
        responses: { 200: { description: "All.", content: json({ type: "array", items: pet }) }, 500: { description: "Broken." } },
      },
      post: {
        operationId: "createPet",
        security: [{ key: [] }],
        requestBody: { required: true, content: json(pet) },
        responses: { 201: { description: "Made.", content: json(pet) }, 422: { description: "Refused." } },
      },
    },
  },
  components: { securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Key" } } },
};

export const contract = async () => compile("pets", await loadDocument(structuredClone(document)));

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Gives its URL. */
export async function serve(answer: RequestListener, prepare?: (server: Server) => void): Promise<URL> {
  const server = createServer(answer);
  prepare?.(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

export async function standBefore(target: URL, options: Partial<ProxyOptions> = {}): Promise<RunningProxy> {
  const proxy = await startProxy({
    contract: await contract(),
    target,
    port: 0,
    host: "127.0.0.1",
    enforce: false,
    judgedBytes: 1024 * 1024,
    timeoutMs: 5000,
    ...options,
  });
  closing.push(() => proxy.close(0));
  return proxy;
}

/** The rules that were broken, with their levels; after everything that passed is judged. */
export async function seen({ ledger }: RunningProxy, exchanges = 1): Promise<string[]> {
  while (ledger.exchanges < exchanges) await new Promise((resolve) => setTimeout(resolve, 2));
  return ledger.entries.map(({ count, finding, level }) => `${level} ${finding.check}${count > 1 ? ` × ${count}` : ""}`);
}
