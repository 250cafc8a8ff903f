import { describe, expect, it } from "vitest";
import type { Contract, JsonObject } from "../../contract/model.ts";
import { valueAt } from "../../contract/pointer.ts";
import type { Answered, Check } from "../check.ts";
import { petsContract } from "../pets.ts";
import { allow } from "./allow.ts";
import { bodySchema } from "./body-schema.ts";
import { errorStatusMember } from "./error-status-member.ts";
import { headers } from "./headers.ts";
import { mediaType } from "./media-type.ts";
import { noBody } from "./no-body.ts";
import { retryAfter } from "./retry-after.ts";
import { stackTrace } from "./stack-trace.ts";
import { statusDocumented } from "./status-documented.ts";
import { writeOnly } from "./write-only.ts";

type Header = readonly [string, string];
const json: Header = ["Content-Type", "application/json; charset=utf-8"];
const tom = '{"id":"1","name":"Tom"}';

/** An answer to an operation; `id` undefined: to none. */
function answered(contract: Contract, id: string | undefined, status: number, body = "", given: readonly Header[] = [], method = "GET"): Answered {
  const operation = contract.operations.find((entry) => entry.id === id);
  return {
    operation,
    principal: undefined,
    request: { method, target: "/", headers: [], body: undefined },
    response: { status, headers: given, body: new TextEncoder().encode(body) },
    failure: undefined,
    elapsedMs: 1,
    waitedMs: 0,
  };
}

const responses = (change: (responses: JsonObject) => void) => (document: JsonObject) =>
  change(valueAt(document, "/paths/~1pets~1{petId}/get/responses") as JsonObject);
const find = (check: Check, contract: Contract, exchange: Answered): string[] => check.judge(exchange, contract).map(({ cause }) => cause);

describe("status-documented", () => {
  it("passes a documented code and finds another, for operations only", async () => {
    const contract = await petsContract();
    expect(find(statusDocumented, contract, answered(contract, "getPet", 200))).toEqual([]);
    expect(find(statusDocumented, contract, answered(contract, "getPet", 418))).toEqual(["status-documented getPet 418"]);
    expect(find(statusDocumented, contract, answered(contract, undefined, 418))).toEqual([]);
  });

  it("passes any success of an operation that tells of failures alone, and no other failure", async () => {
    const contract = await petsContract(responses((all) => void delete all["200"]));
    expect(find(statusDocumented, contract, answered(contract, "getPet", 200))).toEqual([]);
    expect(find(statusDocumented, contract, answered(contract, "getPet", 418))).toEqual(["status-documented getPet 418"]);
  });

  it.each(["4XX", "4xx", "default"])("passes what the key %s covers", async (key) => {
    const contract = await petsContract(responses((all) => void (all[key] = { description: "any" })));
    expect(find(statusDocumented, contract, answered(contract, "getPet", 418))).toEqual([]);
  });
});

describe("media-type", () => {
  it("passes the documented one in any case and with parameters; finds another, and none", async () => {
    const contract = await petsContract();
    const found = (...given: Header[]) => find(mediaType, contract, answered(contract, "getPet", 200, tom, given));
    expect(found(json)).toEqual([]);
    expect(found(["content-type", "Application/JSON"])).toEqual([]);
    expect(found(["Content-Type", "text/html"])).toEqual(["media-type getPet 200"]);
    expect(found()).toEqual(["media-type getPet 200"]);
  });

  it("has nothing to say of HEAD, or of an empty body", async () => {
    const contract = await petsContract();
    expect(find(mediaType, contract, answered(contract, "getPet", 200, tom, [], "HEAD"))).toEqual([]);
    expect(find(mediaType, contract, answered(contract, "getPet", 200))).toEqual([]);
  });
});

describe("body-schema", () => {
  it.each<[string, string[]]>([
    [tom, []],
    ['{"id":"1","name":"Tom","more":true}', []],
    ['{"id":1,"name":"Tom"}', ["body-schema getPet 200 /id type"]],
    ['{"id":"1"}', ["body-schema getPet 200 /name required"]],
    ['{"id":', ["body-schema getPet 200 unreadable"]],
    ["", ["body-schema getPet 200 unreadable"]],
  ])("judges %j", async (body, causes) => {
    const contract = await petsContract();
    expect(find(bodySchema, contract, answered(contract, "getPet", 200, body, [json]))).toEqual(causes);
  });

  it("gives the same fault in every item of a list one cause", async () => {
    const contract = await petsContract();
    const causes = find(bodySchema, contract, answered(contract, "listPets", 200, '{"items":[{"id":1,"name":"a"},{"id":2,"name":"b"}]}', [json]));
    expect(new Set(causes)).toEqual(new Set(["body-schema listPets 200 /items/*/id type"]));
    expect(causes).toHaveLength(2);
  });

  it("judges what only a range or default documents, and expects no body of HEAD", async () => {
    const content = { "application/json": { schema: { type: "object", required: ["error"] } } };
    const contract = await petsContract(responses((all) => void (all["default"] = { description: "error", content })));
    expect(find(bodySchema, contract, answered(contract, "getPet", 503, "{}", [json]))).toEqual(["body-schema getPet 503 /error required"]);
    expect(find(bodySchema, contract, answered(contract, "getPet", 200, "", [], "HEAD"))).toEqual([]);
  });
});

