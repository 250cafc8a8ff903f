/** Implementations that misbehave, in this process. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll } from "vitest";
import { createMock } from "../../mock/index.ts";

const closing: (() => unknown)[] = [];

afterAll(async () => {
  for (const close of closing) await close();
});

export function closeAtEnd(server: Server): void {
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
}

/** `http://127.0.0.1:<port>` of a server that stops when the tests end. */
export async function serve(listener: RequestListener): Promise<{ readonly url: string; readonly server: Server }> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  closeAtEnd(server);
  await once(server, "listening");
  // A listening TCP server has an address with a port.
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

/** A mock of one API; gives its base URL. */
export async function mockOf(api: string, fault?: string): Promise<string> {
  const listening = await createMock({ apis: [api], fault }).listen({ port: 0 });
  closing.push(() => listening.close(0));
  return listening.apis[0]?.baseUrl ?? "";
}

/** Stands before another server. `meddle` gives true where it has answered itself. */
export async function front(behind: string, meddle: (incoming: IncomingMessage, outgoing: ServerResponse) => boolean) {
  return serve((incoming, outgoing) => {
    if (meddle(incoming, outgoing)) return;
    const { headers, method, url } = incoming;
    const onward = request(`${behind}${url}`, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.rawHeaders);
      answer.pipe(outgoing);
    });
    onward.on("error", () => outgoing.destroy());
    incoming.pipe(onward);
  });
}
