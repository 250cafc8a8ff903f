/** The examples of Pulumi's documentation, as it prints them, and those of the contract. */
import { describe, expect, it } from "vitest";
import { createMock } from "../../../mock/index.ts";
import {
  alicesService,
  api,
  avatarURL,
  call,
  caller,
  disposable,
  document,
  list,
  myService,
  payments,
  type Sent,
  servicesOf,
  sharedService,
  stateOf,
} from "./fixture.ts";

const curl = { Accept: "application/vnd.pulumi+8", "Content-Type": "application/json" };
const sample = (method: string, body?: string): Sent => ({ method, headers: curl, ...(body !== undefined && { body }) });
const created = '{ "ownerType": "team", "ownerName": "team1", "name": "my-cool-service", "description": "My service" }';
const changed = '{ "name": "new-service-name", "description": "New description" }';
const items = (quote: string): string => `{ "items": [
    {
      "type": "stack",
      "name": "my-project/my-stack"
    },
    {
      "type": "environment",
      "name": "my-project/my-environment${quote}
    }
  ] }`;

describe("the documentation's curl", () => {
  it("pulumi-services/6.createService.200 creates a service that looks like the printed one, echoing the input", async () => {
    const printed = {
      organizationName: "org1",
      name: "service1",
      description: "My service",
      itemCountSummary: {},
      members: [{ name: "team1", avatarURL, type: "team" }],
      properties: [],
      owner: { name: "team1", avatarURL, type: "team" },
    };

    const { status, body } = await call(list, sample("POST", created));

    expect(status).toBe(200);
    expect(body).toEqual({ ...printed, organizationName: "my-org", name: "my-cool-service", created: expect.any(String) });
  });

  it("pulumi-services/6.listServices.200 lists services", async () => {
    const { status, body } = await call(list, sample("GET"));

    expect([status, body.services.length]).toEqual([200, 5]);
  });

  it("pulumi-services/6.headService.204 checks a service", async () => {
    expect(await call(myService, sample("HEAD"))).toMatchObject({ status: 204, text: "" });
  });

  it("pulumi-services/6.getService.200 gets a service", async () => {
    expect(await call(myService, sample("GET"))).toMatchObject({ status: 200, body: { service: { name: "my-service" }, items: [{}, {}] } });
  });

  it("pulumi-services/2.1 updates no service as printed, by POST, and does by PATCH, as its heading says", async () => {
    expect((await call(myService, sample("POST", changed))).status).toBe(405);

    expect(await call(myService, sample("PATCH", changed))).toMatchObject({ status: 200, body: { name: "new-service-name", description: "New description" } });
    expect((await call(`${list}/team/my-team/new-service-name`)).status).toBe(200);
  });

  it("pulumi-services/6.deleteService.204 deletes a service", async () => {
    expect((await call(`${myService}?force=true`, sample("DELETE"))).status).toBe(204);
  });

  it("pulumi-services/6.addServiceItems.400 pulumi-services/6.addServiceItems.200 adds items once its quote is closed", async () => {
    expect((await call(`${myService}/items`, sample("POST", items("")))).status).toBe(400);

    expect(await call(`${myService}/items`, sample("POST", items('"')))).toMatchObject({
      status: 200,
      body: { items: [{ type: "stack" }, { type: "environment" }] },
    });
  });

  it("pulumi-services/6.removeServiceItem.200 removes an item, the slash in its name as it is", async () => {
    expect(await call(`${myService}/items/stack/my-project/my-stack`, sample("DELETE"))).toMatchObject({
      status: 200,
      body: { items: [{ type: "environment" }] },
    });
  });
});

