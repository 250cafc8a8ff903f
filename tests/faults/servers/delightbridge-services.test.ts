import { connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { inboxesAtStart } from "./delightbridge-services/inbox.ts";
import { server } from "./delightbridge-services.ts";

const running: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.close();
});

const user = "authjs.session-token=YOUR_SESSION_TOKEN";
const colleague = "authjs.session-token=OTHER_SESSION_TOKEN";
const urgent = { id: "cat-urgent", name: "Urgent", color: "#ff6b6b", textColor: "#ffffff" };
const without = (field: string) => ({ categories: [Object.fromEntries(Object.entries(urgent).filter(([key]) => key !== field))] });
const withNumber = (field: string) => ({ categories: [{ ...urgent, [field]: 5 }] });

interface Probe {
  readonly title: string;
  readonly status: number;
  readonly id?: string;
  readonly body?: unknown;
  readonly text?: string;
  readonly cookie?: string;
}

const updates: readonly Probe[] = [
  { title: "texts", status: 200, body: { name: "New", color: "red", signature: "", document: "d" } },
  { title: "texts and categories", status: 200, body: { name: "New", categories: [urgent] } },
  { title: "no categories", status: 200, body: { categories: [] } },
  { title: "an empty object", status: 200, body: {} },
  { title: "only an unknown field", status: 200, body: { foo: 1 } },
  { title: "no body", status: 200 },
  { title: "its own e-mail address", status: 200, body: { email: "support@example.com" } },
  { title: "an extra member in a category", status: 200, body: { categories: [{ ...urgent, accountId: 7 }] } },
  { title: "a session beside other cookies", status: 200, body: {}, cookie: `theme=dark; ${user}; lang=en` },
  ...Object.keys(urgent).map((field) => ({ title: `a category without ${field}`, status: 400, body: without(field) })),
  ...Object.keys(urgent).map((field) => ({ title: `a category with a numeric ${field}`, status: 400, body: withNumber(field) })),
  { title: "a category that is a text", status: 400, body: { categories: ["cat-urgent"] } },
  { title: "a category that is null", status: 400, body: { categories: [null] } },
  { title: "categories as an object", status: 400, body: { categories: {} } },
  { title: "categories as null", status: 400, body: { categories: null } },
  { title: "two categories with one id", status: 400, body: { categories: [urgent, { ...urgent, name: "Again" }] } },
  { title: "keys as the first sample prints them", status: 400, body: { categories: [{ "categories[].id": "x" }] } },
  { title: "a numeric name", status: 400, body: { name: 5 } },
  { title: "a null name", status: 400, body: { name: null } },
  { title: "cut-off JSON", status: 400, text: '{"name":' },
  { title: "a top-level array", status: 400, text: "[]" },
  { title: "a top-level null", status: 400, text: "null" },
  { title: "white space only", status: 400, text: "  " },
  { title: "a bad category and a taken e-mail address", status: 400, body: { email: "sales@example.com", ...without("name") } },
  { title: "no cookie", status: 401, body: {}, cookie: "" },
  { title: "a wrong session", status: 401, body: {}, cookie: "authjs.session-token=wrong" },
  { title: "an empty session", status: 401, body: {}, cookie: "authjs.session-token=" },
  { title: "a quoted session", status: 401, body: {}, cookie: 'authjs.session-token="YOUR_SESSION_TOKEN"' },
  { title: "the cookie name of HTTPS deployments", status: 401, body: {}, cookie: `__Secure-${user}` },
  { title: "an unknown id without a session", status: 401, id: "service-999", cookie: "" },
  { title: "an unknown id", status: 404, id: "service-999", body: { name: "x" } },
  { title: "an unknown id and an empty object", status: 404, id: "service-999", body: {} },
  { title: "an unknown id and a bad body", status: 404, id: "service-999", text: '{"name":' },
  { title: "the literal id of the first sample", status: 404, id: "[id]", body: {} },
  { title: "a broken percent escape", status: 404, id: "service%2", body: {} },
  { title: "an escaped known id", status: 200, id: "service%2D123", body: {} },
  { title: "a taken e-mail address", status: 409, body: { email: "sales@example.com" } },
];

describe("updateService of the second DelightBridge", () => {
  it.each(updates)("answers $status to $title", async ({ status, id = "service-123", body, text, cookie = user }) => {
    const call = await start();

    const answer = await call("PATCH", `/api/services/${id}`, text ?? (body === undefined ? undefined : JSON.stringify(body)), cookie);

    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")?.toLowerCase()).toBe("application/json; charset=utf-8");
    expect(answer.body).toEqual(status === 200 ? { ok: true } : { error: expect.any(String) });
    if (status >= 400) expect((await call("GET", "/api/services")).body).toEqual(inboxesAtStart());
  });

  it("stores what was sent, for every session, and leaves the rest", async () => {
    const call = await start();
    const [first, ...others] = inboxesAtStart();

    await call("PATCH", "/api/services/service-123", '{"signature":"","document":"\\ud800\\u0000 é ","categories":[],"unreadCount":9,"id":"x"}');

    const seen = await call("GET", "/api/services", undefined, colleague);
    expect(seen.body).toEqual([{ ...first, signature: "", document: "\ud800\u0000 é ", categories: [] }, ...others]);
  });

  it("frees an e-mail address as soon as it is given up", async () => {
    const call = await start();

    await call("PATCH", "/api/services/service-456", '{"email":"new@example.com"}');

    expect((await call("PATCH", "/api/services/service-123", '{"email":"sales@example.com"}')).status).toBe(200);
  });
});