describe("body-schema of other media types", () => {
  const note = { type: "object", xml: { name: "note" }, required: ["text"], properties: { text: { type: "string" }, count: { type: "integer" } } };
  const listed = { type: "array", items: note };
  const form = "application/x-www-form-urlencoded";
  const parts = (...named: string[]): string => `${named.map((part) => `--b\r\nContent-Disposition: form-data; ${part}\r\n`).join("")}--b--\r\n`;
  const causes = async (type: string, schema: JsonObject, body: string): Promise<string[]> => {
    const given = responses((all) => void (all["200"] = { description: "ok", content: { [type.split(";")[0] ?? ""]: { schema } } }));
    const contract = await petsContract(given);
    return find(bodySchema, contract, answered(contract, "getPet", 200, body, [["Content-Type", type]])).map((cause) =>
      cause.replace("body-schema getPet 200 ", ""),
    );
  };

  it.each<[string, JsonObject, string, string[]]>([
    ["application/xml", note, "<note><text>a</text><count>3</count></note>", []],
    ["application/xml", note, "<note><count>three</count></note>", ["/text required", "/count type"]],
    ["application/xml", note, "<memo><text>a</text></memo>", [" xml"]],
    ["application/xml", note, "<note><text>a</te", ["unreadable"]],
    [form, note, "text=a&count=3", []],
    [form, note, "count=three", ["/text required", "/count type"]],
    [form, note, "text=%zz", ["unreadable"]],
    ["multipart/form-data; boundary=b", note, parts('name="text"\r\n\r\na'), []],
    ["multipart/form-data; boundary=b", note, parts('name="other"\r\n\r\na'), ["/text required"]],
    ["multipart/form-data", note, parts('name="text"\r\n\r\na'), ["unreadable"]],
    ["application/x-ndjson", listed, '{"text":"a"}\n{"text":"b"}\n', []],
    ["application/x-ndjson", listed, '{"text":"a"}\n{"text":5}\n', ["/*/text type"]],
    ["application/x-ndjson", listed, '{"text":"a"}\n{"te', ["unreadable"]],
    ["text/event-stream", listed, 'data: {"text":"a"}\n\ndata: {}\n\n', ["/*/text required"]],
    ["text/plain", { type: "string", pattern: "^[a-z]+$" }, "abc", []],
    ["text/plain", { type: "string", pattern: "^[a-z]+$" }, "ABC", [" pattern"]],
    ["text/plain", { type: "integer" }, "twelve", [" type"]],
  ])("of %s with %j: %j", async (type, schema, body, expected) => {
    expect((await causes(type, schema, body)).sort()).toEqual(expected.toSorted());
  });

  it.each<[string, JsonObject, string]>([
    ["text/plain", note, "a"],
    ["application/pdf", note, "%PDF-1.7"],
    ["application/octet-stream", { type: "string", format: "binary" }, "\u0000"],
    ["image/svg+xml", { type: "string" }, "<svg>"],
    ["application/xml", {}, "<anything/>"],
  ])("leave alone what no standard reads by a schema: %s with %j", async (type, schema, body) => {
    expect(await causes(type, schema, body)).toEqual([]);
  });

  it("leave a stream alone that is longer than what is read", async () => {
    expect(await causes("application/x-ndjson", listed, "1\n".repeat(100_001))).toEqual([]);
  });
});

describe("no-body", () => {
  it("passes an empty answer and finds a body where none is documented", async () => {
    const contract = await petsContract();
    expect(find(noBody, contract, answered(contract, "deletePet", 204))).toEqual([]);
    expect(find(noBody, contract, answered(contract, "getPet", 200, tom))).toEqual([]);
    expect(find(noBody, contract, answered(contract, "deletePet", 404, "gone"))).toEqual(["no-body deletePet 404"]);
  });
});

