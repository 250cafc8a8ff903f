import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { fixture } from "./fixture.ts";
import { html } from "./html.ts";

const page = html(fixture);

describe("the HTML report", () => {
  it("asks nothing of the network", () => {
    expect(page).not.toMatch(/<(link|img|iframe|object|embed)\b|\bsrc=|@import|url\(/);
    expect([...page.matchAll(/href="([^"]*)"/g)].filter(([, target]) => !target?.startsWith("#"))).toEqual([]);
  });

  it("allows its own style and script only, by their hashes", () => {
    const hashOf = (element: string): string => {
      const [, content = ""] = new RegExp(`<${element}>([\\s\\S]*?)</${element}>`).exec(page) ?? [];
      return `'sha256-${createHash("sha256").update(content).digest("base64")}'`;
    };

    expect(page).toContain(`content="default-src 'none'; style-src ${hashOf("style")}; script-src ${hashOf("script")}; base-uri 'none'; form-action 'none'"`);
    expect(page).not.toMatch(/\sstyle="/);
  });

  it("has headings in order, one of the first rank", () => {
    const ranks = [...page.matchAll(/<h([1-6])/g)].map(([, rank]) => Number(rank));

    expect(ranks.filter((rank) => rank === 1)).toHaveLength(1);
    expect(ranks.filter((rank, index) => rank - (ranks[index - 1] ?? 0) > 1)).toEqual([]);
  });

  it("gives every header of a table its scope, and every control a name", () => {
    expect(page.match(/<th(?![^>]*scope="(col|row)")[\s>]/g)).toBeNull();
    expect(page.match(/<input(?![^>]*aria-label=)/g)).toBeNull();
    expect(page.match(/<button(?![^>]*type="button")/g)).toBeNull();
  });

  it("leads every link to an element that exists once", () => {
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);

    expect(new Set(ids).size).toBe(ids.length);
    expect([...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id).filter((id) => !ids.includes(id))).toEqual([]);
  });

  it("lays compact JSON out, and leaves what would lose something as it came", () => {
    const body = (text: string): string => {
      const [, last] = Object.entries(fixture.volatile.cases).at(-1) ?? [];
      const exchange = last?.exchanges[0];
      if (!exchange?.response) throw new Error("the fixture ends with an answered exchange");
      const spoiled = { elapsedMs: 1, exchanges: [{ ...exchange, response: { ...exchange.response, body: text } }] };
      return html({ ...fixture, volatile: { ...fixture.volatile, cases: { "pets/deletePet/403/foreign-principal": spoiled } } });
    };

    expect(body('{"a":[1]}')).toContain("{\n  &quot;a&quot;: [\n    1\n  ]\n}");
    expect(body('{"a":12345678901234567890}')).toContain("\n\n{&quot;a&quot;:12345678901234567890}");
  });
});
