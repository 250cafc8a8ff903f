/** What every answer has in common: statuses, errors, members that are always or never there. */
import { describe, expect, it } from "vitest";
import { createMock } from "../../../mock/index.ts";
import {
  add,
  api,
  call,
  caller,
  create,
  document,
  environment,
  list,
  myService,
  newService,
  operations,
  payments,
  remove,
  robots,
  type Sent,
  servicesOf,
  sharedService,
  stack,
  update,
} from "./fixture.ts";

const declared = (method: string, path: string): string[] => Object.keys(document().paths[path][method].responses);
const place = "/api/orgs/{organization}/services/{ownerType}/{ownerName}/{serviceName}";

describe("an error", () => {
  const failures: readonly (readonly [status: number, path: string, sent: Sent, message: RegExp])[] = [
    [400, `${list}?maxResults=0`, {}, /^Bad Request: .*maxResults/],
    [400, `${list}?continuationToken=not-a-token`, {}, /^Bad Request: .*continuationToken/],
    [400, robots, {}, /^Bad Request: .*ownerType/],
    [400, myService, { method: "PATCH", body: "{" }, /^Bad Request: .*JSON/],
    [401, list, { as: "nobody" }, /^Unauthorized: /],
    [404, servicesOf("no-such-org"), {}, /^Not Found: organization 'no-such-org' not found$/],
    [404, list, { method: "POST", json: newService("x", { ownerName: "carol" }) }, /^Not Found: user 'carol' not found$/],
    [404, `${list}/team/my-team/x`, {}, /^Not Found: service 'x' not found$/],
    [404, `${myService}/items/stack/x`, { method: "DELETE" }, /^Not Found: stack 'x' not found$/],
    [409, myService, { method: "PATCH", json: { name: "shared-service" } }, /^Conflict: service 'shared-service' already exists$/],
    [412, sharedService, { method: "DELETE" }, /^Precondition Failed: service 'shared-service' has members besides its owner$/],
  ];

  it.each(failures)(
    "pulumi-services/2.2 pulumi-services/4.12 pulumi-services/4.13b pulumi-services/4.14 pulumi-services/4.15 of status %i at %s is a code and a message alone",
    async (status, path, sent, message) => {
      const answer = await call(path, sent);

      expect(answer.status).toBe(status);
      expect(answer.headers.get("content-type")).toBe("application/json");
      expect(answer.body).toEqual({ code: status, message: expect.stringMatching(message) });
    },
  );
});

describe("a success", () => {
  const walk = async () => [
    await create(newService("walk", { items: [stack("a/b")], properties: [{ key: "k", value: "v" }] })),
    await call(list),
    await call(`${list}/user/alice/walk`),
    await update(`${list}/user/alice/walk`, { description: "" }),
    await add(`${list}/user/alice/walk`, [environment("c")]),
    await remove(`${list}/user/alice/walk/items/stack/a/b`),
  ];

  it("pulumi-services/3.32 pulumi-services/4.1 pulumi-services/10.1 is JSON of a declared status without a null", async () => {
    for (const { status, headers, text } of await walk()) {
      expect(status).toBe(200);
      expect(headers.get("content-type")).toBe("application/json");
      expect(text).not.toContain("null");
    }
  });

  it("pulumi-services/4.3a shows when a service was created", async () => {
    const services = (await walk()).flatMap(({ body }) => body.services ?? [body.service ?? body]);

    expect(services).toHaveLength(11);
    for (const { created } of services) expect(created).toEqual(expect.any(String));
  });

  it("pulumi-services/4.6 pulumi-services/4.7 pulumi-services/4.10 shows an item without version and last update, with a cloudCount of 0", async () => {
    const items = (await walk()).flatMap(({ body }) => body.items ?? []);

    expect(items.length).toBeGreaterThan(3);
    for (const item of items) {
      expect(Object.keys(item).sort()).toEqual(["addedByUser", "cloudCount", "created", "name", "organizationName", "type"]);
      expect(item.cloudCount).toBe(0);
    }
  });

  it("pulumi-services/4.5 shows the name of an item with plain slashes", async () => {
    const { text } = await add(payments, [stack("plain/slashes/here")]);

    expect(text).toContain('"name":"plain/slashes/here"');
  });

  it("pulumi-services/7.18 pulumi-services/7.3c pulumi-services/10.14 writes times as RFC 3339 in UTC", async () => {
    const frozen = caller(createMock({ apis: [api], now: "2026-02-03T04:05:06.789+02:00" }));
    await frozen(list, { method: "POST", json: newService("now", { items: [stack("a")] }) });
    const { service, items } = (await frozen(`${list}/user/alice/now`)).body;

    expect([service.created, items[0]?.created]).toEqual(["2026-02-03T02:05:06.789Z", "2026-02-03T02:05:06.789Z"]);
  });

  it("pulumi-services/10.14 shows no item as older than its service, wherever the clock stands", async () => {
    const past = caller(createMock({ apis: [api], now: "2001-01-01T00:00:00Z" }));
    const { service, items } = (await past(`${payments}/items`, { method: "POST", json: { items: [stack("a")] } })).body;

    expect(items.at(-1)).toMatchObject({ name: "a", created: service.created });
  });
});

describe("a status", () => {
  it("pulumi-services/5.8 pulumi-services/10.1 is declared nowhere as 403, and the operations declare these", () => {
    expect(declared("post", "/api/orgs/{organization}/services")).toEqual(["200", "400", "401", "404", "409"]);
    expect(declared("get", "/api/orgs/{organization}/services")).toEqual(["200", "400", "401", "404"]);
    expect(declared("head", place)).toEqual(["204", "400", "401", "404"]);
    expect(declared("get", place)).toEqual(["200", "400", "401", "404"]);
    expect(declared("patch", place)).toEqual(["200", "400", "401", "404", "409"]);
    expect(declared("delete", place)).toEqual(["204", "400", "401", "404", "412"]);
    expect(declared("post", `${place}/items`)).toEqual(["200", "400", "401", "404"]);
    expect(declared("delete", `${place}/items/{itemType}/{itemName}`)).toEqual(["200", "400", "401", "404"]);
    expect(operations).toHaveLength(8);
  });
});