describe("write-only", () => {
  it("advises where a member that only requests hold comes back, in lists too, and not where it is null", async () => {
    const contract = await petsContract((document) => {
      (valueAt(document, "/components/schemas/Pet/properties") as JsonObject)["chip"] = { type: ["string", "null"], writeOnly: true };
    });
    const found = (id: string, body: string) => find(writeOnly, contract, answered(contract, id, 200, body, [json]));
    expect(found("getPet", tom)).toEqual([]);
    expect(found("getPet", '{"id":"1","name":"Tom","chip":null}')).toEqual([]);
    expect(found("getPet", '{"id":"1","name":"Tom","chip":"s3cret"}')).toEqual(["write-only getPet 200 /chip"]);
    expect(found("listPets", '{"items":[{"id":"1","name":"Tom","chip":"s3cret"}]}')).toEqual(["write-only listPets 200 /items/*/chip"]);
  });
});

describe("headers", () => {
  const counted = responses((all) => {
    (all["200"] as JsonObject)["headers"] = { "X-Count": { required: true, schema: { type: "integer" } }, "X-Note": { schema: { type: "string" } } };
  });

  it("passes a valid one in any case, and finds a missing and an invalid one", async () => {
    const contract = await petsContract(counted);
    const found = (...given: Header[]) => find(headers, contract, answered(contract, "getPet", 200, tom, given));
    expect(found(["x-count", "3"])).toEqual([]);
    expect(found(["X-Count", "three"])).toEqual(["headers getPet 200 x-count type"]);
    expect(found()).toEqual(["headers getPet 200 x-count missing"]);
  });
});

describe("allow", () => {
  it("is asked for with 405 and with nothing else", async () => {
    const contract = await petsContract();
    expect(find(allow, contract, answered(contract, undefined, 405, "", [["allow", "GET"]], "PUT"))).toEqual([]);
    expect(find(allow, contract, answered(contract, undefined, 405))).toEqual(["allow missing"]);
    expect(find(allow, contract, answered(contract, undefined, 405, "", [["allow", "GET, PUT"]], "PUT"))).toEqual(["allow wrong"]);
    expect(find(allow, contract, answered(contract, undefined, 404))).toEqual([]);
  });
});

describe("retry-after", () => {
  it.each<[string | undefined, number]>([
    [undefined, 0],
    ["120", 0],
    ["Wed, 21 Oct 2026 07:28:00 GMT", 0],
    ["soon", 1],
    ["-1", 1],
    ["1.5", 1],
    ["2026-10-21T07:28:00Z", 1],
  ])("%s breaks it %i times", async (value, times) => {
    const contract = await petsContract();
    const given: Header[] = value === undefined ? [] : [["Retry-After", value]];
    expect(find(retryAfter, contract, answered(contract, "getPet", 503, "", given))).toHaveLength(times);
  });
});

describe("error-status-member", () => {
  it("holds the status of problem details against the real one", async () => {
    const contract = await petsContract();
    const problem: Header = ["Content-Type", "application/problem+json"];
    const found = (body: string, given: Header) => find(errorStatusMember, contract, answered(contract, "getPet", 404, body, [given]));
    expect(found('{"status":404}', problem)).toEqual([]);
    expect(found('{"title":"gone"}', problem)).toEqual([]);
    expect(found('{"status":400}', problem)).toEqual(["error-status-member"]);
    expect(found('{"status":400}', json)).toEqual([]);
  });
});

describe("stack-trace", () => {
  it.each([
    "Error: no\n    at handle (/srv/app/orders.js:12:7)\n    at next (/srv/app/router.js:3:1)",
    "java.lang.NullPointerException\n\tat com.example.Orders.get(Orders.java:42)",
    'Traceback (most recent call last):\n  File "app.py", line 3, in get',
    "panic: nil map\n\ngoroutine 1 [running]:\nmain.main()",
    "   at Orders.Get(String id) in /src/Orders.cs:line 17",
  ])("finds %j in a refusal, as text and in JSON, and in no success", async (trace) => {
    const contract = await petsContract();
    const found = (status: number, body: string) => find(stackTrace, contract, answered(contract, "getPet", status, body));
    expect(found(500, trace)).toEqual(["stack-trace"]);
    expect(found(404, JSON.stringify({ message: trace }))).toEqual(["stack-trace"]);
    expect(found(200, trace)).toEqual([]);
    expect(found(404, '{"message":"Nothing is at orders.js in line 3"}')).toEqual([]);
  });
});
