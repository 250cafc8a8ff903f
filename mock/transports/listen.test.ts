import { request as sendRequest } from "node:http";
import { describe, expect, it } from "vitest";
import { createMock } from "../mock.ts";
import { ann, type PetsOptions, petsBehaviour, petsDocument, petsMock, post } from "../pets.fixture.ts";
import { ListenError, type Listening } from "./listen.ts";
import { converse } from "./sockets.fixture.ts";

async function listening<T>(options: PetsOptions, use: (listening: Listening) => Promise<T>): Promise<T> {
  const opened = await petsMock(options).listen({ port: 0 });
  try {
    return await use(opened);
  } finally {
    await opened.close(0);
  }
}

const problemOf = (opening: Promise<Listening>) =>
  opening.then(
    async (opened) => opened.close(0).then(() => "opened"),
    (error: Error) => `${error instanceof ListenError ? "listen" : "other"}: ${error.message}`,
  );

describe("a port", () => {
  it("answers on both loopback addresses, with the same state", async () => {
    await listening({}, async ({ port, origin }) => {
      await fetch(`http://127.0.0.1:${port}/v1/pets`, post({ name: "Rex" }));

      const overIpv6 = await fetch(`http://[::1]:${port}/v1/pets`, { headers: ann });
      const byName = await fetch(`${origin}/v1/pets`, { headers: ann });

      expect(await overIpv6.json()).toEqual(await byName.json());
      expect(origin).toBe(`http://localhost:${port}`);
    });
  });

  it("is told with the base URL of each API", async () => {
    const one = await petsMock().listen({ port: 0 });
    const two = await createMock({ apis: ["a", "b"].map((id) => ({ id, document: petsDocument(), behaviour: petsBehaviour })) }).listen({ port: 0 });
    await Promise.all([one.close(0), two.close(0)]);

    expect(one.apis).toEqual([{ id: "pets", baseUrl: one.origin }]);
    expect(two.apis).toEqual([
      { id: "a", baseUrl: `${two.origin}/a` },
      { id: "b", baseUrl: `${two.origin}/b` },
    ]);
  });

  it("that is taken is refused with what to do, on either address", async () => {
    await listening({}, async ({ port }) => {
      const message = `listen: Port ${port} is taken by another program. Choose another with --port, or any free one with --port 0.`;

      expect(await problemOf(petsMock().listen({ port }))).toBe(message);
      expect(await problemOf(petsMock().listen({ port, host: "::1" }))).toBe(message);
    });
  });

  it("that is taken on the second address only leaves nothing open on the first", async () => {
    const other = await petsMock().listen({ port: 0, host: "::1" });

    expect(await problemOf(petsMock().listen({ port: other.port }))).toContain("is taken by another program");
    await expect(fetch(`http://127.0.0.1:${other.port}/`)).rejects.toThrow();
    await other.close(0);
  });

  it("of an address that this machine lacks is refused with what to do", async () => {
    expect(await problemOf(petsMock().listen({ port: 0, host: "192.0.2.1" }))).toBe(
      'listen: This machine has no address "192.0.2.1". Leave --host out to serve this machine only.',
    );
  });

  it("can be opened twice for one mock, which stays one", async () => {
    const mock = petsMock();
    const [one, two] = [await mock.listen({ port: 0 }), await mock.listen({ port: 0 })];
    await fetch(`${one.origin}/v1/pets`, post({ name: "Rex" }));

    expect(await (await fetch(`${two.origin}/v1/pets`, { headers: ann })).json()).toMatchObject({ total: 1 });
    await Promise.all([one.close(0), two.close(0)]);
  });

  it("of two mocks shares nothing", async () => {
    await listening({}, (one) =>
      listening({}, async (two) => {
        await fetch(`${one.origin}/v1/pets`, post({ name: "Rex" }));

        expect(await (await fetch(`${two.origin}/v1/pets`, { headers: ann })).json()).toMatchObject({ total: 0 });
      }),
    );
  });
});

describe("closing", () => {
  it("lets an open request finish, and takes no new one", async () => {
    const opened = await petsMock({ latencyMs: 200 }).listen({ port: 0 });
    const open = fetch(`${opened.origin}/v1/status`, { headers: { Connection: "close" } });
    await new Promise((resolve) => setTimeout(resolve, 80));

    const closed = opened.close(4_000);

    await expect(fetch(`http://127.0.0.1:${opened.port}/v1/status`)).rejects.toThrow();
    expect((await open).status).toBe(200);
    await closed;
  });

  it("does not wait for a connection that is kept alive", async () => {
    const opened = await petsMock({ latencyMs: 150 }).listen({ port: 0 });
    const open = fetch(`${opened.origin}/v1/status`);
    await new Promise((resolve) => setTimeout(resolve, 60));
    const startedMs = performance.now();

    const closed = opened.close(20_000);
    expect((await (await open).json()) as object).toEqual({ status: "ok" });
    await closed;

    expect(performance.now() - startedMs).toBeLessThan(2_000);
  });

  it("cuts what is still open after the grace", async () => {
    const opened = await petsMock({ latencyMs: 10_000 }).listen({ port: 0 });
    const open = fetch(`${opened.origin}/v1/status`).then(
      () => "answered",
      () => "cut",
    );
    await new Promise((resolve) => setTimeout(resolve, 80));
    const startedMs = performance.now();

    await opened.close(100);

    expect(await open).toBe("cut");
    expect(performance.now() - startedMs).toBeLessThan(3_000);
  });
});

