import { describe, expect, it } from "vitest";
import { ann, petsMock, post } from "../pets.fixture.ts";

const detailOf = async (response: Response): Promise<string> => ((await response.json()) as { error: { texts: string[] } }).error.texts.join();

describe("an unknown path", () => {
  it.each([
    ["/v1/pet", 'Nearest: GET /v1/pets (expected "pets", found "pet").'],
    ["/v1/pets/", "Nearest: GET /v1/pets (without the trailing slash)."],
    ["/pets", 'Nearest: GET /v1/pets (every path begins with "/v1").'],
    ["/pets/p-1", 'Nearest: GET /v1/pets/p-1 (every path begins with "/v1").'],
    ["/v1/pets/p-1/toys", "Nearest: GET /v1/pets/{petId} (expected 3 segments, found 4)."],
  ])("%s names the nearest operation and what differs", async (path, nearest) => {
    const response = await petsMock().fetch(path, { headers: ann });

    expect(response.status).toBe(404);
    expect(await detailOf(response)).toBe(`No operation has the path ${path}. ${nearest}`);
  });

  it("prefers an operation of the same method", async () => {
    const response = await petsMock().fetch("/v1/petz", post({}));

    expect(await detailOf(response)).toContain("Nearest: POST /v1/pets ");
  });

  it.each(["/", "//", "/v1", "/v1/%2e%2e/pets", "/V1/pets", "/v1//pets", `/v1/${"x/".repeat(3000)}`, `/${"x".repeat(10_000)}`])(
    "is refused at once however odd it is (%#)",
    async (path) => {
      const response = await petsMock().fetch(`http://localhost${path}`, { headers: ann });

      expect(response.status).toBe(404);
      expect((await detailOf(response)).length).toBeLessThan(600);
    },
  );
});

describe("a known path", () => {
  it.each([
    ["/v1/pets", "PATCH", "GET, POST, HEAD, OPTIONS"],
    ["/v1/pets/p-1", "POST", "GET, PUT, DELETE, HEAD, OPTIONS"],
    ["/v1/status", "get2", "GET, HEAD, OPTIONS"],
  ])("%s answers 405 to %s and allows %s", async (path, method, allow) => {
    const response = await petsMock().fetch(path, { method, headers: ann });

    expect([response.status, response.headers.get("allow"), response.headers.get("content-type")]).toEqual([405, allow, "application/json"]);
    expect(await detailOf(response)).toBe(`${method} is not among the methods of ${path}: ${allow}.`);
  });

  it("answers OPTIONS with its methods, without credentials or a body", async () => {
    const response = await petsMock().fetch("/v1/pets", { method: "OPTIONS" });

    expect([response.status, response.headers.get("allow"), await response.text()]).toEqual([204, "GET, POST, HEAD, OPTIONS", ""]);
  });

  it("answers HEAD as GET, without the body", async () => {
    const mock = petsMock();
    const [head, get] = await Promise.all(["HEAD", "GET"].map((method) => mock.fetch("/v1/pets", { method, headers: ann })));

    expect(head?.status).toBe(200);
    expect([...(head?.headers ?? [])]).toEqual([...(get?.headers ?? [])]);
    expect(await head?.text()).toBe("");
  });

  it("asks HEAD for the same credentials as GET", async () => {
    expect((await petsMock().fetch("/v1/pets", { method: "HEAD" })).status).toBe(401);
  });
});

describe("a path value", () => {
  it("is judged by its schema unless the module takes it as opaque", async () => {
    const strict = await petsMock().fetch("/v1/pets/x", { headers: ann });
    const opaque = await petsMock({ behaviour: { pathValues: "opaque" } }).fetch("/v1/pets/x", { headers: ann });

    expect([strict.status, await strict.json()]).toMatchObject([400, { error: { code: "invalid-request" } }]);
    expect([opaque.status, await opaque.json()]).toEqual([404, { error: { code: "absent", texts: ["x"] } }]);
  });

  it("that is opaque still leaves other parameters to be judged", async () => {
    const response = await petsMock({ behaviour: { pathValues: "opaque" } }).fetch("/v1/pets?limit=0", { headers: ann });

    expect(response.status).toBe(400);
  });

  it.each([
    ["p-%2F", "p-/"],
    ["p-%20a", "p- a"],
    ["p-+", "p-+"],
    ["p-%C3%A9", "p-é"],
    ["p-__proto__", "p-__proto__"],
  ])("%s reaches the handler decoded", async (segment, value) => {
    const response = await petsMock().fetch(`/v1/pets/${segment}`, { headers: ann });

    expect(await response.json()).toEqual({ error: { code: "absent", texts: [value] } });
  });

  it("with a broken escape is refused", async () => {
    expect((await petsMock().fetch("/v1/pets/p-%zz", { headers: ann })).status).toBe(400);
  });
});
