/** Requests that the engine refuses before any handler: said in the API's own error schema. */
import { describe, expect, it } from "vitest";
import { credentials, json, limitBytes, read, serve, upload, writes } from "./fixture.ts";

const { ask, state } = serve();

const form = "Content-Type: application/x-www-form-urlencoded";
const multipart = "Content-Type: multipart/form-data; boundary=b";
const clerkUpdate = ["PATCH /clerk-organizations/v1/organizations/org_2Acme0000000000000000000001 HTTP/1.1", ...writes.clerk.slice(1)];
const part = '--b\r\nContent-Disposition: form-data; name="avatar"; filename="a.png"\r\nContent-Type: image/png\r\n\r\nx\r\n';

interface Row {
  readonly title: string;
  readonly head: readonly string[];
  readonly body?: string;
  readonly status: number;
  readonly answer: object;
}

const datadog = (phrase: string) => ({ errors: [expect.stringContaining(phrase)] });
const pulumi = (phrase: string) => ({ code: 400, message: expect.stringContaining(phrase) });
const dreams = (phrase: string) => ({ success: false, message: expect.stringContaining(phrase) });
const get = (target: string): string[] => [`GET ${target} HTTP/1.1`, ...credentials];

const rows: readonly Row[] = [
  { title: "truncated JSON (Datadog)", head: [...writes.datadog, json], body: '{"data":', status: 400, answer: datadog("Unexpected end of JSON input") },
  { title: "truncated JSON (Pulumi)", head: [...writes.pulumi, json], body: '{"data":', status: 400, answer: pulumi("not JSON") },
  { title: "truncated JSON (Dreams)", head: [...writes.dreams, json], body: '{"data":', status: 400, answer: dreams("not JSON") },
  {
    title: "truncated JSON (DelightBridge)",
    head: [...writes.delightbridge, json],
    body: '{"data":',
    status: 400,
    answer: { error: expect.stringMatching(/body/i) },
  },
  {
    title: "a broken form (Clerk)",
    head: [...clerkUpdate, form],
    body: "name=%E0%A4%A",
    status: 400,
    answer: { errors: [{ code: "request_body_invalid", message: "Unreadable body" }] },
  },
  { title: "two JSON values", head: [...writes.datadog, json], body: "{}{}", status: 400, answer: datadog("not JSON") },
  { title: "an empty body where one is needed", head: [...writes.datadog, json], status: 400, answer: datadog("expected a body, found nothing") },
  { title: "no media type", head: writes.datadog, body: '{"data":{}}', status: 400, answer: datadog("expected Content-Type application/json, found none") },
  { title: "another media type", head: [...writes.datadog, "Content-Type: text/xml"], body: "<a/>", status: 400, answer: datadog("found text/xml") },
  { title: "invalid UTF-8", head: [...writes.datadog, json], body: '{"data":"\xc3\x28"}', status: 400, answer: datadog("not valid UTF-8") },
  {
    title: "compressed JSON",
    head: [...writes.datadog, json, "Content-Encoding: gzip"],
    body: "\x1f\x8b\x08\0",
    status: 400,
    answer: datadog("not valid UTF-8"),
  },
  {
    title: "600 levels of JSON",
    head: [...writes.datadog, json],
    body: "[".repeat(600) + "]".repeat(600),
    status: 400,
    answer: datadog("deeper than 512 levels"),
  },
  {
    title: "a __proto__ that holds what is missing",
    head: [...writes.datadog, json],
    body: '{"__proto__":{"data":{}}}',
    status: 400,
    answer: datadog('expected a member "data"'),
  },
  { title: "a broken escape in the path", head: get("/datadog-services/api/v2/services/%E0%A4%A"), status: 400, answer: datadog("valid percent-encoding") },
  {
    title: "two broken query parameters, both named",
    head: get("/datadog-services/api/v2/services?page[size]=x&page[offset]=%ZZ"),
    status: 400,
    answer: { errors: [expect.stringContaining("page[size]"), expect.stringContaining("page[offset]")] },
  },
  {
    title: "a misspelt path, with the nearest operation",
    head: get("/datadog-services/api/v2/service"),
    status: 404,
    answer: datadog("Nearest: GET /api/v2/services"),
  },
  {
    title: "a multipart body without a boundary",
    head: [...upload, "Content-Type: multipart/form-data"],
    body: `${part}--b--`,
    status: 400,
    answer: dreams("boundary"),
  },
  { title: "a multipart body that breaks off", head: [...upload, multipart], body: part, status: 400, answer: dreams("multipart body is broken") },
  {
    title: "a multipart body of 1,100 parts",
    head: [...upload, multipart],
    body: `${'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n'.repeat(1100)}--b--`,
    status: 400,
    answer: dreams("1000"),
  },
];

