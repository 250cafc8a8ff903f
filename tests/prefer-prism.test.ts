/** `Prefer` as Prism understands it, call by call, and where this mock differs on purpose. */
import { createLogger } from "@stoplight/prism-core";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { createServer } from "@stoplight/prism-http-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMock } from "../mock/index.ts";

interface Sent {
  readonly path: string;
  readonly prefer?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

interface Answer {
  readonly status: number;
  readonly type: string | null;
  readonly text: string;
}

const keys = { "DD-API-KEY": "api-key-org-one", "DD-APPLICATION-KEY": "app-key-admin" };
const list = "/api/v2/services";
const one = `${list}/5e000000-0000-4000-8000-000000000001`;
const valid = { data: { type: "services", attributes: { name: "checkout" } } };
const problem = "application/problem+json";

const mock = createMock({ apis: ["datadog-services"], now: "2026-01-31T09:00:00Z" });
let prism: ReturnType<typeof createServer>;
let origin: string;

beforeAll(async () => {
  const file = new URL("../spec/datadog-services/openapi.yaml", import.meta.url).pathname;
  prism = createServer(await getHttpOperationsFromSpec(file), {
    cors: false,
    components: { logger: createLogger("prism", { level: "silent" }) },
    config: {
      isProxy: false,
      checkSecurity: true,
      validateRequest: true,
      validateResponse: true,
      errors: false,
      upstreamProxy: undefined,
      mock: { dynamic: false },
    },
  });
  origin = await prism.listen(0, "127.0.0.1");
}, 120_000);
afterAll(() => prism.close());

async function both({ path, prefer, method = "GET", headers = keys, body }: Sent): Promise<{ theirs: Answer; ours: Answer }> {
  const all = { ...headers, ...(prefer !== undefined && { Prefer: prefer }), ...(body && { "Content-Type": "application/json" }) };
  const init: RequestInit = { method, headers: all, ...(body && { body: JSON.stringify(body) }) };
  const [theirs, ours] = await Promise.all([fetch(origin + path, init), mock.fetch(path, init)]);
  return { theirs: await read(theirs), ours: await read(ours) };
}

const read = async (response: Response): Promise<Answer> => ({
  status: response.status,
  type: response.headers.get("content-type"),
  text: await response.text(),
});

describe("both mocks answer byte for byte alike", () => {
  it.each<[string, Sent, number]>([
    ["a documented code with its first example", { path: one, prefer: "code=404" }, 404],
    ["a code in quotes", { path: one, prefer: 'code="404"' }, 404],
    ["a preference in other letters", { path: one, prefer: "Code=404" }, 404],
    ["the code of a success", { path: list, prefer: "code=200" }, 200],
    ["a code with one of its examples", { path: one, prefer: "code=404, example=other-organization" }, 404],
    ["an example of the success", { path: list, prefer: "example=last-page" }, 200],
    ["an example that dynamic=true does not override", { path: list, prefer: "example=last-page, dynamic=true" }, 200],
    ["a valid body with the code of the success", { path: list, method: "POST", body: valid, prefer: "code=201" }, 201],
    ["a valid body with the code of a failure", { path: list, method: "POST", body: valid, prefer: "code=400, example=empty-name" }, 400],
    ["a code without a body", { path: one, method: "DELETE", prefer: "code=204" }, 204],
    ["missing credentials, which come before the preference", { path: list, headers: {}, prefer: "code=200" }, 401],
    ["one of two keys, which is not enough", { path: list, headers: { "DD-API-KEY": "api-key-org-one" }, prefer: "code=200" }, 401],
    ["missing credentials beside a bad parameter", { path: `${list}?page[size]=0`, headers: {}, prefer: "code=200" }, 401],
  ])("%s", async (_case, sent, status) => {
    const { theirs, ours } = await both(sent);

    expect(ours).toEqual(theirs);
    expect(ours.status).toBe(status);
  });
});

describe("both mocks answer with the same status", () => {
  it.each<[string, Sent, number]>([
    ["a sample of the success", { path: list, prefer: "dynamic=true" }, 200],
    ["a sample of a failure", { path: one, prefer: "code=404, dynamic=true" }, 404],
    ["a preference for what is usual anyway", { path: one, prefer: "dynamic=false" }, 200],
    ["a bad parameter, which comes before the preference", { path: `${list}?page[size]=0`, prefer: "code=200" }, 400],
    ["a bad parameter beside another failure asked for", { path: `${list}?page[size]=0`, prefer: "code=401" }, 400],
    ["a bad body, which comes before the preference", { path: list, method: "POST", body: {}, prefer: "code=201" }, 400],
    ["a bad body beside an undocumented code", { path: list, method: "POST", body: {}, prefer: "code=599" }, 400],
    ["an unknown path", { path: "/nonesuch", prefer: "code=200" }, 404],
    ["an unknown method", { path: list, method: "DELETE", prefer: "code=200" }, 405],
  ])("%s", async (_case, sent, status) => {
    const { theirs, ours } = await both(sent);

    expect([theirs.status, ours.status]).toEqual([status, status]);
  });

  it("and where both make a body up, both make it from the schema", async () => {
    const { theirs, ours } = await both({ path: list, prefer: "dynamic=true" });
    const examples = await both({ path: list, prefer: "code=200" });

    for (const { text } of [theirs, ours]) {
      expect(JSON.parse(text)).toMatchObject({ data: expect.any(Array), meta: { pagination: { size: expect.any(Number) } } });
      expect(text).not.toBe(examples.ours.text);
    }
  });
});

interface Difference {
  readonly sent: Sent;
  readonly prism: Partial<Answer>;
  readonly ours: Partial<Answer>;
  readonly because: string;
}

/** Everything in which this mock differs from Prism, each with its reason. */
const differences: Readonly<Record<string, Difference>> = {
  "an undocumented code": {
    sent: { path: one, prefer: "code=500" },
    prism: { status: 404, type: problem },
    ours: { status: 400, type: problem, text: expect.stringContaining("There is no code 500. There are: 200 (") },
    because: "It is the request that is mistaken, and a 404 could be taken for the API's own.",
  },
  "a code that is none": {
    sent: { path: one, prefer: "code=abc" },
    prism: { status: 422, type: problem },
    ours: { status: 400, type: problem, text: expect.stringContaining("There is no code abc.") },
    because: "A mistaken preference has one status, however it is mistaken.",
  },
  "an undocumented example": {
    sent: { path: list, prefer: "example=nonesuch" },
    prism: { status: 404, type: problem },
    ours: { status: 400, type: problem, text: expect.stringContaining("last-page") },
    because: "The answer lists the examples that exist, so that the next try succeeds.",
  },
  "an undocumented example of a documented failure": {
    sent: { path: one, prefer: "code=404, example=nonesuch" },
    prism: { status: 500, type: problem },
    ours: { status: 400, type: problem },
    because: "Nothing has failed inside the mock, so nothing says 500.",
  },
  "an example of a failure without its code": {
    sent: { path: list, prefer: "example=bad-size" },
    prism: { status: 404, type: problem },
    ours: { status: 400, type: "application/json", text: expect.stringContaining("page[size] is a whole number") },
    because: "The name of an example is enough to find its response.",
  },
  "preferences separated by a semicolon": {
    sent: { path: one, prefer: "code=404; example=deleted-id" },
    prism: { status: 404, text: expect.not.stringContaining("000000000012") },
    ours: { status: 404, text: expect.stringContaining("000000000012") },
    because: "No known preference has parameters, so a semicolon can only be meant as a comma.",
  },
  "unknown credentials": {
    sent: { path: list, headers: { "DD-API-KEY": "x", "DD-APPLICATION-KEY": "y" }, prefer: "code=200" },
    prism: { status: 200 },
    ours: { status: 401 },
    because: "The mock knows who has which key; Prism only sees that a key was sent.",
  },
  "a bad parameter": {
    sent: { path: `${list}?page[size]=0` },
    prism: { status: 400, text: '{"errors":["Bad Request: page[size] is a whole number from 1 to 100"]}' },
    ours: { status: 400, text: '{"errors":["Bad Request: query page[size]: expected at least 1, found 0"]}' },
    because: "A refusal says what was wrong with this request; Prism shows the first example of the status.",
  },
  "an unknown path": {
    sent: { path: "/nonesuch" },
    prism: { status: 404, type: problem },
    ours: { status: 404, type: "application/json" },
    because: "A refusal speaks the API's own error schema wherever that can say it.",
  },
  "preferences in the query": {
    sent: { path: `${one}?__code=404` },
    prism: { status: 404 },
    ours: { status: 200 },
    because: "The query belongs to the API; browsers can send the header.",
  },
};

describe("this mock differs from Prism on purpose", () => {
  it.each(Object.entries(differences))("for %s", async (_case, { sent, prism: expected, ours: wanted, because }) => {
    const { theirs, ours } = await both(sent);

    expect(theirs, "Prism").toMatchObject(expected);
    expect(ours, because).toMatchObject(wanted);
    expect(ours).not.toEqual(theirs);
  });

  it("in saying what it did: Preference-Applied", async () => {
    const init = { headers: { ...keys, Prefer: "code=404, example=deleted-id" } };
    const [theirs, ours] = await Promise.all([fetch(origin + one, init), mock.fetch(one, init)]);

    expect([theirs.headers.get("preference-applied"), ours.headers.get("preference-applied")]).toEqual([null, 'code=404, example="deleted-id"']);
  });
});
