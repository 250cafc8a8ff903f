import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compile } from "./compile.ts";
import type { Json, JsonObject, Operation, Parameter, ParameterValues } from "./model.ts";
import { encodeParameters } from "./parameter-encode.ts";

const empty: ParameterValues = { path: {}, query: {}, header: {}, cookie: {} };

function operationWith(path: string, ...parameters: JsonObject[]): Operation {
  const document: JsonObject = {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: { [path]: { get: { operationId: "get", parameters, responses: {} } } },
  };
  const [operation] = compile("t", { document, file: undefined, notices: [] }).operations;
  if (!operation) throw new Error("no operation was compiled");
  return operation;
}

/** What the decoder makes of an encoded request; `path` is `/before<value>`. */
function received(operation: Operation, values: Partial<ParameterValues>): { value: unknown; violations: unknown } {
  const encoded = encodeParameters(operation, { ...empty, ...values });
  const headers = new Map(encoded.headers);
  return operation.decodeParameters({
    path: [encoded.path.slice("/x".length)],
    query: encoded.query,
    header: (name) => (name === "cookie" ? encoded.cookie : headers.get(name)),
  });
}

const text = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: "binary" }),
  fc.constantFrom("a b", "a,b", "a=b&c", "50%", ";x", ".y", "é/ü", "#?", "+", "%41"),
);
const noSurrogates = text.map((value) => value.replace(/\p{Surrogate}/gu, ""));
const filled = noSurrogates.filter((value) => value !== "");
/** Headers have no escapes: visible text without commas, equals signs or spaces at the ends. */
const headerText = fc.string({ unit: fc.constantFrom(..."abcXYZ019-_.~;/ ") }).map((value) => value.trim());
const headerWord = headerText.filter((value) => value !== "");

const integer = fc.maxSafeInteger();
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value));

const objectSchema: Json = { type: "object", properties: { r: { type: "integer" }, "g [x],.&": { type: "string" }, b: { type: "boolean" } } };
const objectOf = (string: fc.Arbitrary<string>): fc.Arbitrary<unknown> =>
  fc.record({ r: integer, "g [x],.&": string, b: fc.boolean() }, { requiredKeys: ["r"], noNullPrototype: true });
const plainObjectSchema: Json = { type: "object", properties: { r: { type: "integer" }, g: { type: "string" } } };
const plainObjectOf = (string: fc.Arbitrary<string>): fc.Arbitrary<unknown> =>
  fc.record({ r: integer, g: string }, { requiredKeys: ["r"], noNullPrototype: true });

type Row = readonly [place: Parameter["in"], style: Parameter["style"], explode: boolean, kind: string, schema: Json, values: fc.Arbitrary<unknown>];

