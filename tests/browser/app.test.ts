import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createMock, type Mock } from "../../mock/mock.ts";
import type { Listening } from "../../mock/transports/listen.ts";
import { describeInBrowser, launch, servePage, strangersHost } from "./chromium.ts";

interface Call {
  readonly url: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  readonly credentials?: "include" | "omit";
  readonly mode?: "no-cors";
}

interface Seen {
  /** The name of the error where the browser withheld the answer. */
  readonly status: number | string;
  readonly headers: Record<string, string>;
  readonly body: Record<string, unknown> | undefined;
}

/** What a script of the page sees of a call. */
const send = (page: Page, call: Call): Promise<Seen> =>
  page.evaluate(async ({ url, body, ...init }) => {
    try {
      const response = await fetch(url, body === undefined ? init : { ...init, body: JSON.stringify(body) });
      const text = await response.text();
      return { status: response.status, headers: Object.fromEntries(response.headers.entries()), body: text === "" ? undefined : JSON.parse(text) };
    } catch (error) {
      return { status: (error as Error).name, headers: {}, body: undefined };
    }
  }, call);

describeInBrowser("an app on another port of this machine", () => {
  let browser: Browser;
  let page: Page;
  let mock: Mock;
  let listening: Listening;
  let app: string;

  beforeAll(async () => {
    mock = createMock();
    [browser, listening, app] = await Promise.all([launch(), mock.listen({ port: 0 }), servePage().then((port) => `http://localhost:${port}/`)]);
  });

  afterAll(async () => {
    await browser.close();
    await listening.close(0);
  });

  beforeEach(async () => {
    await mock.reset();
    page = await (await browser.newContext()).newPage();
    await page.goto(app);
    return () => page.context().close();
  });

  const signIn = (api: string, principal: string) =>
    page.goto(`${listening.origin}/_specimen/v1/sign-in?${new URLSearchParams({ api, principal, return: `${app}signed-in` }).toString()}`);

  it("creates, reads, changes and deletes with headers of its own, which takes preflights", async () => {
    const url = `${listening.origin}/datadog-services/api/v2/services`;
    const headers = { "DD-API-KEY": "api-key-org-one", "DD-APPLICATION-KEY": "app-key-admin", "Content-Type": "application/json" };
    const data = { type: "services", attributes: { name: "From a browser" } };

    const made = await send(page, { url, method: "POST", headers, body: { data } });
    const { id } = (made.body?.["data"] ?? {}) as { id?: string };
    const one = `${url}/${id}`;
    const read = await send(page, { url: one, headers });
    const changed = await send(page, { url: one, method: "PATCH", headers, body: { data: { ...data, id, attributes: { name: "Changed" } } } });
    const deleted = await send(page, { url: one, method: "DELETE", headers });
    const gone = await send(page, { url: one, headers });

    expect([made, read, changed, deleted, gone].map(({ status }) => status)).toEqual([201, 200, 200, 204, 404]);
    expect(changed.body).toMatchObject({ data: { attributes: { name: "Changed" } } });
  });

  it("signs in to Clerk by cookie, and comes back", async () => {
    const call = { url: `${listening.origin}/clerk-organizations/v1/organizations/org_2Acme0000000000000000000001` } as const;
    const before = await send(page, { ...call, credentials: "include" });

    await signIn("clerk-organizations", "admin");

    expect(page.url()).toBe(`${app}signed-in`);
    expect(before.status).toBe(401);
    expect((await send(page, { ...call, credentials: "include" })).status).toBe(200);
    expect((await send(page, { ...call, credentials: "omit" })).status).toBe(401);
  });

  it("signs in to DelightBridge by cookie, and as somebody else afterwards", async () => {
    const call = {
      url: `${listening.origin}/delightbridge-services/api/services`,
      method: "POST",
      credentials: "include",
      headers: { "Content-Type": "application/json" },
    } as const;

    await signIn("delightbridge-services", "user");
    const asUser = await send(page, call);
    await signIn("delightbridge-services", "colleague");
    const asColleague = await send(page, call);
    const asNobody = await send(page, { ...call, credentials: "omit" });

    expect(asUser.status).toBe(asColleague.status);
    expect(asUser.status).not.toBe(401);
    expect(asNobody.status).toBe(401);
  });

  it("reads the headers that a contract documents", async () => {
    const headers = { Authorization: "Bearer OWNER_TOKEN", "Content-Type": "application/json" };

    const { status, headers: seen } = await send(page, {
      url: `${listening.origin}/dreams-organizations/api/organizations`,
      method: "POST",
      headers,
      body: { name: "From a browser", countryCode: "US" },
    });

    expect(status).toBe(201);
    expect(seen["location"]).toMatch(/\/organizations\//);
  });

  it("works in a sandbox by its base URL alone, or by a header", async () => {
    const path = "/datadog-services/api/v2/services";
    const headers = { "DD-API-KEY": "api-key-org-one", "DD-APPLICATION-KEY": "app-key-admin", "Content-Type": "application/json" };
    const data = { type: "services", attributes: { name: "In a sandbox" } };

    const made = await send(page, { url: `${listening.origin}/~ci-7${path}`, method: "POST", headers, body: { data } });
    const list = async (url: string, more: Record<string, string> = {}) =>
      JSON.stringify((await send(page, { url: `${url}?page[size]=100`, headers: { ...headers, ...more } })).body).includes("In a sandbox");

    expect(made.status).toBe(201);
    expect([await list(`${listening.origin}${path}`, { "Specimen-Sandbox": "ci-7" }), await list(`${listening.origin}${path}`)]).toEqual([true, false]);
    expect((await send(page, { url: `${listening.origin}/~ci-7/_specimen/v1/reset`, method: "POST" })).status).toBe(204);
    expect(await list(`${listening.origin}/~ci-7${path}`)).toBe(false);
  });

  it("reads refusals too, and drives the control API", async () => {
    const unknown = await send(page, { url: `${listening.origin}/nowhere` });
    const reset = await send(page, { url: `${listening.origin}/_specimen/v1/reset`, method: "POST" });
    const state = await send(page, { url: `${listening.origin}/_specimen/v1/state` });

    expect([unknown.status, reset.status, state.status]).toEqual([404, 204, 200]);
    expect(Object.keys(state.body ?? {})).toHaveLength(5);
  });
});

describeInBrowser("a page of a stranger's host", () => {
  let browser: Browser;
  let page: Page;
  let stranger: string;

  beforeAll(async () => {
    browser = await launch();
    stranger = `http://${strangersHost}:${await servePage()}`;
    page = await browser.newPage();
    await page.goto(stranger);
  });

  afterAll(() => browser.close());

  /** Calls a mock of Datadog and gives what the page saw, and how many services there are then. */
  async function attempt(cors: readonly string[] | undefined, call: (origin: string) => Call): Promise<{ seen: Seen; services: number }> {
    const mock = createMock({ apis: ["datadog-services"], as: "admin", ...(cors && { cors }) });
    const listening = await mock.listen({ port: 0 });
    await mock.fetch("/api/v2/services", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ data: { type: "services", attributes: { name: "Mine" } } }),
    });
    const seen = await send(page, call(listening.origin));
    const { data } = (await (await mock.fetch("/api/v2/services?page[size]=100")).json()) as { data: unknown[] };
    await listening.close(0);
    return { seen, services: data.length };
  }

  const read = (origin: string): Call => ({ url: `${origin}/api/v2/services` });
  const reset = (origin: string): Call => ({ url: `${origin}/_specimen/v1/reset`, method: "POST" });

  it("reads nothing, unless its origin is named", async () => {
    const refused = await attempt(undefined, read);
    const named = await attempt([stranger], read);

    expect(refused.seen.status).toBe("TypeError");
    expect(named.seen.status).toBe(200);
  });

  it("does not drive the control API, not even blindly, unless its origin is named", async () => {
    const refused = await attempt(undefined, reset);
    const blind = await attempt(undefined, (origin) => ({ ...reset(origin), mode: "no-cors" }));
    const named = await attempt([stranger], reset);

    expect(refused).toEqual({ seen: expect.objectContaining({ status: "TypeError" }), services: blind.services });
    expect(named.seen.status).toBe(204);
    expect(named.services).toBe(refused.services - 1);
  });

  it("does not drive it by a name that its own DNS points here", async () => {
    const listening = await createMock({ apis: ["datadog-services"] }).listen({ port: 0 });

    const answer = await page.goto(`http://${strangersHost}:${listening.port}/_specimen/v1/state`);
    const body = await answer?.json();
    await page.goto(stranger);
    await listening.close(0);

    expect(answer?.status()).toBe(403);
    expect(body).toMatchObject({ detail: expect.stringContaining("call the control API as localhost") });
  });
});
