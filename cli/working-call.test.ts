import { describe, expect, it } from "vitest";
import type { JsonObject } from "../contract/model.ts";
import { createMock } from "../mock/mock.ts";
import type { ServedApi } from "../mock/served-api.ts";
import { cookieText, workingCurl } from "./working-call.ts";

const base = "http://localhost:4010";

async function served(document: string | JsonObject): Promise<ServedApi> {
  const { dispatcher } = await createMock({ apis: [typeof document === "string" ? document : { id: "own", document }] }).ready();
  const [api] = dispatcher.apis;
  if (!api) throw new Error("No API is served.");
  return api;
}

const documentWith = (operation: JsonObject, more: JsonObject = {}): JsonObject => ({
  openapi: "3.1.0",
  info: { title: "Own", version: "1" },
  paths: { "/things/{id}": operation },
  ...more,
});

const id: JsonObject = { name: "id", in: "path", required: true, example: "a b", schema: { type: "string" } };
const fine: JsonObject = { "200": { description: "Fine" } };

describe("the call to paste", () => {
  it.each([
    [
      "datadog-services",
      "curl \\\n  -H 'DD-API-KEY: api-key-org-one' \\\n  -H 'DD-APPLICATION-KEY: app-key-admin' \\\n  'http://localhost:4010/api/v2/services'",
    ],
    ["clerk-organizations", expect.stringMatching(/^curl \\\n {2}'http:\/\/localhost:4010\/v1\/organizations\/org_\w+\?__dev_session=token-admin'$/)],
    ["delightbridge-services", expect.stringMatching(/^curl \\\n {2}--cookie 'authjs.session-token=YOUR_SESSION_TOKEN' \\\n {2}'http/)],
    ["pulumi-services", expect.stringMatching(/-H 'Authorization: token PULUMI_ACCESS_TOKEN'/)],
    ["dreams-organizations", expect.stringMatching(/-H 'Authorization: Bearer OWNER_TOKEN'/)],
  ])("names %s by an operation that succeeds", async (name, expected) => {
    expect(workingCurl(await served(name), base)).toEqual(expected);
  });

  it("is the same in every run and changes nothing", async () => {
    const api = await served("datadog-services");
    const before = JSON.stringify(api.world.snapshot());

    const first = workingCurl(api, base);

    expect(workingCurl(api, base)).toBe(first);
    expect(JSON.stringify(api.world.snapshot())).toBe(before);
  });

  it("encodes the parameters of a document, and quotes for the shell", async () => {
    const query: JsonObject = { name: "q", in: "query", required: true, example: "it's", schema: { type: "string" } };

    const curl = workingCurl(await served(documentWith({ get: { parameters: [id, query], responses: fine } })), base);

    expect(curl).toMatch(/^curl \\\n {2}'http:\/\/localhost:4010\/things\/a%20b\?q=it(?:%27|'\\'')s'$/);
  });

  it("takes any credential where nobody knows the principals of a document", async () => {
    const document = documentWith(
      { get: { parameters: [id], responses: fine } },
      {
        security: [{ key: [] }],
        components: { securitySchemes: { key: { type: "apiKey", in: "query", name: "api_key" } } },
      },
    );

    expect(workingCurl(await served(document), base)).toContain("'http://localhost:4010/things/a%20b?api_key=anyone'");
  });

  it("is looked for among the first operations of a large document only", async () => {
    const asking = (schema: JsonObject): JsonObject => ({ get: { parameters: [{ name: "q", in: "query", required: true, schema }], responses: fine } });
    const refused = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`/a${index}`, asking({ const: "what nobody guesses" })]));
    const paths = { ...refused, "/z": asking({ type: "string" }) };

    expect(workingCurl(await served({ openapi: "3.1.0", info: { title: "Own", version: "1" }, paths }), base)).toBeUndefined();
  });

  it("is none where a document has nothing to read", async () => {
    expect(workingCurl(await served(documentWith({ delete: { parameters: [id], responses: fine } })), base)).toBeUndefined();
  });
});

describe("cookies", () => {
  it("stand in one line, in order", () => {
    expect(cookieText({ a: "1", b: "2" })).toBe("a=1; b=2");
  });
});
