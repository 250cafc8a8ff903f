import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { posted, read, received, textOf } from "./posted.fixture.ts";

const pet = posted("application/xml", { $ref: "#/components/schemas/Pet" });
const whole = {
  id: 7,
  name: 'A<b> & "c"',
  age: null,
  photos: ["one", "two"],
  tags: [{ label: "x", on: true }, { label: "y" }],
  owner: { city: "Oslo" },
};

describe("a value as XML", () => {
  it("is named, attributed, wrapped and prefixed as its schema says", () => {
    expect(textOf(pet, whole)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<pet id="7"><name>A&lt;b&gt; &amp; &quot;c&quot;</name>' +
        '<age xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>' +
        "<photoUrls><photoUrl>one</photoUrl><photoUrl>two</photoUrl></photoUrls>" +
        "<tag><label>x</label><on>true</on></tag><tag><label>y</label></tag>" +
        '<o:owner xmlns:o="urn:owner"><town>Oslo</town></o:owner></pet>\n',
    );
  });

  it("comes back as it was", () => {
    expect(received(pet, whole)).toEqual({ kind: "read", value: whole, violations: [] });
  });

  it("comes back whatever its text is", () => {
    const schema = {
      type: "object",
      properties: { a: { type: "string" }, n: { type: "number" }, list: { type: "array", items: { type: "string" } } },
    } as const;
    const target = posted("text/xml", { ...schema, xml: { name: "x" } } as never); // Schemas are JSON.
    const text = fc.string({ unit: fc.constantFrom(..."ab <>&\"'é\n\t😀]") });
    const value = fc.record({ a: text, n: fc.integer(), list: fc.array(text, { minLength: 1, maxLength: 3 }) }, { noNullPrototype: true });

    fc.assert(
      fc.property(value, (sent) => {
        expect(received(target, sent)).toEqual({ kind: "read", value: sent, violations: [] });
      }),
      { numRuns: 100, seed: 7 },
    );
  });

  it("keeps an empty list that is required, and a root that is a list", () => {
    expect(received(pet, { name: "a", photos: [] })).toMatchObject({ value: { name: "a", photos: [] }, violations: [] });
    const list = posted("application/xml", { type: "array", items: { $ref: "#/components/schemas/Tag" }, xml: { name: "tags" } });
    expect(textOf(list, [{ label: "a" }])).toContain("<tags><tag><label>a</label></tag></tags>");
    expect(received(list, [{ label: "a" }])).toMatchObject({ value: [{ label: "a" }], violations: [] });
  });

  it("is wrapped and named where one branch of several says so", () => {
    const either = [
      { properties: { data: { type: "array", items: { type: "object" } } } },
      { properties: { data: { type: "array", xml: { name: "pets", wrapped: true }, items: { $ref: "#/components/schemas/Tag" } } } },
    ];
    const target = posted("application/xml", { type: "object", xml: { name: "x" }, allOf: either });
    expect(textOf(target, { data: [{ on: true }] })).toContain("<x><pets><tag><on>true</on></tag></pets></x>");
    expect(received(target, { data: [{ on: true }] })).toMatchObject({ value: { data: [{ on: true }] }, violations: [] });
  });

  it("writes the text of an element where the schema says so", () => {
    const schema = {
      type: "object",
      xml: { name: "price" },
      properties: { currency: { type: "string", xml: { nodeType: "attribute" } }, amount: { type: "number", xml: { nodeType: "text" } } },
    };
    const target = posted("application/xml", schema);
    expect(textOf(target, { currency: "EUR", amount: 9.5 })).toContain('<price currency="EUR">9.5</price>');
    expect(received(target, { currency: "EUR", amount: 9.5 })).toMatchObject({ value: { currency: "EUR", amount: 9.5 } });
  });
});

describe("XML that is read", () => {
  const text = (xml: string) => read(pet, xml, "application/xml");

  it("may have declarations, comments, CDATA, namespaces and character references", () => {
    const xml = '\ufeff<?xml version="1.0"?><!-- <x> -->\n<pet xmlns="urn:x" xsi:schemaLocation="y"><name><![CDATA[<&]]>&#x41;&#66;</name><photoUrls/></pet>\n';
    expect(text(xml)).toEqual({ kind: "read", value: { name: "<&AB", photos: [] }, violations: [] });
  });

  it("is judged by its schema, with the places of the values", () => {
    const outcome = text('<pet id="x"><photoUrls><photoUrl>a</photoUrl></photoUrls><age>old</age></pet>');
    expect(outcome).toMatchObject({
      violations: [
        { at: "/name", keyword: "required" },
        { at: "/id", keyword: "type", found: '"x"' },
        { at: "/age", keyword: "type", found: '"old"' },
      ],
    });
  });

  it("has the root that the schema names", () => {
    expect(text("<dog><name>a</name><photoUrls/></dog>")).toMatchObject({ violations: [{ keyword: "xml", expected: "a root element <pet>", found: "<dog>" }] });
  });

  it("with members that are not declared keeps them for the validator", () => {
    const closed = posted("application/xml", { type: "object", properties: { a: { type: "string" } }, additionalProperties: false, xml: { name: "x" } });
    expect(read(closed, "<x><b/><c><d>1</d></c></x>", "application/xml")).toMatchObject({ violations: [{ at: "/b" }, { at: "/c" }] });
  });

  it("is read in the charset that the Content-Type names", () => {
    const latin = new Uint8Array([...new TextEncoder().encode("<pet><name>"), 0xe9, ...new TextEncoder().encode("</name><photoUrls/></pet>")]);
    expect(received({ ...pet, mediaType: { ...pet.mediaType, range: "application/xml; charset=iso-8859-1" } }, latin)).toMatchObject({ value: { name: "é" } });
  });

  it.each([
    ["no element", "hello", /outside the root/],
    ["nothing but white space", " ", /no element/],
    ["a tag that is not closed", "<pet><name></pet>", /closes nothing/],
    ["an end that is missing", "<pet>", /<pet> is not closed/],
    ["a cut-off tag", "<pet", /broken tag at character 1/],
    ["two roots", "<pet/><pet/>", /more than one root/],
    ["an attribute twice", '<pet id="1" id="2"/>', /stands twice/],
    ["an attribute without quotes", "<pet id=1/>", /broken tag/],
    ["a comment without end", "<!-- <pet/>", /is not closed/],
    ["a document type", '<!DOCTYPE pet [<!ENTITY a "b">]><pet/>', /document types are not read/],
    ["an unknown entity", "<pet><name>&a;</name></pet>", /"&a;" is not known/],
    ["a bare ampersand", "<pet><name>a & b</name></pet>", /"&" is not known/],
    ["a hundred thousand levels", "<a>".repeat(100_000), /deeper than 100 levels/],
    ["a million elements", `<a>${"<b/>".repeat(1_000_000)}</a>`, /more than 100000 elements/],
    ["a tag that never ends", `<a ${'b="c" '.repeat(100_000)}`, /broken tag/],
  ])("with %s is unreadable", (_what, xml, why) => {
    expect(text(xml)).toEqual({ kind: "unreadable", why: expect.stringMatching(why) });
  });
});
