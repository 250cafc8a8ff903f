import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { seen, serve, standBefore } from "./fixture.ts";

const json = { "Content-Type": "application/json" };
const post = (body: string, headers: Record<string, string> = {}): RequestInit => ({ method: "POST", headers: { ...json, "X-Key": "k", ...headers }, body });

describe("the proxy", () => {
  it("finds nothing where everything is as documented, and counts what was exercised", async () => {
    const proxy = await standBefore(await serve((_request, response) => response.writeHead(200, json).end('[{"name":"Rex"}]')));

    await (await fetch(`${proxy.origin}/pets?limit=3`)).text();

    expect(await seen(proxy)).toEqual([]);
    expect(proxy.ledger.coverage().filter(({ state }) => state === "exercised")).toEqual([
      { operation: "listPets", status: "200", state: "exercised", reason: undefined, count: 1 },
    ]);
  });

  it.each([
    ["an undocumented status", 418, json, "[]", ["error status-documented"]],
    ["another media type", 200, { "Content-Type": "text/plain" }, "[]", ["error media-type"]],
    ["a body that breaks its schema", 200, json, '[{"name":""}]', ["error body-schema"]],
    ["JSON that is cut", 200, json, '[{"name', ["error body-schema"]],
  ])("finds %s", async (_what, status, headers, body, expected) => {
    const proxy = await standBefore(await serve((_request, response) => response.writeHead(status, headers).end(body)));

    await (await fetch(`${proxy.origin}/pets`)).text();

    expect(await seen(proxy)).toEqual(expected);
  });

  it("tells one cause once, with how often it was seen", async () => {
    const told: string[] = [];
    const target = await serve((_request, response) => response.writeHead(418).end());
    const proxy = await standBefore(target, { onEntry: ({ finding }) => told.push(finding.check) });

    for (let at = 0; at < 3; at += 1) await (await fetch(`${proxy.origin}/pets`)).text();

    expect(await seen(proxy, 3)).toEqual(["error status-documented × 3"]);
    expect(told).toEqual(["status-documented"]);
  });

  it.each([
    ["a query beyond its limit", "/pets?limit=11", {}, ["error request-parameter"]],
    ["a body that breaks its schema", "/pets", post('{"name":""}'), ["error request-body"]],
    ["a body that is no JSON", "/pets", post("{"), ["error request-body-unreadable"]],
    ["another media type", "/pets", post("x", { "Content-Type": "text/plain" }), ["warning request-media-type"]],
    ["missing credentials", "/pets", post('{"name":"Rex"}', { "X-Key": "" }), ["error request-credentials"]],
    ["a path of nobody's", "/cats/7", {}, ["warning undocumented-path"]],
    ["a method of nobody's", "/pets", { method: "DELETE" }, ["warning undocumented-method"]],
  ] as const)("finds %s that the target takes, and a note where it refuses", async (_what, path, init, expected) => {
    let status = 200;
    const good = (method = "GET"): string => (method === "POST" ? '{"name":"Rex"}' : "[]");
    const target = await serve((request, response) =>
      response
        .writeHead(status === 200 && request.method === "POST" ? 201 : status, status === 200 ? json : {})
        .end(status === 200 ? good(request.method) : ""),
    );
    const proxy = await standBefore(target);

    await (await fetch(proxy.origin + path, init)).text();
    status = 422;
    await (await fetch(proxy.origin + path, init)).text();

    const found = await seen(proxy, 2);
    expect(found.filter((entry) => !entry.includes("status-documented"))).toEqual([...expected, `note ${expected[0]?.split(" ")[1]}`]);
  });

  it("reads what is compressed, and passes it compressed", async () => {
    const packed = gzipSync('[{"name":""}]');
    const proxy = await standBefore(await serve((_request, response) => response.writeHead(200, { ...json, "Content-Encoding": "gzip" }).end(packed)));

    const answer = await fetch(`${proxy.origin}/pets`);

    expect(await answer.json()).toEqual([{ name: "" }]);
    expect(answer.headers.get("content-encoding")).toBe("gzip");
    expect(await seen(proxy)).toEqual(["error body-schema"]);
  });

  it("does not unpack a small body into a very large one", async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, 32));
    const target = await serve((_request, response) => response.writeHead(200, { ...json, "Content-Encoding": "gzip" }).end(bomb));
    const proxy = await standBefore(target);

    await raw(proxy.origin);

    expect(await seen(proxy)).toEqual(["note not-judged"]);
  });

  it("needs no documentation of 304 for a conditional request, and of no other", async () => {
    const proxy = await standBefore(await serve((_request, response) => response.writeHead(304).end()));

    await fetch(`${proxy.origin}/pets`, { headers: { "If-None-Match": '"1"' } });
    expect(await seen(proxy)).toEqual([]);

    await fetch(`${proxy.origin}/pets`);
    expect(await seen(proxy, 2)).toEqual(["error status-documented"]);
  });
});

/** Without unpacking. */
async function raw(origin: string): Promise<void> {
  const { request } = await import("node:http");
  await new Promise<void>((resolve) => request(`${origin}/pets`, (response) => response.resume().on("end", resolve)).end());
}
