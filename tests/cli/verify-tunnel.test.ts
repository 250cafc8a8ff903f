/** https through the CONNECT of a proxy. */
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { type AddressInfo, connect } from "node:net";
import type { Duplex } from "node:stream";
import { afterEach, expect, it, vi } from "vitest";
import { Sender } from "../../conformance/send.ts";
import { certificate, key } from "./self-signed.ts";

afterEach(() => vi.unstubAllEnvs());

it("judges through the tunnel as if there were none, certificates included", async () => {
  const behind = createSecureServer({ cert: certificate, key }, (request, response) => response.end(`${request.headers.host} ${request.url}`));
  behind.listen(0, "127.0.0.1");
  await once(behind, "listening");
  const { port } = behind.address() as AddressInfo;
  const tunnels: Duplex[] = [];
  const proxy = createServer().listen(0, "127.0.0.1");
  proxy.on("connect", (_request: IncomingMessage, socket: Duplex) => {
    const onward = connect(port, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      socket.pipe(onward).pipe(socket);
    });
    tunnels.push(socket, onward);
  });
  await once(proxy, "listening");
  vi.stubEnv("HTTPS_PROXY", `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
  const options = { timeoutMs: 5000, maxBytes: 1000 };
  // The name is the certificate's, and no resolver knows it.
  const trusting = new Sender("https://localhost.:8443/v1", { ...options, tls: { ca: certificate } }, 1);
  const wary = new Sender("https://localhost.:8443/v1", { ...options, tls: {} }, 1);

  const trusted = await trusting.send({ method: "GET", target: "/pets", headers: [], body: undefined });
  const refused = await wary.send({ method: "GET", target: "/pets", headers: [], body: undefined });
  for (const sender of [trusting, wary]) sender.close();
  for (const socket of tunnels) socket.destroy();
  for (const server of [proxy, behind]) server.close();

  expect(new TextDecoder().decode(trusted.response?.body)).toBe("localhost.:8443 /v1/pets");
  expect(refused.failure?.kind).toBe("tls");
});