describe("a bad request", () => {
  it.each(rows)("is refused in the API's own words, and changes nothing: $title", async ({ head, body, status, answer }) => {
    const before = await state();

    const found = await ask(head, body);

    expect({ status: found.status, type: found.type }).toEqual({ status, type: "application/json" });
    expect(JSON.parse(found.body)).toMatchObject(answer);
    expect(found.ended).toBe(false);
    expect(await state()).toBe(before);
  });

  it.each(["PUT", "TRACE", "PROPFIND"])("with the method %s, which the path has not, gets 405 and what is allowed", async (method) => {
    const { status, header, body } = await ask([`${method} /datadog-services/api/v2/services HTTP/1.1`, ...credentials]);

    expect(status).toBe(405);
    expect(header("allow")).toBe("GET, POST, HEAD, OPTIONS");
    expect(JSON.parse(body)).toEqual({ errors: [`${method} is not among the methods of /api/v2/services: GET, POST, HEAD, OPTIONS.`] });
  });

  it("for an answer that is not documented is told which there are", async () => {
    const { status, type, body } = await ask([...read, "Prefer: code=999"]);

    expect({ status, type }).toEqual({ status: 400, type: "application/problem+json" });
    expect(JSON.parse(body)).toMatchObject({ detail: expect.stringContaining("There is no code 999. There are: 200") });
  });

  it.each(["code", "code=", 'example="', "wait=-1", "wait=x", "__proto__=1", ",;,", "handling=constructor"])(
    "with the preference %s has an answer",
    async (preference) => {
      const { status } = await ask([...read, `Prefer: ${preference}`]);

      expect([200, 400]).toContain(status);
    },
  );

  it.each(["=", ";;;", "authjs.session-token", "authjs.session-token=%E0%A4%A", "__proto__=1", "x=y; ".repeat(2000)])(
    "with the cookie %.40s counts as nobody's",
    async (cookie) => {
      const { status } = await ask(["GET /delightbridge-services/api/services HTTP/1.1", "Host: localhost", `Cookie: ${cookie}`]);

      expect(status).toBe(401);
    },
  );
});

describe("a body at the limit", () => {
  const padded = (length: number): string => `{"data":{"type":"services","attributes":{"name":"x"}}}`.padEnd(length, " ");
  const chunked = (body: string): string => `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;

  it.each([
    ["with its length", [] as string[], (body: string) => body],
    ["in chunks", ["Transfer-Encoding: chunked"], chunked],
  ])("is taken, and one byte more is 413: %s", async (_title, framing, framed) => {
    const before = await state();
    const over = await ask([...writes.datadog, json, ...framing], framed(padded(limitBytes + 1)));
    const unchanged = (await state()) === before;
    const at = await ask([...writes.datadog, json, ...framing], framed(padded(limitBytes)));

    expect({ status: over.status, type: over.type, connection: over.header("connection") }).toEqual({
      status: 413,
      type: "application/json",
      connection: "close",
    });
    expect(JSON.parse(over.body)).toEqual({ errors: ["Expected at most 65536 bytes; raise the limit with --body-limit."] });
    expect(unchanged).toBe(true);
    expect(at.status).toBe(201);
  });
});
