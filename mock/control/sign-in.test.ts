import { describe, expect, it } from "vitest";
import type { CorsOption } from "../cors.ts";
import { petsDocument, petsMock } from "../pets.fixture.ts";

const document = (() => {
  const pets = petsDocument();
  const components = pets["components"] as { securitySchemes: Record<string, object> };
  components.securitySchemes["session"] = { type: "apiKey", in: "cookie", name: "sid" };
  return { ...pets, security: [{ session: [] }] };
})();

const behaviour = {
  principals: [
    { id: "ann", credentials: [{ key: "k" }, { session: "s-ann" }] },
    { id: "guest", credentials: [{ key: "g" }] },
  ],
};

async function signIn(query: Record<string, string>, cors?: CorsOption) {
  const mock = petsMock({ document: structuredClone(document), behaviour, ...(cors && { cors }) });
  const response = await mock.fetch(`/_specimen/v1/sign-in?${new URLSearchParams(query)}`);
  const { headers } = response;
  return {
    mock,
    status: response.status,
    cookie: headers.get("set-cookie"),
    location: headers.get("location"),
    cache: headers.get("cache-control"),
    text: await response.text(),
  };
}

const to = (target: string, cors?: CorsOption) => signIn({ principal: "ann", return: target }, cors);

describe("sign-in", () => {
  it("sets the principal's cookie", async () => {
    expect(await signIn({ api: "pets", principal: "ann" })).toMatchObject({
      status: 204,
      cookie: "sid=s-ann; Path=/; HttpOnly; SameSite=Lax",
      cache: "no-store",
      location: null,
      text: "",
    });
  });

  it("sets a cookie that the API takes", async () => {
    const { mock, cookie } = await signIn({ principal: "ann" });

    expect((await mock.fetch("/v1/pets", { headers: { Cookie: cookie?.split(";")[0] ?? "" } })).status).toBe(200);
  });

  it.each([
    ["/", "/"],
    ["/app?x=1#top", "/app?x=1#top"],
    ["app", "/app"],
    ["", "/"],
    ["http://localhost:5173/app", "http://localhost:5173/app"],
    ["http://127.0.0.1:3000", "http://127.0.0.1:3000/"],
    ["/a\r\nSet-Cookie: x=1", "/aSet-Cookie:%20x=1"],
    ["/日本", "/%E6%97%A5%E6%9C%AC"],
  ])("goes back to %j", async (target, location) => {
    expect(await to(target)).toMatchObject({ status: 303, location, cookie: expect.stringContaining("sid=s-ann") });
  });

  it.each([
    "//evil.example",
    "///evil.example",
    "\\\\evil.example",
    "/\\evil.example",
    "\\/evil.example",
    "/\t/evil.example",
    "\n//evil.example",
    "/.//evil.example",
    "/..//evil.example",
    "/a/..//evil.example",
    "/%2e//evil.example",
    "http://x//evil.example",
    "javascript:alert(1)",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,x",
    "http://evil.example",
    "https:evil.example",
    "https://localhost@evil.example",
    "http://localhost.evil.example",
    "http://evil.example/http://localhost/",
    "ftp://localhost/",
    "file:///etc/passwd",
    "blob:http://localhost/x",
    "http://",
    "http://[",
  ])("never leads to %j", async (target) => {
    expect(await to(target)).toMatchObject({ status: 400, location: null, cookie: null });
  });

  it("leads to a foreign origin that CORS names, and to no loopback origin that it does not", async () => {
    expect(await to("https://app.example/x", ["https://app.example"])).toMatchObject({ status: 303, location: "https://app.example/x" });
    expect(await to("http://localhost:5173/", ["https://app.example"])).toMatchObject({ status: 400 });
    expect(await to("/x", "off")).toMatchObject({ status: 303, location: "/x" });
    expect(await to("http://localhost:5173/", "off")).toMatchObject({ status: 400 });
  });

  it.each([
    [{ api: "nonesuch", principal: "ann" }, "Expected ?api= with one of pets, found nonesuch."],
    [{ principal: "zoe" }, "Expected ?principal= with one of ann, found zoe."],
    [{ principal: "guest" }, "Expected ?principal= with one of ann, found guest."],
    [{ principal: "__proto__" }, "Expected ?principal= with one of ann, found __proto__."],
    [{}, "Expected ?principal= with one of ann, found nothing."],
  ])("with %j says what it needs", async (query, detail) => {
    const { status, cookie, text } = await signIn(query as Record<string, string>);

    expect([status, cookie, (JSON.parse(text) as { detail: string }).detail]).toEqual([400, null, detail]);
  });

  it("is not possible where no scheme is a cookie", async () => {
    const response = await petsMock().fetch("/_specimen/v1/sign-in?principal=ann");

    expect(await response.json()).toMatchObject({ status: 400, detail: "pets takes no credentials by cookie." });
  });
});