describe("listServices of the second DelightBridge", () => {
  it.each([
    ["the user", user, 200],
    ["the colleague", colleague, 200],
    ["nobody", "", 401],
    ["a stranger", "authjs.session-token=wrong", 401],
  ])("answers %s", async (_, cookie, status) => {
    const call = await start();

    const answer = await call("GET", "/api/services?page=2", undefined, cookie);

    expect(answer.status).toBe(status);
    expect(answer.body).toEqual(status === 200 ? inboxesAtStart() : { error: expect.any(String) });
  });

  it("starts with three services, two of which share a category id", async () => {
    const call = await start();

    const { body } = await call("GET", "/api/services");

    const inboxes = body as ReturnType<typeof inboxesAtStart>;
    expect(inboxes.map(({ categories, ...inbox }) => [...Object.values(inbox).reverse(), categories.map(({ id, name }) => `${id} ${name}`)])).toEqual([
      [
        "service-123",
        "Customer Support",
        "support@example.com",
        "#3b5bdb",
        true,
        "<p>Customer Support</p>",
        "# Support notes",
        3,
        ["cat-urgent Urgent", "cat-billing Billing"],
      ],
      ["service-456", "Sales Team", "sales@example.com", "#2f9e44", true, "", "", 0, []],
      ["service-789", "New Inbox", "service-789@pending.local", "#3b5bdb", false, "", "", 0, ["cat-billing Invoices"]],
    ]);
  });
});

describe("the second DelightBridge", () => {
  it.each([
    ["POST", "/api/services", "GET, HEAD, OPTIONS"],
    ["DELETE", "/api/services/service-123", "PATCH, OPTIONS"],
  ])("names what %s %s could have been", async (method, path, allow) => {
    const call = await start();

    const answer = await call(method, path);

    expect([answer.status, answer.headers.get("allow")]).toEqual([405, allow]);
  });

  it("answers the next caller after an upload was cut off", async () => {
    const call = await start();
    const { hostname, port } = new URL(call.baseUrl);
    const socket = connect(Number(port), hostname);

    await new Promise<void>((resolve) =>
      socket.write(`PATCH /api/services/service-123 HTTP/1.1\r\nHost: x\r\nCookie: ${user}\r\nContent-Length: 99\r\n\r\n{"name":"x"}`, () => resolve()),
    );
    socket.destroy();

    expect((await call("GET", "/api/services")).body).toEqual(inboxesAtStart());
  });

  it("refuses to start with a fault it does not have", async () => {
    await expect(server.start({ fault: "no-such-fault" })).rejects.toThrow(/no-such-fault.*email-unchecked/);
  });
});

const revealing: Readonly<Record<string, readonly [id: string, body: string, cookie?: string]>> = {
  "any-session-accepted": ["service-123", "{}", "authjs.session-token=wrong"],
  "empty-text-skipped": ["service-123", '{"signature":""}'],
  "categories-merged": ["service-123", '{"categories":[]}'],
  "categories-of-others-deleted": ["service-123", '{"categories":[]}'],
  "text-color-optional": ["service-123", JSON.stringify(without("textColor"))],
  "email-unchecked": ["service-123", '{"email":"sales@example.com"}'],
  "own-email-conflicts": ["service-123", '{"email":"support@example.com"}'],
  "scalars-before-categories": ["service-123", '{"name":"New","categories":null}'],
  "unknown-id-ignored": ["service-999", "{}"],
  "recent-first": ["service-789", '{"name":"New"}'],
  "gmail-disconnected": ["service-123", '{"email":"new@example.com"}'],
};

describe("a fault of the second DelightBridge", () => {
  it.each(Object.keys(server.faults))("%s changes an answer", async (fault) => {
    const [id, body, cookie] = revealing[fault] ?? ["", ""];
    const tell = async (name?: string) => {
      const call = await start(name);
      const { status } = await call("PATCH", `/api/services/${id}`, body, cookie);
      return [status, (await call("GET", "/api/services")).body];
    };

    const [healthy, faulty] = [await tell(), await tell(fault)];

    expect(faulty).not.toEqual(healthy);
  });
});

async function start(fault?: string) {
  const instance = await server.start(fault === undefined ? {} : { fault });
  running.push(instance);
  const call = async (method: string, path: string, body?: string, cookie = user) => {
    const response = await fetch(instance.baseUrl + path, { method, headers: cookie ? { cookie } : {}, ...(body === undefined ? {} : { body }) });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === "" ? undefined : (JSON.parse(text) as unknown) };
  };
  return Object.assign(call, { baseUrl: instance.baseUrl });
}
