import { describe, expect, it } from "vitest";
import { Cors, type CorsOption, isLoopbackHost, isLoopbackOrigin } from "./cors.ts";
import { message } from "./message.ts";

const marked = (option: CorsOption, origin: string | undefined, headers: Record<string, string> = {}) => {
  const cors = new Cors(option, ["X-Total"]);
  cors.mark(origin, headers);
  return headers;
};

const preflight = (option: CorsOption, headers: Record<string, string>, method = "OPTIONS") => new Cors(option, []).preflight(message(method, "/", headers));

describe("a loopback host", () => {
  it.each(["localhost", "localhost:4010", "app.localhost", "LOCALHOST:1", "127.0.0.1", "127.8.9.1:80", "[::1]", "[::1]:4010"])("is %s", (host) => {
    expect(isLoopbackHost(host)).toBe(true);
    expect(isLoopbackOrigin(`http://${host}`)).toBe(true);
  });

  it.each([
    "",
    "evil.example",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "evil.example:localhost",
    "localhost@evil.example",
    "localhost:4010@evil.example",
    "notlocalhost",
    "10.0.0.1",
    "0.0.0.0",
    "[::2]",
    "localhost:",
    "localhost:80:90",
    "localhost\nevil.example",
    "evil.example\nlocalhost",
  ])("is not %j", (host) => {
    expect(isLoopbackHost(host)).toBe(false);
    expect(isLoopbackOrigin(`http://${host}`)).toBe(false);
  });

  it.each(["null", "file://localhost", "localhost", "ftp://localhost"])("has no page at %s", (origin) => {
    expect(isLoopbackOrigin(origin)).toBe(false);
  });
});

describe("cross-origin calls", () => {
  it.each<[string, CorsOption, string, boolean]>([
    ["a loopback origin calls unless something else is said", undefined, "http://localhost:5173", true],
    ["a foreign origin does not", undefined, "https://app.example", false],
    ["an opaque origin does not", undefined, "null", false],
    ["a named origin calls", ["https://app.example"], "https://app.example", true],
    ["an unnamed loopback origin does not, where origins are named", ["https://app.example"], "http://localhost:5173", false],
    ["an origin that only begins like a named one does not", ["https://app.example"], "https://app.example.evil", false],
    ["any origin calls where all may", "*", "https://app.example", true],
    ["no origin calls where CORS is off", "off", "http://localhost:5173", false],
  ])("%s", (_case, option, origin, allowed) => {
    expect(new Cors(option, []).allows(origin)).toBe(allowed);
    expect(marked(option, origin)["Access-Control-Allow-Origin"] !== undefined).toBe(allowed);
  });

  it("carry cookies, and show the headers that the contract documents", () => {
    expect(marked(undefined, "http://localhost:5173")).toEqual({
      Vary: "Origin",
      "Access-Control-Allow-Origin": "http://localhost:5173",
      "Access-Control-Allow-Credentials": "true",
      "Access-Control-Expose-Headers": "Allow, Location, Preference-Applied, Retry-After, X-Total",
    });
  });

  it("carry no cookies where every origin may call", () => {
    expect(marked("*", "https://app.example")).toEqual({
      "Access-Control-Allow-Origin": "*",
      "Access-Control-Expose-Headers": "Allow, Location, Preference-Applied, Retry-After, X-Total",
    });
  });

  it.each([undefined, "https://evil.example"])("leave only Vary on an answer to origin %s, so that no cache mixes answers up", (origin) => {
    expect(marked(undefined, origin)).toEqual({ Vary: "Origin" });
  });

  it("keep a Vary of the API's own", () => {
    expect(marked(undefined, undefined, { Vary: "Accept" })).toEqual({ Vary: "Accept, Origin" });
  });

  it("leave no trace where CORS is off", () => {
    expect(marked("off", "http://localhost:5173")).toEqual({});
  });
});

describe("a preflight", () => {
  const asked = { Origin: "http://localhost:5173", "Access-Control-Request-Method": "PATCH" };

  it("is answered with what it asked for", () => {
    expect(preflight(undefined, { ...asked, "Access-Control-Request-Headers": "content-type,x-key" })).toEqual({
      status: 204,
      headers: {
        "Access-Control-Allow-Origin": "http://localhost:5173",
        "Access-Control-Allow-Credentials": "true",
        "Access-Control-Allow-Methods": "PATCH",
        "Access-Control-Allow-Headers": "content-type,x-key",
        "Access-Control-Max-Age": "600",
        "Access-Control-Expose-Headers": "Allow, Location, Preference-Applied, Retry-After",
        Vary: "Origin, Access-Control-Request-Method, Access-Control-Request-Headers",
      },
      body: undefined,
    });
  });

  it.each<[string, CorsOption, Record<string, string>, string]>([
    ["another method", undefined, asked, "GET"],
    ["no Origin", undefined, { "Access-Control-Request-Method": "PATCH" }, "OPTIONS"],
    ["no requested method", undefined, { Origin: "http://localhost:5173" }, "OPTIONS"],
    ["an origin that may not call", undefined, { ...asked, Origin: "https://evil.example" }, "OPTIONS"],
    ["CORS off", "off", asked, "OPTIONS"],
  ])("is none with %s", (_case, option, headers, method) => {
    expect(preflight(option, headers, method)).toBeUndefined();
  });
});
