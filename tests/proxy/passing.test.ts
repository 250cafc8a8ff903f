import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { seen, serve, standBefore } from "./fixture.ts";
import { raw } from "./raw.ts";

const json = { "Content-Type": "application/json" };
const ask = (start: string, ...headers: string[]): string => [`${start} HTTP/1.1`, "Host: x", "Connection: close", ...headers, "", ""].join("\r\n");

describe("the proxy passes", () => {
  it("HEAD with the length of what it does not send", async () => {
    const proxy = await standBefore(await serve((_request, response) => response.writeHead(200, { ...json, "Content-Length": "999" }).end()));

    const answer = await raw(proxy.origin, ask("HEAD /pets"));

    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\nContent-Type: application\/json\r\nContent-Length: 999\r\n/);
    expect(answer.endsWith("\r\n\r\n")).toBe(true);
    expect(await seen(proxy)).toEqual([]);
  });

  it.each([204, 304])("%i without a body or a length", async (status) => {
    const proxy = await standBefore(await serve((_request, response) => response.writeHead(status).end()));

    const answer = await raw(proxy.origin, ask("GET /pets"));

    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer).not.toMatch(/content-length|transfer-encoding/i);
    expect(answer.endsWith("\r\n\r\n")).toBe(true);
  });

  it("no header of the connection, named or known, and neither Host nor Content-Length away", async () => {
    let heard: string[] = [];
    const target = await serve((request, response) => {
      heard = request.rawHeaders.filter((_, index) => index % 2 === 0);
      request.resume().on("end", () => response.end());
    });
    const proxy = await standBefore(target);

    await raw(
      proxy.origin,
      `${ask("POST /pets", "Connection: X-Mine, host, content-length", "X-Mine: 1", "Keep-Alive: 9", "TE: trailers", "Content-Length: 2")}{}`,
    );

    expect(heard).toEqual(["Host", "Content-Length", "Connection"]);
  });

  it("100 Continue only when the target gives it", async () => {
    const refusing = await serve(
      () => undefined,
      (server) => server.on("checkContinue", (_request, response) => response.writeHead(413, { Connection: "close" }).end()),
    );
    const taking = await serve((request, response) => request.resume().on("end", () => response.writeHead(201, json).end('{"name":"Rex"}')));
    const upload = ask("POST /pets", "Content-Type: application/json", "Content-Length: 14", "Expect: 100-continue");

    const refused = await raw((await standBefore(refusing)).origin, upload);
    const taken = await raw((await standBefore(taking)).origin, `${upload}{"name":"Rex"}`);

    expect(refused).toMatch(/^HTTP\/1\.1 413 /);
    expect(taken).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 201 /);
  });

  it("trailers of an answer", async () => {
    const target = await serve((_request, response) => {
      response.writeHead(200, { ...json, Trailer: "X-Sum" });
      response.addTrailers({ "X-Sum": "7" });
      response.end("[]");
    });
    const proxy = await standBefore(target);

    expect(await raw(proxy.origin, ask("GET /pets"))).toMatch(/\r\nTrailer: X-Sum\r\n[\s\S]*\r\n0\r\nX-Sum: 7\r\n\r\n$/);
  });

  it("a request in the absolute form to the path that it names", async () => {
    let path: string | undefined;
    const proxy = await standBefore(
      await serve((request, response) => {
        path = request.url;
        response.writeHead(200, json).end("[]");
      }),
    );

    await raw(proxy.origin, ask("GET http://elsewhere.example/pets?limit=1"));

    expect(path).toBe("/pets?limit=1");
  });

  it("an event stream while it goes on, unjudged", async () => {
    const target = await serve((_request, response) => {
      response.writeHead(200, { "Content-Type": "text/event-stream" });
      response.write("data: 1\n\n");
      setTimeout(() => response.end("data: 2\n\n"), 300);
    });
    const proxy = await standBefore(target, { timeoutMs: 100 });

    const reader = (await fetch(`${proxy.origin}/pets`)).body?.getReader();
    const first = new TextDecoder().decode((await reader?.read())?.value);

    expect(first).toBe("data: 1\n\n");
    expect(proxy.ledger.exchanges).toBe(0);
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe("data: 2\n\n");
    expect(await seen(proxy)).toEqual(["error media-type", "note not-judged"]);
  });

  it("large bodies without holding them", async () => {
    const size = 96 * 1024 * 1024;
    const chunk = Buffer.alloc(1024 * 1024, 32);
    const target = await serve((_request, response) => {
      response.writeHead(200, { ...json, "Content-Length": size });
      let left = size / chunk.length;
      const more = (): void => {
        while (left > 0) {
          left -= 1;
          if (!response.write(chunk)) return void response.once("drain", more);
        }
        response.end();
      };
      more();
    });
    const proxy = await standBefore(target);
    const start = process.memoryUsage();
    let most = 0;
    let length = 0;

    for await (const part of (await fetch(`${proxy.origin}/pets`)).body ?? []) {
      length += part.length;
      const { arrayBuffers, heapUsed } = process.memoryUsage();
      most = Math.max(most, arrayBuffers + heapUsed - start.arrayBuffers - start.heapUsed);
    }

    expect(length).toBe(size);
    expect(most).toBeLessThan(size * 0.7);
    expect(await seen(proxy)).toEqual(["note not-judged"]);
  });

  it("what is behind an upgrade both ways, byte for byte", async () => {
    const target = await serve(
      () => undefined,
      (server) =>
        server.on("upgrade", (request, socket, head) => {
          socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: echo\r\nConnection: Upgrade\r\nX-Host: ${request.headers.host}\r\n\r\n`);
          socket.write(head);
          socket.pipe(socket);
        }),
    );
    const proxy = await standBefore(target);

    const answer = await new Promise<string>((resolve) => {
      let text = "";
      const socket = connect(proxy.port, "127.0.0.1", () => socket.write("GET /live HTTP/1.1\r\nHost: x\r\nUpgrade: echo\r\nConnection: Upgrade\r\n\r\nearly"));
      socket.on("data", (chunk) => {
        text += chunk.toString("latin1");
        if (text.endsWith("early")) socket.write("\u0000late");
        if (text.endsWith("late")) socket.end();
      });
      socket.on("close", () => resolve(text));
    });

    expect(answer).toBe(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: echo\r\nConnection: Upgrade\r\nX-Host: ${target.host}\r\n\r\nearly\u0000late`);
    expect(proxy.ledger.tunnels).toBe(1);
  });
});