describe("the contract's example", () => {
  const place = "/api/orgs/{organization}/services/{ownerType}/{ownerName}/{serviceName}";
  const checkout = {
    ownerType: "user",
    ownerName: "bob",
    name: "checkout",
    description: "Everything that checkout needs",
    properties: [{ key: "docs", value: "https://example.com/checkout" }],
  };
  const remove = { method: "DELETE" };
  const json = (method: string, value: object): Sent => ({ method, json: value });

  /** Operation and name of the example, and the request that is answered with it. */
  const examples: readonly (readonly [template: string, method: string, name: string, path: string, sent: Sent])[] = [
    ["/api/orgs/{organization}/services", "post", "my-cool-service", list, sample("POST", created)],
    [
      "/api/orgs/{organization}/services",
      "post",
      "with-items",
      list,
      json("POST", {
        ...checkout,
        items: [
          { type: "stack", name: "checkout/dev" },
          { type: "environment", name: "checkout/shared" },
        ],
      }),
    ],
    ["/api/orgs/{organization}/services", "post", "minimal", list, json("POST", { ownerType: "user", ownerName: "alice", name: "scratch" })],
    ["/api/orgs/{organization}/services", "get", "everything", list, {}],
    ["/api/orgs/{organization}/services", "get", "first-page", `${list}?maxResults=2`, {}],
    ["/api/orgs/{organization}/services", "get", "last-page", `${list}?maxResults=2&continuationToken=${btoa("next:4")}`, {}],
    ["/api/orgs/{organization}/services", "get", "none", servicesOf("empty-org"), {}],
    [place, "get", "my-service", myService, {}],
    [place, "get", "shared-service", sharedService, {}],
    [place, "get", "first-page", `${payments}?maxResults=2`, {}],
    [place, "patch", "rename", myService, sample("PATCH", changed)],
    [place, "patch", "describe", myService, json("PATCH", { description: "new" })],
    [
      place,
      "patch",
      "properties",
      myService,
      json("PATCH", {
        properties: [
          { key: "docs", value: "https://example.com/handbook" },
          { key: "tier", value: "1", type: "number", order: 7 },
        ],
      }),
    ],
    [place, "patch", "nothing", myService, json("PATCH", {})],
    [`${place}/items`, "post", "stack-and-environment", `${myService}/items`, sample("POST", items('"'))],
    [
      `${place}/items`,
      "post",
      "new-stack",
      `${myService}/items`,
      { ...json("POST", { items: [{ type: "stack", name: "my-project/my-other-stack" }] }), as: "member" },
    ],
    [`${place}/items`, "post", "none", `${alicesService}/items`, json("POST", { items: [] })],
    [`${place}/items/{itemType}/{itemName}`, "delete", "one-left", `${myService}/items/stack/my-project/my-stack`, remove],
    [`${place}/items/{itemType}/{itemName}`, "delete", "none-left", `${disposable}/items/stack/tmp/one`, remove],
  ];
  const wholeSeconds = (text: string): unknown => JSON.parse(text.replaceAll(".000Z", "Z"));

  it.each(examples)("is what is answered: %s %s %s", async (template, method, name, path, sent) => {
    const frozen = caller(createMock({ apis: [api], now: "2024-02-01T09:00:00Z" }));
    const example = document().paths[template][method].responses[200].content["application/json"].examples[name].value;

    expect(wholeSeconds((await frozen(path, sent)).text)).toEqual(example);
  });
});

describe("determinism", () => {
  const story: readonly (readonly [path: string, sent: Sent])[] = [
    [list, sample("POST", created)],
    [list, { method: "POST", as: "member", json: { ownerType: "user", ownerName: "bob", name: "x", items: [{ type: "stack", name: "a/b" }] } }],
    [list, sample("POST", created)],
    [myService, sample("PATCH", changed)],
    [`${payments}/items`, { method: "POST", json: { items: [{ type: "environment", name: "e" }] } }],
    [`${payments}/items/stack/pay/dev`, { method: "DELETE" }],
    [sharedService, { method: "DELETE" }],
    [disposable, { method: "DELETE" }],
    [`${list}?maxResults=3`, {}],
    [payments, {}],
  ];
  const tell = async (seed: number) => {
    const mock = createMock({ apis: [api], seed, now: "2026-01-01T00:00:00Z" });
    const told = caller(mock);
    const texts: string[] = [];
    for (const [path, sent] of story) texts.push((await told(path, sent)).text);
    return { texts, state: await stateOf(mock) };
  };

  it("makes two mocks of one seed and clock answer the same calls with the same bytes", async () => {
    const [one, other, seeded] = [await tell(7), await tell(7), await tell(8)];

    expect(other).toEqual(one);
    expect(seeded.texts).toEqual(one.texts);
    expect(seeded.state).not.toBe(one.state);
  });
});

describe("atomicity", () => {
  const refused: readonly (readonly [path: string, sent: Sent, status: number])[] = [
    [list, sample("POST", created.replace("team1", "no-such-team")), 404],
    [list, { method: "POST", json: { ownerType: "team", ownerName: "my-team", name: "my-service", items: [{ type: "stack", name: "lost" }] } }, 409],
    [list, { method: "POST", json: { ownerType: "team", ownerName: "my-team", name: "new", items: [{ type: "stack", name: "lost" }, {}] } }, 400],
    [myService, { method: "PATCH", json: { description: "lost", name: "shared-service" } }, 409],
    [sharedService, { method: "DELETE" }, 412],
    [
      `${myService}/items`,
      {
        method: "POST",
        json: {
          items: [
            { type: "stack", name: "lost" },
            { type: "stack", name: "a//b" },
          ],
        },
      },
      400,
    ],
    [`${myService}/items/stack/lost`, { method: "DELETE" }, 404],
  ];

  it("pulumi-services/7.17a leaves everything as it was where a request fails, ids to come included", async () => {
    const frozen = { apis: [api], now: "2026-01-01T00:00:00Z" };
    const [tried, untouched] = [createMock(frozen), createMock(frozen)];

    for (const [path, sent, status] of refused) expect((await caller(tried)(path, sent)).status).toBe(status);
    expect(await stateOf(tried)).toBe(await stateOf(untouched));
    await caller(tried)(list, sample("POST", created));
    await caller(untouched)(list, sample("POST", created));
    expect(await stateOf(tried)).toBe(await stateOf(untouched));
  });
});