const strings: Json = { type: "array", items: { type: "string" } };
const integers: Json = { type: "array", items: { type: "integer" } };
const several = (items: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => fc.array(items, { minLength: 1, maxLength: 4 });

/** An array of one empty text reads as an empty array where items are joined. */
const joinedTexts = (items: fc.Arbitrary<string>): fc.Arbitrary<unknown> =>
  fc.array(items, { maxLength: 4 }).filter((list) => list.length !== 1 || list[0] !== "");

const primitives = (place: Parameter["in"], style: Parameter["style"], explode: boolean, string: fc.Arbitrary<string>): Row[] => [
  [place, style, explode, "text", { type: "string" }, string],
  [place, style, explode, "integers", { type: "integer" }, integer],
  [place, style, explode, "numbers", { type: "number" }, number],
  [place, style, explode, "booleans", { type: "boolean" }, fc.boolean()],
];

const pathRows = (["simple", "label", "matrix"] as const).flatMap((style) =>
  [false, true].flatMap((explode): Row[] => [
    ...primitives("path", style, explode, noSurrogates),
    // Exploded matrix repeats the name, so that an empty array leaves no trace.
    ["path", style, explode, "texts", strings, style === "matrix" && explode ? several(noSurrogates) : joinedTexts(noSurrogates)],
    ["path", style, explode, "arrays of integers", integers, several(integer)],
    ["path", style, explode, "objects", objectSchema, objectOf(noSurrogates)],
  ]),
);

const queryRows: Row[] = [
  ...primitives("query", "form", true, noSurrogates),
  ...primitives("query", "form", false, noSurrogates),
  // Repeated names: an empty array is the same as no parameter.
  ["query", "form", true, "texts", strings, several(noSurrogates)],
  ["query", "form", false, "texts", strings, joinedTexts(noSurrogates)],
  ["query", "form", true, "objects", objectSchema, objectOf(noSurrogates)],
  ["query", "form", false, "objects", objectSchema, objectOf(noSurrogates)],
  // The separator itself cannot be told from one inside an item.
  ["query", "spaceDelimited", false, "texts", strings, joinedTexts(noSurrogates.filter((value) => !value.includes(" ")))],
  ["query", "pipeDelimited", false, "texts", strings, joinedTexts(noSurrogates.filter((value) => !value.includes("|")))],
  ["query", "spaceDelimited", true, "texts", strings, several(noSurrogates)],
  ["query", "pipeDelimited", true, "arrays of integers", integers, several(integer)],
  ["query", "spaceDelimited", false, "objects", plainObjectSchema, plainObjectOf(noSurrogates.filter((value) => !value.includes(" ")))],
  ["query", "pipeDelimited", false, "objects", plainObjectSchema, plainObjectOf(noSurrogates.filter((value) => !value.includes("|")))],
  // Names with brackets of their own cannot be told from nested ones.
  ["query", "deepObject", true, "objects", plainObjectSchema, plainObjectOf(noSurrogates)],
];

const headerRows = [false, true].flatMap((explode): Row[] => [
  ...primitives("header", "simple", explode, headerText),
  ["header", "simple", explode, "texts", strings, several(headerWord)],
  ["header", "simple", explode, "objects", plainObjectSchema, plainObjectOf(headerWord)],
]);

const cookieRows = [false, true].flatMap((explode): Row[] => [
  ...primitives("cookie", "form", explode, noSurrogates),
  ["cookie", "form", explode, "texts", strings, explode ? several(noSurrogates) : joinedTexts(noSurrogates)],
  ["cookie", "form", explode, "objects", plainObjectSchema, plainObjectOf(noSurrogates)],
]);

describe("encodeParameters", () => {
  it.each([...pathRows, ...queryRows, ...headerRows, ...cookieRows])(
    "writes %s parameters of style %s, explode %s, so that %s come back",
    (place, style, explode, _kind, schema, values) => {
      const operation = operationWith(place === "path" ? "/x{p}" : "/x", { name: "p", in: place, required: true, style, explode, schema });

      fc.assert(
        fc.property(values, (value) => {
          const section = place === "querystring" ? "query" : place;
          expect(received(operation, { [section]: { p: value } })).toEqual({ value: { ...empty, [section]: { p: value } }, violations: [] });
        }),
        { numRuns: 60, seed: 7 },
      );
    },
  );

  it.each<[string, JsonObject, unknown, string]>([
    ["simple", { style: "simple" }, ["blue", "black"], "/blue,black"],
    ["exploded simple objects", { style: "simple", explode: true }, { R: 100, G: 200 }, "/R=100,G=200"],
    ["label", { style: "label" }, { R: 100, G: 200 }, "/.R,100,G,200"],
    ["exploded label", { style: "label", explode: true }, ["blue", "bl.ck"], "/.blue.bl%2Eck"],
    ["matrix", { style: "matrix" }, ["blue", "black"], "/;color=blue,black"],
    ["exploded matrix", { style: "matrix", explode: true }, ["blue", "black"], "/;color=blue;color=black"],
    ["exploded matrix objects", { style: "matrix", explode: true }, { R: 100, G: 200 }, "/;R=100;G=200"],
    ["empty matrix", { style: "matrix" }, "", "/;color"],
    ["escapes", {}, "a/b c!", "/a%2Fb%20c%21"],
    ["greedy", { "x-greedy": true }, "a/b c/d", "/a/b%20c/d"],
    ["content", { content: { "application/json": { schema: {} } } }, { a: [1] }, "/%7B%22a%22%3A%5B1%5D%7D"],
  ])("writes the path of %s as OpenAPI shows it", (_title, settings, color, path) => {
    const operation = operationWith("/{color}", { name: "color", in: "path", required: true, schema: {}, ...settings });

    const encoded = encodeParameters(operation, { ...empty, path: { color } });

    expect(encoded).toEqual({ path, query: "", headers: [], cookie: undefined });
  });

  it.each<[string, JsonObject, unknown, string]>([
    ["form", { explode: false }, ["blue", "bl,ck"], "color=blue,bl%2Cck"],
    ["exploded form", {}, ["blue", "black"], "color=blue&color=black"],
    ["form objects", { explode: false }, { R: 100, G: 200 }, "color=R,100,G,200"],
    ["exploded form objects", {}, { R: 100, G: 200 }, "R=100&G=200"],
    ["spaceDelimited", { style: "spaceDelimited", explode: false }, ["blue", "black"], "color=blue%20black"],
    ["pipeDelimited", { style: "pipeDelimited", explode: false }, ["blue", "black"], "color=blue%7Cblack"],
    ["deepObject", { style: "deepObject" }, { R: 100, list: ["a", "b"] }, "color%5BR%5D=100&color%5Blist%5D%5B%5D=a&color%5Blist%5D%5B%5D=b"],
    ["reserved characters", { allowReserved: true }, "/a?b=c&d#e+f%20[1],", "color=/a?b=c%26d%23e%2Bf%2520[1],"],
    ["null", {}, null, ""],
    ["lists with null", {}, ["a", null], "color=a"],
    ["large integers", {}, 2 ** 70, "color=1180591620717411303424"],
    ["exact integers", {}, 9007199254740993n, "color=9007199254740993"],
  ])("writes the query of %s as OpenAPI shows it", (_title, settings, color, query) => {
    const operation = operationWith("/x", { name: "color", in: "query", schema: {}, ...settings });

    const encoded = encodeParameters(operation, { ...empty, query: { color } });

    expect(encoded).toEqual({ path: "/x", query, headers: [], cookie: undefined });
  });

  it("keeps values with allowReserved whole", () => {
    const operation = operationWith("/x", { name: "p", in: "query", allowReserved: true, schema: { type: "string" } });

    fc.assert(
      fc.property(noSurrogates, (p) => {
        expect(received(operation, { query: { p } })).toMatchObject({ value: { query: { p } }, violations: [] });
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  it.each(["query", "header", "cookie"] as const)("writes JSON parameters in %s so that they come back", (place) => {
    const operation = operationWith("/x", { name: "p", in: place, content: { "application/json": { schema: {} } } });
    const values = fc.jsonValue({ stringUnit: "grapheme-ascii" }).map((value) => JSON.parse(JSON.stringify(value)) as unknown);

    fc.assert(
      fc.property(
        values.filter((value) => value !== null),
        (p) => {
          expect(received(operation, { [place]: { p } })).toMatchObject({ value: { [place]: { p } }, violations: [] });
        },
      ),
      { numRuns: 100, seed: 7 },
    );
  });

  it("keeps greedy path values with their slashes", () => {
    const operation = operationWith("/x{p}", { name: "p", in: "path", required: true, "x-greedy": true, schema: { type: "string" } });

    fc.assert(
      fc.property(filled, filled, (one, two) => {
        const p = `${one}/${two}`;
        expect(received(operation, { path: { p } })).toMatchObject({ value: { path: { p } }, violations: [] });
      }),
      { numRuns: 100, seed: 7 },
    );
  });

  it("puts every parameter where it belongs and sends nothing that is not declared", () => {
    const operation = operationWith(
      "/a/{one}.{two}/b",
      { name: "one", in: "path", required: true, schema: {} },
      { name: "two", in: "path", required: true, schema: {} },
      { name: "q", in: "query", schema: {} },
      { name: "X-H", in: "header", schema: {} },
      { name: "c", in: "cookie", schema: {} },
      { name: "d", in: "cookie", schema: {} },
    );

    const encoded = encodeParameters(operation, {
      path: { one: 1, two: "2" },
      query: { q: true, other: 1 },
      header: { "x-h": [1, 2] },
      cookie: { c: "a;b", d: 2 },
    });

    expect(encoded).toEqual({ path: "/a/1.2/b", query: "q=true", headers: [["x-h", "1,2"]], cookie: "c=a%3Bb; d=2" });
  });

  it("writes a whole query string from text or from an object", () => {
    const operation = operationWith("/x", { name: "q", in: "querystring", content: { "application/x-www-form-urlencoded": { schema: {} } } });

    const queries = ["a=1&b", { a: "1 2", b: null, c: true }].map((q) => encodeParameters(operation, { ...empty, query: { q } }).query);

    expect(queries).toEqual(["a=1&b", "a=1%202&c=true"]);
  });
});
