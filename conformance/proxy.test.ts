import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ConfigurationError } from "./configuration-error.ts";
import { proxyFor } from "./proxy.ts";
import { Sender } from "./send.ts";

afterEach(() => vi.unstubAllEnvs());

const target = (url: string): URL => new URL(url);

describe("the proxy of a target", () => {
  it.each<[string, Record<string, string>, string | undefined]>([
    ["http://api.example.com", { HTTP_PROXY: "http://proxy:3128" }, "http://proxy:3128/"],
    ["http://api.example.com", { http_proxy: "proxy:3128" }, "http://proxy:3128/"],
    ["https://api.example.com", { HTTP_PROXY: "http://proxy:3128" }, undefined],
    ["https://api.example.com", { HTTPS_PROXY: "http://proxy:3128" }, "http://proxy:3128/"],
    ["http://localhost:8080", { HTTP_PROXY: "http://proxy:3128" }, undefined],
    ["http://api.example.com", { HTTP_PROXY: "http://proxy:3128", NO_PROXY: "other.com, example.com" }, undefined],
    ["http://api.example.com", { HTTP_PROXY: "http://proxy:3128", NO_PROXY: ".example.com:80" }, undefined],
    ["http://api.example.com", { HTTP_PROXY: "http://proxy:3128", NO_PROXY: "example.com:81" }, "http://proxy:3128/"],
    ["http://badexample.com", { HTTP_PROXY: "http://proxy:3128", NO_PROXY: "example.com" }, "http://proxy:3128/"],
    ["http://api.example.com", { HTTP_PROXY: "http://proxy:3128", NO_PROXY: "*" }, undefined],
  ])("%s with %o is %s", (url, environment, expected) => {
    expect(proxyFor(target(url), environment)?.href).toBe(expected);
  });

  it("that is none is told without its value, which may hold a password", () => {
    const environment = { HTTP_PROXY: "socks5://me:secret@proxy" };

    expect(() => proxyFor(target("http://api.example.com"), environment)).toThrow(ConfigurationError);
    expect(() => proxyFor(target("http://api.example.com"), environment)).not.toThrow(/secret/);
  });
});

describe("a sender behind a proxy", () => {
  it("asks it in absolute form, with its credentials, for http", async () => {
    const seen: IncomingMessage[] = [];
    const proxy = createServer((request, response) => {
      seen.push(request);
      response.end("through");
    }).listen(0, "127.0.0.1");
    await once(proxy, "listening");
    vi.stubEnv("HTTP_PROXY", `http://me:pa%20ss@127.0.0.1:${(proxy.address() as AddressInfo).port}`);
    const sender = new Sender("http://api.example.com/v1", { timeoutMs: 2000, maxBytes: 1000, tls: {} }, 1);

    const { response } = await sender.send({ method: "GET", target: "/pets?a=1", headers: [], body: undefined });
    sender.close();
    proxy.close();

    expect(new TextDecoder().decode(response?.body)).toBe("through");
    expect(seen[0]?.url).toBe("http://api.example.com/v1/pets?a=1");
    expect(seen[0]?.headers).toMatchObject({ host: "api.example.com", "proxy-authorization": `Basic ${Buffer.from("me:pa ss").toString("base64")}` });
  });

  it("asks it for a tunnel for https, and says what it answered", async () => {
    const asked: string[] = [];
    const proxy = createServer().listen(0, "127.0.0.1");
    proxy.on("connect", ({ url }: IncomingMessage, socket) => {
      asked.push(url ?? "");
      socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
    });
    await once(proxy, "listening");
    vi.stubEnv("HTTPS_PROXY", `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
    const sender = new Sender("https://api.example.com", { timeoutMs: 2000, maxBytes: 1000, tls: {} }, 1);

    const { failure } = await sender.send({ method: "GET", target: "/pets", headers: [], body: undefined });
    sender.close();
    proxy.close();

    expect(asked).toEqual(["api.example.com:443"]);
    expect(failure?.message).toBe("The connection broke: the proxy answered 403 to CONNECT.");
  });
});
