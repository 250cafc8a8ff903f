/** Paths, parameters and headers: what counts, what is ignored, what is refused. */
import { describe, expect, it } from "vitest";
import {
  add,
  addresses,
  call,
  create,
  expectRefused,
  itemNames,
  json,
  list,
  myService,
  newService,
  noSuchService,
  operations,
  operationsOnService,
  payments,
  remove,
  robots,
  servicesOf,
  sharedService,
  stack,
  writes,
} from "./fixture.ts";

describe("a path", () => {
  it("pulumi-services/3.1 is decoded exactly once", async () => {
    await create(newService("50% off"));
    await create(newService("a%20b"));

    expect((await call(`${list}/user/alice/50%25%20off`)).body.service.name).toBe("50% off");
    expect((await call(`${list}/user/alice/a%2520b`)).body.service.name).toBe("a%20b");
    expect((await call(`${list}/user/alice/a%20b`)).status).toBe(404);
    expect((await call("/api/orgs/my%2Dorg/services/te%61m/my-team/my-service")).status).toBe(200);
  });

  it("pulumi-services/3.2 is compared exactly, upper and lower case distinguished", async () => {
    await create(newService("Case"));

    expect((await call(`${list}/user/alice/Case`)).status).toBe(200);
    expect((await call(`${list}/user/alice/case`)).status).toBe(404);
    expect((await call(`${list}/user/Alice/Case`)).status).toBe(404);
    expect((await call(servicesOf("My-Org"))).status).toBe(404);
    expect((await call(`${list}/Team/my-team/my-service`)).status).toBe(400);
  });

  it.each(operationsOnService)("pulumi-services/3.3 with another owner type than user and team is refused by $id", async ({ path, ...sent }) => {
    for (const type of ["robot", "User", "teams", "%20team"]) await expectRefused(path.replace("/team/", `/${type}/`), sent, 400);
  });

  it.each(["folder", "Stack", "stacks"])("pulumi-services/3.4 with the item type %s is refused", async (type) => {
    await expectRefused(`${myService}/items/${type}/my-project/my-stack`, { method: "DELETE" }, 400);
  });

  it.each(["a/b/c/d", "a//b", "a/", "a%20b", "a%2F", "%C3%A9", "a+b", "a%00", "a%0A"])("pulumi-services/3.5 with the item name %s is refused", async (name) => {
    await expectRefused(`${myService}/items/stack/${name}`, { method: "DELETE" }, 400);
  });

  it("pulumi-services/3.10 ends with the item name, unencoded slashes included", async () => {
    await add(myService, [stack("one/two/three")]);

    const { status, body } = await remove(`${myService}/items/stack/one/two/three`);

    expect(status).toBe(200);
    expect(body.items.map(({ name }) => name)).not.toContain("one/two/three");
  });

  it.each(["/", "%2F", "%2f"])("pulumi-services/3.11 is split before it is decoded: %s is a slash in an item name", async (slash) => {
    const answer = await remove(`${payments}/items/stack/pay${slash}dev`);

    expect(answer.status).toBe(200);
    expect(itemNames(answer)).not.toContain("stack pay/dev");
  });

  it("pulumi-services/2.1 pulumi-services/10.22 of a service takes no POST, whatever its values are", async () => {
    for (const path of [myService, noSuchService, robots, `${servicesOf("no-such-org")}/x/y/z`]) {
      const { headers } = await expectRefused(path, { method: "POST", json: { name: "new-service-name", description: "New description" } }, 405);

      expect(headers.get("allow")?.split(", ")).toEqual(expect.arrayContaining(["GET", "HEAD", "PATCH", "DELETE"]));
    }
  });
});

