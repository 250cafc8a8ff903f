import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { createServer as createTcpServer, type Server as TcpServer } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { petsContract } from "./pets.ts";
import { petsProfile } from "./pets-run.ts";
import { Sender } from "./send.ts";
import { Session } from "./session.ts";

const get = { method: "GET", target: "/pets", headers: [], body: undefined };
const purpose = { operation: undefined, principal: undefined };
const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

async function listening(server: TcpServer): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ends.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const http = (listener: RequestListener): Promise<string> => listening(createServer(listener));
const tcp = (answer: string): Promise<string> =>
  listening(createTcpServer((socket) => void socket.on("error", () => undefined).once("data", () => socket.end(answer))));

function sender(baseUrl: string, timeoutMs = 1000): Sender {
  const made = new Sender(baseUrl, { timeoutMs, maxBytes: 1000, tls: {} }, 2);
  ends.push(() => made.close());
  return made;
}

async function session(baseUrl: string): Promise<Session> {
  const options = { seed: 1, runId: "t", strict: false, readOnly: false, timeoutMs: 1000 };
  return new Session(await petsContract(), { baseUrl, profile: petsProfile() }, sender(baseUrl), options);
}

describe("sending", () => {
  it("gives status, every header as it came, and the bytes", async () => {
    const base = await http((_request, response) =>
      response
        .writeHead(
          200,
          [
            ["X-A", "1"],
            ["X-A", "2"],
          ].flat(),
        )
        .end("hi"),
    );
    const { response } = await sender(base).send(get);
    expect(response?.status).toBe(200);
    expect(response?.headers.filter(([name]) => name === "X-A")).toEqual([
      ["X-A", "1"],
      ["X-A", "2"],
    ]);
    expect(new TextDecoder().decode(response?.body)).toBe("hi");
  });

  it("gives up on an answer that never comes, never ends, or is too large", async () => {
    const silent = await http(() => undefined);
    const endless = await http((_request, response) => void response.writeHead(200).write("x"));
    const large = await http((_request, response) => void response.end("x".repeat(1001)));
    const kinds = await Promise.all([sender(silent, 100).send(get), sender(endless, 100).send(get), sender(large).send(get)]);
    expect(kinds.map(({ failure }) => failure?.kind)).toEqual(["timeout", "timeout", "too-large"]);
  });

  it("tells a refused connection from one that breaks, and both from what is not HTTP", async () => {
    const closed = createServer();
    const refusing = await listening(closed);
    await new Promise((resolve) => closed.close(resolve));
    const resetting = await http((request) => void request.socket.destroy());
    const truncated = await tcp("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
    const garbage = await tcp("hello, I am no web server\r\n\r\n");
    const kinds = await Promise.all([refusing, resetting, truncated, garbage].map(async (base) => (await sender(base).send(get)).failure?.kind));
    expect(kinds).toEqual(["refused", "reset", "reset", "not-http"]);
  });

  it("says in its own words that a server speaks no TLS", async () => {
    const plain = await http((_request, response) => void response.end());

    const { failure } = await sender(plain.replace("http:", "https:")).send(get);

    expect(failure).toEqual({ kind: "reset", message: "What answers there does not speak TLS." });
  });

  it("opens a new connection where the server closed the old one while it idled", async () => {
    let answered = 0;
    const base = await http((request, response) => {
      answered += 1;
      response.end("ok", () => setTimeout(() => request.socket.destroy(), 5));
    });
    const one = sender(base);
    const statuses: (number | undefined)[] = [];
    for (let count = 0; count < 5; count += 1) {
      statuses.push((await one.send(get)).response?.status);
      await new Promise((resolve) => setTimeout(resolve, count % 2 === 0 ? 0 : 10));
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200]);
    expect(answered).toBe(5);
  });

  it("cannot send what HTTP has no room for, and says so", async () => {
    const { failure } = await sender("http://127.0.0.1:1").send({ ...get, headers: [["X", "a\nb"]] });
    expect(failure?.kind).toBe("not-http");
  });
});

describe("a session", () => {
  it.each([429, 503])("waits where %i comes with Retry-After, and counts it", async (status) => {
    let asked = 0;
    const base = await http((_request, response) => {
      asked += 1;
      response.writeHead(asked === 1 ? status : 200, asked === 1 ? { "Retry-After": "1" } : {}).end();
    });
    const run = await session(base);
    const { response, waitedMs } = await run.send(get, purpose);
    expect([response?.status, waitedMs, run.waitedMs, run.requests]).toEqual([200, 1000, 1000, 2]);
  });

  it("takes 503 without Retry-After as the answer", async () => {
    const run = await session(await http((_request, response) => void response.writeHead(503).end()));
    expect((await run.send(get, purpose)).response?.status).toBe(503);
    expect(run.waitedMs).toBe(0);
  });

  it("follows a redirect that only adds a trailing slash, and no other", async () => {
    const base = await http(({ url }, response) => {
      if (url === "/pets") response.writeHead(308, { Location: "/pets/" }).end();
      else if (url === "/cats") response.writeHead(308, { Location: "/dogs" }).end();
      else response.writeHead(200).end();
    });
    const run = await session(base);
    expect((await run.send(get, purpose)).response?.status).toBe(200);
    expect((await run.send({ ...get, target: "/cats" }, purpose)).response?.status).toBe(308);
  });

  it("repeats an unanswered read once, and a write never", async () => {
    const seen: (string | undefined)[] = [];
    const base = await http(({ method, socket }) => {
      seen.push(method);
      socket.destroy();
    });
    const run = await session(base);
    await run.send(get, purpose);
    const reads = seen.filter((method) => method === "GET").length;
    await run.attempt({ ...get, method: "POST" }, purpose);
    expect(reads).toBe(2);
    expect(seen.filter((method) => method === "POST")).toHaveLength(1);
  });
});
