import { describe, expect, it } from "vitest";
import { seen, serve, standBefore } from "./fixture.ts";
import { raw } from "./raw.ts";

const json = { "Content-Type": "application/json" };

describe("the proxy that enforces", () => {
  it.each([
    ["400 for a body that breaks its schema", "/pets", { method: "POST", headers: { ...json, "X-Key": "k" }, body: '{"name":""}' }, 400],
    ["404 for a path of nobody's", "/cats", {}, 404],
    ["405 for a method of nobody's", "/pets", { method: "DELETE" }, 405],
  ])("answers %s, and the target hears nothing", async (_what, path, init, status) => {
    let asked = 0;
    const proxy = await standBefore(
      await serve((_request, response) => {
        asked += 1;
        response.end();
      }),
      { enforce: true },
    );

    const answer = await fetch(proxy.origin + path, init);
    const body = await answer.json();

    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.headers.get("allow")).toBe(status === 405 ? "GET, POST, HEAD, OPTIONS" : null);
    expect(body).toMatchObject({ type: "urn:specimen:problem:invalid-request", status, violations: [{ message: expect.any(String) }] });
    expect(asked).toBe(0);
    expect((await seen(proxy))[0]).toMatch(/^error /);
  });

  it("turns an answer that breaks the contract into 502 with every violation", async () => {
    const target = await serve((_request, response) => response.writeHead(200, json).end('[{"name":""},{}]'));
    const proxy = await standBefore(target, { enforce: true });

    const answer = await fetch(`${proxy.origin}/pets`);

    expect(answer.status).toBe(502);
    expect(await answer.json()).toMatchObject({
      type: "urn:specimen:problem:invalid-response",
      violations: [{ rule: "body-schema" }, { rule: "body-schema" }],
    });
    expect(await seen(proxy)).toEqual(["error body-schema", "error body-schema"]);
  });

  it("passes what is right as it came, both ways", async () => {
    let received = "";
    const target = await serve((request, response) => {
      request.on("data", (chunk) => (received += chunk)).on("end", () => response.writeHead(201, { ...json, "X-Own": "1" }).end('{ "name": "Rex" }'));
    });
    const proxy = await standBefore(target, { enforce: true });

    const answer = await fetch(`${proxy.origin}/pets`, { method: "POST", headers: { ...json, "X-Key": "k" }, body: '{ "name" : "Rex" }' });

    expect(answer.status).toBe(201);
    expect(await answer.text()).toBe('{ "name": "Rex" }');
    expect(answer.headers.get("x-own")).toBe("1");
    expect(received).toBe('{ "name" : "Rex" }');
  });

  it("lets what is too large to be held pass, and says so", async () => {
    const long = JSON.stringify(Array.from({ length: 500 }, () => ({ name: "" })));
    const proxy = await standBefore(await serve((_request, response) => response.writeHead(200, json).end(long)), { enforce: true, judgedBytes: 1000 });

    const answer = await fetch(`${proxy.origin}/pets`);

    expect(await answer.text()).toBe(long);
    expect(await seen(proxy)).toEqual(["note not-judged"]);
  });

  it("asks for the body of a client that waits for leave to send it", async () => {
    const target = await serve((request, response) => request.resume().on("end", () => response.writeHead(201, json).end('{"name":"Rex"}')));
    const proxy = await standBefore(target, { enforce: true });

    const answer = await raw(
      proxy.origin,
      'POST /pets HTTP/1.1\r\nHost: x\r\nX-Key: k\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 14\r\nExpect: 100-continue\r\n\r\n{"name":"Rex"}',
    );

    expect(answer).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 201 /);
  });
});