describe("a query", () => {
  it.each(["True", "TRUE", "1", "yes", "banana", "null", "%20true"])("pulumi-services/3.6 with force=%s is refused", async (force) => {
    await expectRefused(`${sharedService}?force=${force}`, { method: "DELETE" }, 400);
  });

  it("pulumi-services/3.6 pulumi-services/3.7 takes true and false as force, and none as false", async () => {
    expect((await remove(sharedService)).status).toBe(412);
    expect((await remove(`${sharedService}?force=false`)).status).toBe(412);
    expect((await remove(`${sharedService}?force=true`)).status).toBe(204);
  });

  it.each([list, myService])("pulumi-services/3.8 with a maxResults that is no integer from 1 to 1000 is refused at %s", async (path) => {
    for (const value of ["0", "-1", "1001", "abc", "1.5", "1e2", "+5", "99999999999999999999"]) await expectRefused(`${path}?maxResults=${value}`, {}, 400);
    for (const value of ["1", "1000"]) expect((await call(`${path}?maxResults=${value}`)).status).toBe(200);
  });

  it.each([list, myService])("pulumi-services/3.9 with a continuationToken that cannot be decoded is refused at %s", async (path) => {
    for (const token of ["not-a-token", "1", "%00", "%F0%9F%92%A9", btoa("next:"), btoa("next:-1"), btoa("next:1e3"), btoa("past:2")]) {
      await expectRefused(`${path}?continuationToken=${token}`, {}, 400);
    }
  });

  it.each([list, payments])("pulumi-services/3.14 with an empty continuationToken gets the first page of %s", async (path) => {
    const [empty, absent] = [await call(`${path}?maxResults=2&continuationToken=`), await call(`${path}?maxResults=2`)];

    expect(empty.status).toBe(200);
    expect(empty.text).toBe(absent.text);
  });

  it("pulumi-services/3.15 pulumi-services/3.16 with an empty maxResults or force is refused", async () => {
    await expectRefused(`${list}?maxResults=`, {}, 400);
    await expectRefused(`${myService}?maxResults=`, {}, 400);
    await expectRefused(`${myService}?force=`, { method: "DELETE" }, 400);
    await expectRefused(`${myService}?force`, { method: "DELETE" }, 400);
  });

  it.each(operations)("pulumi-services/3.17 may hold parameters that nobody knows: $id ignores them", async ({ path, success, ...sent }) => {
    expect((await call(`${path}?colour=red&MaxResults=0&__proto__=1&x[y]=&filter`, sent)).status).toBe(success);
  });

  it("pulumi-services/10.12 pulumi-services/10.13 may hold the parameters of other operations, which are ignored", async () => {
    expect((await call(`${myService}?maxResults=0&continuationToken=not-a-token`, { method: "HEAD" })).status).toBe(204);
    expect((await call(`${list}?maxResults=0`, { method: "POST", json: newService("x") })).status).toBe(200);
    expect((await call(`${payments}?maxResults=0`, { method: "PATCH", json: {} })).status).toBe(200);
    expect((await add(`${payments}`, [])).body.items).toHaveLength(5);
    expect((await call(`${payments}/items?maxResults=1`, { method: "POST", json: { items: [] } })).body.items).toHaveLength(5);
    expect((await remove(`${payments}/items/stack/pay/dev?force=banana`)).status).toBe(200);
    expect((await call(`${list}?force=banana`)).status).toBe(200);
  });
});

describe("a header", () => {
  it.each(writes)("pulumi-services/3.28 need not tell the media type of the body of $id", async ({ path, json: value, success, ...sent }) => {
    for (const [index, type] of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "nonsense", ""].entries()) {
      const unique = path === list ? newService(`service ${index}`) : value;

      expect((await call(path, { ...sent, headers: { "Content-Type": type }, body: new TextEncoder().encode(JSON.stringify(unique)) })).status).toBe(success);
    }
  });

  it.each(operations.filter((operation) => operation.json === undefined))(
    "pulumi-services/3.30a pulumi-services/3.30b may announce JSON to $id where no body comes",
    async ({ path, success, ...sent }) => {
      expect((await call(path, { ...sent, headers: json })).status).toBe(success);
    },
  );

  it("pulumi-services/3.29 pulumi-services/3.30a of a DELETE may come with any body, which is ignored", async () => {
    for (const [path, status] of [
      [`${myService}/items/stack/my-project/my-stack`, 200],
      [myService, 204],
    ] as const) {
      expect((await call(path, { method: "DELETE", headers: json, body: '{"broken' })).status).toBe(status);
    }
  });

  describe.each(["application/vnd.pulumi+8", "application/vnd.pulumi+3", "*/*", "application/json", "text/html", "nonsense"])("Accept: %s", (Accept) => {
    it.each(operations)(
      "pulumi-services/3.31a pulumi-services/3.31b pulumi-services/3.32 cannot make $id refuse, which answers JSON",
      async ({ path, success, ...sent }) => {
        const { status, headers } = await call(path, { ...sent, headers: { Accept } });

        expect(status).toBe(success);
        expect(headers.get("content-type")).toBe(success === 200 ? "application/json" : null);
      },
    );
  });

  it("pulumi-services/3.31b is no reason for another list, whatever version it accepts", async () => {
    const texts = await Promise.all(
      ["application/vnd.pulumi+8", "application/vnd.pulumi+1", "*/*"].map(async (Accept) => (await call(list, { headers: { Accept } })).text),
    );

    expect(new Set([...texts, (await call(list)).text]).size).toBe(1);
    expect(addresses(await call(list))).toHaveLength(5);
  });
});
