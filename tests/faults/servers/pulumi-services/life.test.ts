import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { server } from "../pulumi-services.ts";
import { type Caller, list, mine, outsider, startCaller } from "./caller.ts";

interface Service {
  readonly name: string;
  readonly owner: { readonly type: string; readonly name: string };
  readonly members: readonly { readonly name: string }[];
  readonly itemCountSummary: object;
}

interface Page {
  readonly services?: readonly Service[];
  readonly service?: Service;
  readonly items?: readonly { readonly type: string; readonly name: string; readonly created: string; readonly addedByUser: { readonly name: string } }[];
  readonly continuationToken?: string;
}

async function walk(call: Caller, path: string): Promise<Page[]> {
  const pages: Page[] = [];
  for (let token: string | undefined = ""; token !== undefined; token = pages.at(-1)?.continuationToken) {
    pages.push((await call("GET", `${path}?maxResults=2&continuationToken=${encodeURIComponent(token)}`)).body as Page);
  }
  return pages;
}

describe("the start state of the second Pulumi", () => {
  it("has five services in my-org, in order, in pages of 2, 2 and 1", async () => {
    const pages = await walk(await startCaller(), list);

    expect(pages.map(({ services }) => services?.map(({ owner, name, members }) => `${owner.type} ${owner.name} ${name} ${members.length}`))).toEqual([
      ["team my-team my-service 1", "team my-team shared-service 2"],
      ["user alice my-service 1", "team team1 payments 1"],
      ["user bob disposable 1"],
    ]);
  });

  it("has payments with five items in pages of 2, 2 and 1, each with the whole summary", async () => {
    const pages = await walk(await startCaller(), `${list}/team/team1/payments`);

    expect(pages.map(({ items }) => items?.map(({ type, name }) => `${type} ${name}`))).toEqual([
      ["stack pay/dev", "stack pay/staging"],
      ["stack pay/prod", "environment pay/shared"],
      ["environment pay/secrets"],
    ]);
    expect(pages.map(({ service }) => service?.itemCountSummary)).toEqual(Array(3).fill({ stack: 3, environment: 2 }));
  });

  it("shows my-service of my-team as documented", async () => {
    const call = await startCaller();

    const { body } = await call("GET", mine);

    const owner = { type: "team", name: "my-team", avatarURL: "https://example.com/avatar.png" };
    const service = { organizationName: "my-org", owner, name: "my-service", description: "My service", members: [owner], properties: [] };
    const added = { organizationName: "my-org", created: "2024-01-01T00:00:00+00:00", addedByUser: { type: "user", name: "alice" }, cloudCount: 0 };
    expect(body).toMatchObject({
      service: { ...service, itemCountSummary: { stack: 1, environment: 1 } },
      items: [
        { ...added, type: "stack", name: "my-project/my-stack" },
        { ...added, type: "environment", name: "my-project/my-environment" },
      ],
    });
  });

  it("has one service of carol's in other-org and none in empty-org", async () => {
    const call = await startCaller();

    const others = await call("GET", "/api/orgs/other-org/services", undefined, outsider);
    const none = await call("GET", "/api/orgs/empty-org/services");

    expect([others.body, none.body]).toMatchObject([{ services: [{ name: "other-service" }] }, { services: [] }]);
  });
});

describe("the life of a service of the second Pulumi", () => {
  it("runs from creation through a rename to a deletion, each of which happens once", async () => {
    const call = await startCaller();
    const create = { ownerType: "user", ownerName: "bob", name: "new", items: [1, 1].map(() => ({ type: "stack", name: "a/b" })) };
    const at = `${list}/user/bob`;

    const statuses = [
      await call("POST", list, create, "token pul-member"),
      await call("POST", list, create),
      await call("PATCH", `${at}/new`, { name: "newer" }),
      await call("GET", `${at}/new`),
      await call("HEAD", `${at}/new`),
      await call("POST", list, create),
      await call("DELETE", `${at}/newer/items/stack/a/b`),
      await call("DELETE", `${at}/newer/items/stack/a/b`),
      await call("DELETE", `${at}/newer`),
      await call("DELETE", `${at}/newer`),
      await call("POST", list, { ...create, name: "newer" }),
    ].map(({ status }) => status);

    expect(statuses).toEqual([200, 409, 200, 404, 404, 200, 200, 404, 204, 404, 200]);
  });

  it("notes the caller and the time with each item and counts an item once", async () => {
    const call = await startCaller();
    const since = Math.floor(Date.now() / 1000) * 1000;
    await call("POST", `${mine}/items`, { items: [1, 1].map(() => ({ type: "stack", name: "a" })) }, "token pul-member");

    const { items = [] } = (await call("GET", mine)).body as Page;

    expect(items.map(({ name, addedByUser }) => `${name} ${addedByUser.name}`)).toEqual([
      "my-project/my-stack alice",
      "my-project/my-environment alice",
      "a bob",
    ]);
    expect(Date.parse(items[2]?.created ?? "")).toBeGreaterThanOrEqual(since);
  });

  it("returns properties in the order sent, every digit of their order kept", async () => {
    const call = await startCaller();
    const sent =
      '{"properties":[{"key":"__proto__","value":"1.0","order":9223372036854775807},{"key":"b","value":"\\"2","type":"x"},{"key":"c","value":"","order":-1.0e1}]}';

    const { text } = await call("PATCH", mine, sent);

    const properties = /"properties": (\[.*?\])/.exec(text)?.[1];
    expect(properties).toBe(
      '[{"order": 9223372036854775807, "type": "string", "value": "1.0", "key": "__proto__"}, {"order": 1, "type": "x", "value": "\\"2", "key": "b"}, {"order": -10, "type": "string", "value": "", "key": "c"}]',
    );
  });
});

describe("the second Pulumi", () => {
  it.each([mine, `${list}/robot/%zz/x`])("names what POST %s could have been", async (path) => {
    const call = await startCaller();

    const answer = await call("POST", path, "{");

    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "DELETE, GET, HEAD, PATCH"]);
  });

  it.each(["/", "/api/orgs/my-org/services/", `${mine}/`, `${mine}/items/stack/`])("has nothing at %s", async (path) => {
    const call = await startCaller();

    expect((await call("DELETE", path)).status).toBe(404);
  });

  it("refuses a deeply nested body and serves the next caller", async () => {
    const call = await startCaller();

    const refused = await call("PATCH", mine, "[".repeat(200_000) + "]".repeat(200_000));

    expect([refused.status, (await call("GET", mine)).status]).toEqual([400, 200]);
  });

  it("stays up after an upload was cut off", async () => {
    const instance = await server.start();
    const { hostname, port } = new URL(instance.baseUrl);
    const socket = connect(Number(port), hostname);

    await new Promise<void>((resolve) => socket.write(`POST ${list} HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\n{`, () => resolve()));
    socket.destroy();
    const { status } = await fetch(instance.baseUrl + list);
    await instance.close();

    expect(status).toBe(401);
  });
});