describe("a body on the wire", () => {
  const head = (framing: string) => `POST /v1/pets HTTP/1.1\r\nHost: localhost\r\nX-Key: ann-key\r\nContent-Type: application/json\r\n${framing}\r\n\r\n`;
  const limited = (bytes: string) => listening({ bodyLimitBytes: 100 }, ({ port }) => converse(port, bytes));
  const padded = (size: number) => JSON.stringify({ name: "Rex", pad: "x".repeat(size) });

  it.each([
    ["with a length", (text: string) => `${head(`Content-Length: ${text.length}`)}${text}`],
    ["in chunks", (text: string) => `${head("Transfer-Encoding: chunked")}${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`],
  ])("%s is served up to the limit; beyond it it is refused, and the connection closed", async (_case, frame) => {
    const [fits, not] = [await limited(frame(padded(50))), await limited(frame(padded(100)))];

    expect(fits).toMatch(/^HTTP\/1\.1 201 /);
    expect(not).toMatch(/^HTTP\/1\.1 413 .*\r\nConnection: close\r\n.*Expected at most 100 bytes; raise the limit with --body-limit\./s);
  });

  it("is refused by its announced length before it is sent", async () => {
    expect(await limited(head("Content-Length: 99999999"))).toMatch(/^HTTP\/1\.1 413 /);
  });

  it("of many megabytes is refused in a way that the client can read", async () => {
    await listening({ bodyLimitBytes: 1000 }, async ({ origin }) => {
      const response = await fetch(`${origin}/v1/pets`, post("x".repeat(8_000_000)));

      expect(response.status).toBe(413);
    });
  });

  it("that breaks off leaves no trace", async () => {
    await listening({}, async ({ port, origin }) => {
      await new Promise<void>((resolve) => {
        const cut = sendRequest({ port, method: "POST", path: "/v1/pets", headers: { ...ann, "Content-Type": "application/json", "Content-Length": 100 } });
        cut.on("error", () => resolve());
        cut.write('{"name":"Rex"}', () => cut.destroy());
      });

      expect(await (await fetch(`${origin}/v1/pets`, { headers: ann })).json()).toMatchObject({ total: 0 });
    });
  });

  it("is asked for where the client waits to be asked", async () => {
    await listening({}, async ({ port }) => {
      const said = await converse(port, `${head("Content-Length: 14\r\nExpect: 100-continue")}{"name":"Rex"}`);

      expect(said).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 201 /);
    });
  });
});

describe("an answer on the wire", () => {
  it("to HEAD has the length of GET and no body", async () => {
    await listening({}, async ({ origin }) => {
      const [head, get] = await Promise.all(["HEAD", "GET"].map((method) => fetch(`${origin}/v1/status`, { method })));

      expect([head?.headers.get("content-length"), await head?.text()]).toEqual([get?.headers.get("content-length"), ""]);
    });
  });

  it("of 204 has neither body nor length nor type", async () => {
    await listening({}, async ({ origin }) => {
      const { headers } = await fetch(`${origin}/_specimen/v1/reset`, { method: "POST" });

      expect([headers.get("content-length"), headers.get("content-type")]).toEqual([null, null]);
    });
  });

  it("waits as long as latency and preference say together", async () => {
    await listening({ latencyMs: 40 }, async ({ origin }) => {
      await fetch(`${origin}/v1/status`);
      const startedMs = performance.now();
      await fetch(`${origin}/v1/status`, { headers: { Prefer: "wait=0.06" } });

      expect(performance.now() - startedMs).toBeGreaterThanOrEqual(95);
    });
  });

  it("survives a client that leaves before it is sent", async () => {
    await listening({ latencyMs: 100 }, async ({ origin }) => {
      await expect(fetch(`${origin}/v1/status`, { signal: AbortSignal.timeout(30) })).rejects.toThrow();
      await new Promise((resolve) => setTimeout(resolve, 120));

      expect((await fetch(`${origin}/v1/status`)).status).toBe(200);
    });
  });

  it("comes in problem details where the handler throws, and the next request is served", async () => {
    const boom = () => {
      throw new Error("boom");
    };
    await listening({ behaviour: { admit: { getPet: boom } } }, async ({ origin }) => {
      expect((await fetch(`${origin}/v1/pets/p-1`, { headers: ann })).status).toBe(500);
      expect((await fetch(`${origin}/v1/status`)).status).toBe(200);
    });
  });
});

describe("control on the wire", () => {
  it("is open to this machine under its own names, closed under a stranger's", async () => {
    await listening({}, async ({ port, origin }) => {
      expect((await fetch(`${origin}/_specimen/v1/state`)).status).toBe(200);
      expect(await converse(port, "GET /_specimen/v1/state HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")).toMatch(/^HTTP\/1\.1 403 /);
    });
  });

  it("opens under a stranger's name with the token", async () => {
    await listening({ controlToken: "t0ken" }, async ({ port }) => {
      const ask = (token: string) =>
        converse(port, `GET /_specimen/v1/state HTTP/1.1\r\nHost: evil.example\r\nSpecimen-Token: ${token}\r\nConnection: close\r\n\r\n`);

      expect(await ask("t0ken")).toMatch(/^HTTP\/1\.1 200 /);
      expect(await ask("other")).toMatch(/^HTTP\/1\.1 403 /);
    });
  });
});
