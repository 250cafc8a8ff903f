import { describe, expect, it } from "vitest";
import type { Operation, Parameter } from "./model.ts";
import { Router } from "./router.ts";

const greedy = { greedy: true } as Parameter;

/** Routes `GET path` among operations written as `METHOD /path`; `*}` marks a greedy last parameter. */
function routed(operations: string[], path: string, method = "GET"): string {
  const router = new Router();
  for (const id of operations) {
    const [verb = "", template = ""] = id.split(" ");
    router.add({ id, method: verb, path: template, parameters: template.endsWith("*}") ? [greedy] : [] } as unknown as Operation);
  }
  const match = router.route(method, path);
  if (match.kind === "unknown") return "unknown";
  const what = match.kind === "operation" ? match.operation.id : `allow ${match.allow.join(" ")}`;
  return [what, ...match.values].join(" | ");
}

describe("precedence", () => {
  it.each([
    [["GET /a/{x}", "GET /a/b"], "/a/b", "GET /a/b"],
    [["GET /a/{x}", "GET /a/b"], "/a/c", "GET /a/{x} | c"],
    [["GET /{x}/c", "GET /a/b"], "/a/c", "GET /{x}/c | a"],
    [["GET /a/b/{x}/y", "GET /a/{w}/c/z", "GET /{v}/b/c/q"], "/a/b/c/q", "GET /{v}/b/c/q | a"],
    [["GET /{x}", "GET /{x}.json"], "/a.json", "GET /{x}.json | a"],
    [["GET /{a}-{b}-{c}", "GET /{x}.json"], "/a-b-c.json", "GET /{x}.json | a-b-c"],
    [["GET /{x}.json", "GET /{x}.json/b"], "/a.json/b", "GET /{x}.json/b | a"],
    [["GET /{x*}", "GET /{x}", "GET /{x}/y"], "/a", "GET /{x} | a"],
    [["GET /{x*}", "GET /{x}", "GET /{x}/y"], "/a/z", "GET /{x*} | a/z"],
  ])("%j answers %s by %s", (operations, path, expected) => {
    expect(routed(operations, path)).toBe(expected);
    expect(routed([...operations].reverse(), path)).toBe(expected);
  });
});

describe("a template", () => {
  it.each([
    ["takes an encoded slash, raw", "/a/{x}", "/a/b%2Fc", "b%2Fc"],
    ["takes a broken escape, raw", "/a/{x}", "/a/%zz", "%zz"],
    ["takes the name of what every object inherits", "/a/{x}", "/a/__proto__", "__proto__"],
    ["stands inside a segment", "/a/v{x}.zip", "/a/v1.2.zip", "1.2"],
    ["stands twice inside a segment, the first as short as can be", "/{x}-{y}", "/a-b-c", "a | b-c"],
    ["ends before the last dot, where a suffix follows", "/{x}.{y}", "/0.5.png", "0.5 | png"],
    ["stands beside another without anything between", "/{x}{y}", "/abc", "a | bc"],
    ["has literals of expression characters around it", "/({x})+[{y}]$", "/(1)+[2]$", "1 | 2"],
    ["takes a method-like suffix", "/jobs/{id}:cancel", "/jobs/a:b:cancel", "a:b"],
  ])("%s", (_what, template, path, values) => {
    expect(routed([`GET ${template}`], path)).toBe(`GET ${template} | ${values}`);
  });

  it.each([
    ["/a/{x}", "/a/"],
    ["/a/{x}", "/a"],
    ["/a/{x}", "/a/b/"],
    ["/a/{x}/c", "/a//c"],
    ["/v{x}.zip", "/v.zip"],
    ["/{x}-{y}", "/a-"],
    ["/{x}-{y}", "/-b"],
    ["/ab{x}ba", "/aba"],
  ])("%s does not take %s", (template, path) => {
    expect(routed([`GET ${template}`], path)).toBe("unknown");
  });

  it("with many parts is refused in no time by a path made of its separators", () => {
    const template = "GET /{a}-{b}-{c}-{d}.json";
    const started = performance.now();
    expect(routed([template], `/${"-".repeat(16_000)}`)).toBe("unknown");
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe("a greedy last parameter", () => {
  it.each([
    ["/files/a", "a"],
    ["/files/a/b/c", "a/b/c"],
    ["/files/a%2Fb/c", "a%2Fb/c"],
    ["/files/a/", "a/"],
    ["/files/a//b", "a//b"],
  ])("takes the rest of %s", (path, value) => {
    expect(routed(["GET /files/{rest*}"], path)).toBe(`GET /files/{rest*} | ${value}`);
  });

  it.each(["/files", "/files/"])("is never empty: %s", (path) => {
    expect(routed(["GET /files/{rest*}"], path)).toBe("unknown");
  });

  it("gives back what it took when a better path turns out to be none", () => {
    expect(routed(["GET /{a}/{b}/x", "GET /{a}/{rest*}"], "/1/2/y")).toBe("GET /{a}/{rest*} | 1 | 2/y");
  });
});

describe("a literal", () => {
  it.each([
    ["/a%20b", "/a%20b", "GET /a%20b"],
    ["/ab", "/%61b", "GET /ab"],
    ["/a/b", "/a%2Fb", "unknown"],
    ["/ab", "/AB", "unknown"],
    ["/ab", "/ab/", "unknown"],
    ["/ab/", "/ab/", "GET /ab/"],
    ["/", "/", "GET /"],
    ["/", "", "unknown"],
    ["/ab?x=1", "/ab", "GET /ab?x=1"],
    ["/ab#part", "/ab", "GET /ab#part"],
    ["/constructor", "/toString", "unknown"],
  ])("%s and the path %s: %s", (literal, path, expected) => {
    expect(routed([`GET ${literal}`], path)).toBe(expected);
  });
});

describe("methods", () => {
  const operations = ["GET /a/{x}", "DELETE /a/{y}", "POST /b"];

  it("of one path may come from templates of different names", () => {
    expect(routed(operations, "/a/1", "DELETE")).toBe("DELETE /a/{y} | 1");
  });

  it("that a path lacks are answered with those that it has, HEAD and OPTIONS derived", () => {
    expect(routed(operations, "/a/1", "PUT")).toBe("allow GET DELETE HEAD OPTIONS | 1");
    expect(routed(operations, "/b", "GET")).toBe("allow POST OPTIONS");
  });

  it("are case-sensitive", () => {
    expect(routed(operations, "/a/1", "get")).toMatch(/^allow /);
  });

  it("declared twice for the same path keep the first operation", () => {
    expect(routed(["GET /a/{x}", "GET /a/{y}"], "/a/1")).toBe("GET /a/{x} | 1");
  });
});
