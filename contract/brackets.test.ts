import { describe, expect, it } from "vitest";
import { fromBrackets, toBrackets } from "./brackets.ts";
import type { Json, JsonObject } from "./model.ts";
import { posted, read, received, textOf } from "./posted.fixture.ts";

const schema: JsonObject = {
  type: "object",
  properties: {
    city: { type: "string" },
    tags: { type: "array", items: { type: "string" } },
    lines: { type: "array", items: { type: "object", properties: { id: { type: "integer" }, sizes: { type: "array", items: { type: "integer" } } } } },
    meta: { type: "object", additionalProperties: { type: "boolean" } },
  },
};
const value = { city: "Oslo", tags: ["1", "b"], lines: [{ id: 1, sizes: [2, 3] }, { id: 4 }], meta: { a: true, 7: false } };

const decode = (text: string, wanted: Json = schema): unknown => {
  const fields = text.split("&").map((field) => field.split("=") as [string, string]); // Every field has one equals sign.
  return fromBrackets("a", fields, wanted, () => undefined);
};

describe("nested names", () => {
  it("are written and read back", () => {
    const fields = toBrackets("a", value);
    expect(fields.slice(0, 4).map(([name]) => name)).toEqual(["a[city]", "a[tags][]", "a[tags][]", "a[lines][0][id]"]);
    expect(fromBrackets("a", fields, schema, () => undefined)).toEqual(value);
  });

  it.each<[string, unknown]>([
    ["a[tags][1]=y&a[tags][0]=x", { tags: ["x", "y"] }],
    ["a[tags][]=x", { tags: ["x"] }],
    ["a[city]=x&a[city]=y", { city: "y" }],
    ["a[lines][][id]=1", { lines: [{ id: 1 }] }],
    ["b[city]=x&a=1&a[=2", undefined],
    ["a[ci[ty]=x", undefined],
    [`a${"[b]".repeat(40)}=x`, undefined],
  ])("%s", (text, expected) => {
    expect(decode(text)).toEqual(expected);
  });

  it("keep lists and objects that are empty inside others", () => {
    const nested = { tags: [], meta: {}, lines: [{ id: 1, sizes: [] }] };
    expect(toBrackets("a", nested)).toEqual([
      ["a[tags]", ""],
      ["a[meta]", ""],
      ["a[lines][0][id]", "1"],
      ["a[lines][0][sizes]", ""],
    ]);
    expect(fromBrackets("a", toBrackets("a", nested), schema, () => undefined)).toEqual(nested);
  });

  it("cannot pollute a prototype", () => {
    const found = decode("a[__proto__][x]=1&a[constructor][prototype][x]=1") as object; // Something is nested.
    expect(Object.keys(found)).toEqual(["__proto__", "constructor"]);
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
  });
});

describe("a form with an encoding", () => {
  const form = "application/x-www-form-urlencoded";
  const wanted: JsonObject = {
    type: "object",
    properties: {
      a: schema,
      c: { type: "object", properties: { r: { type: "integer" }, g: { type: "integer" } } },
      l: { type: "array", items: { type: "string" } },
    },
  };

  it.each<[string, JsonObject, unknown, string]>([
    ["deepObject", { a: { style: "deepObject", explode: true } }, { a: { city: "Oslo", tags: ["x"] } }, "a%5Bcity%5D=Oslo&a%5Btags%5D%5B%5D=x"],
    ["JSON", { a: { contentType: "application/json" } }, { a: { city: "O" } }, "a=%7B%22city%22%3A%22O%22%7D"],
    ["nothing, which means JSON", {}, { c: { r: 1 } }, "c=%7B%22r%22%3A1%7D"],
    ["members as fields", { c: { style: "form", explode: true } }, { c: { r: 1, g: 2 }, l: ["x"] }, "r=1&g=2&l=x"],
    ["members in one field", { c: { style: "form", explode: false } }, { c: { r: 1, g: 2 } }, "c=r%2C1%2Cg%2C2"],
    ["items between spaces", { l: { style: "spaceDelimited", explode: false } }, { l: ["x", "y"] }, "l=x%20y"],
    ["items between pipes", { l: { style: "pipeDelimited", explode: false } }, { l: ["x", "y"] }, "l=x%7Cy"],
    ["lists in brackets", { l: { style: "deepObject", explode: true } }, { l: ["x", "y"] }, "l%5B%5D=x&l%5B%5D=y"],
  ])("of %s goes out and comes back", (_what, encoding, sent, text) => {
    const target = posted(form, wanted, encoding);
    expect(textOf(target, sent)).toBe(text);
    expect(received(target, sent)).toEqual({ kind: "read", value: sent, violations: [] });
  });

  it("names the place of what is nested and wrong", () => {
    const target = posted(form, wanted, { a: { style: "deepObject", explode: true } });
    expect(read(target, "a[lines][0][id]=one", form)).toMatchObject({ violations: [{ at: "/a/lines/0/id", keyword: "type", found: '"one"' }] });
  });

  it("reads text where a list of objects may also be text", () => {
    const either: JsonObject = {
      type: "object",
      properties: {
        a: {
          anyOf: [
            { type: "array", items: { type: "object" } },
            { type: "string", enum: [""] },
          ],
        },
      },
    };
    expect(read(posted(form, either), "a=", form)).toMatchObject({ value: { a: "" }, violations: [] });
  });

  it("reads nested names even where the document says nothing of them", () => {
    expect(read(posted(form, wanted), "a[city]=Oslo&c[r]=1", form)).toMatchObject({ value: { a: { city: "Oslo" }, c: { r: 1 } } });
  });
});
