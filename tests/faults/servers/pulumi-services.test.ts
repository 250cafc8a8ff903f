import { describe, expect, it } from "vitest";
import { list, mine, outsider, startCaller } from "./pulumi-services/caller.ts";

interface Probe {
  readonly title: string;
  readonly status: number;
  readonly path: string;
  readonly body?: unknown;
  readonly as?: string;
}

const shared = `${list}/team/my-team/shared-service`;
const unknown = `${list}/team/my-team/no-such-service`;
const robot = `${list}/robot/my-team/my-service`;
const elsewhere = "/api/orgs/no-such-org/services";
const stack = { type: "stack", name: "my-project/my-stack" };
const example = { ownerType: "team", ownerName: "team1", name: "my-cool-service", description: "My service" };
const verbatim = '{ "items": [ { "type": "stack", "name": "my-project/my-stack" }, { "type": "environment", "name": "my-project/my-environment } ] }';

const strangers = (path: string, body?: unknown): readonly Probe[] =>
  ["", "token wrong", "Bearer PULUMI_ACCESS_TOKEN", "Token PULUMI_ACCESS_TOKEN", "token  PULUMI_ACCESS_TOKEN"].map((as) => ({
    title: `credentials "${as}"`,
    status: 401,
    path,
    body,
    as,
  }));
const nowhere = (rest: string, body?: unknown): readonly Probe[] => [
  { title: "an unknown service", status: 404, path: unknown + rest, body },
  { title: "an unknown organization", status: 404, path: `${elsewhere}/team/my-team/my-service${rest}`, body },
  { title: "the outsider", status: 404, path: mine + rest, body, as: outsider },
  { title: "the owner type robot", status: 400, path: robot + rest, body },
];

const changed = (change: object) => ({ ...example, ...change });
const badBodies = (path: string): readonly Probe[] =>
  ['{"name":', "[]", "null", "", "  ", '{"name":5}', Buffer.from('{"name":"\xff"}', "latin1")].map((body, index) => ({
    title: `bad body ${index + 1}`,
    status: 400,
    path,
    body,
  }));

const table: Readonly<Record<string, readonly Probe[]>> = {
  "POST createService": [
    { title: "the documented example", status: 200, path: list, body: example },
    { title: "a name that another owner uses", status: 200, path: list, body: changed({ name: "my-service" }) },
    ...["name", "ownerName", "ownerType"].flatMap((field) => [
      { title: `no ${field}`, status: 400, path: list, body: changed({ [field]: undefined }) },
      { title: `an empty ${field}`, status: 400, path: list, body: changed({ [field]: "" }) },
      { title: `a numeric ${field}`, status: 400, path: list, body: changed({ [field]: 5 }) },
    ]),
    { title: "the owner type robot", status: 400, path: list, body: changed({ ownerType: "robot" }) },
    { title: "a null description", status: 400, path: list, body: changed({ description: null }) },
    { title: "a bad item", status: 400, path: list, body: changed({ items: [{ type: "folder", name: "a" }] }) },
    { title: "a property without value", status: 400, path: list, body: changed({ properties: [{ key: "a" }] }) },
    {
      title: "an order beyond 64 bits",
      status: 400,
      path: list,
      body: JSON.stringify(example).replace("}", ',"properties":[{"key":"","value":"","order":1e19}]}'),
    },
    { title: "a bad body for an unknown team", status: 400, path: list, body: changed({ ownerName: "no-such-team", name: "" }) },
    ...badBodies(list),
    { title: "an unknown organization", status: 404, path: elsewhere, body: example },
    { title: "an unknown team", status: 404, path: list, body: changed({ ownerName: "no-such-team" }) },
    { title: "a user who is no member", status: 404, path: list, body: changed({ ownerType: "user", ownerName: "carol" }) },
    { title: "the outsider", status: 404, path: list, body: example, as: outsider },
    { title: "a seeded key", status: 409, path: list, body: changed({ ownerName: "my-team", name: "my-service" }) },
    ...strangers(list, example),
  ],
  "GET listServices": [
    { title: "everything", status: 200, path: list },
    ...["maxResults=0", "maxResults=1001", "maxResults=abc", "maxResults=", "continuationToken=not-a-token"].map((query) => ({
      title: query,
      status: 400,
      path: `${list}?${query}`,
    })),
    { title: "an empty token", status: 200, path: `${list}?continuationToken=&maxResults=1000` },
    { title: "an unknown organization", status: 404, path: elsewhere },
    { title: "the outsider", status: 404, path: list, as: outsider },
    ...strangers(list),
  ],
  "HEAD headService": [
    { title: "a seeded service", status: 204, path: mine },
    { title: "a query that HEAD does not have", status: 204, path: `${mine}?maxResults=0` },
    ...nowhere(""),
    ...strangers(mine),
  ],
  "GET getService": [
    { title: "a seeded service", status: 200, path: mine },
    { title: "an escaped seeded service", status: 200, path: `${list}/te%61m/my%2Dteam/my-service` },
    { title: "maxResults=0", status: 400, path: `${mine}?maxResults=0` },
    { title: "maxResults=0 in an unknown organization", status: 400, path: `${elsewhere}/user/a/b?maxResults=0` },
    ...nowhere(""),
    ...strangers(mine),
  ],
  "PATCH updateService": [
    { title: "a description", status: 200, path: mine, body: { description: "new" } },
    { title: "an empty object", status: 200, path: mine, body: {} },
    { title: "its own name", status: 200, path: mine, body: { name: "my-service" } },
    { title: "fields that it does not have", status: 200, path: mine, body: { ownerType: 5, items: null } },
    { title: "an empty name", status: 400, path: mine, body: { name: "" } },
    { title: "a name with a slash", status: 400, path: mine, body: { name: "a/b" } },
    { title: "properties as an object", status: 400, path: mine, body: { properties: {} } },
    ...badBodies(mine),
    ...nowhere("", { description: "new" }),
    { title: "a name of the same owner", status: 409, path: mine, body: { name: "shared-service" } },
    ...strangers(mine, {}),
  ],
  "DELETE deleteService": [
    { title: "the disposable service", status: 204, path: `${list}/user/bob/disposable` },
    { title: "the shared service by force", status: 204, path: `${shared}?force=true` },
    { title: "force=banana", status: 400, path: `${mine}?force=banana` },
    { title: "an empty force", status: 400, path: `${mine}?force=` },
    ...nowhere(""),
    { title: "the shared service", status: 412, path: shared },
    { title: "the shared service with force=false", status: 412, path: `${shared}?force=false` },
    ...strangers(mine),
  ],
  "POST addServiceItems": [
    { title: "a new item", status: 200, path: `${mine}/items`, body: { items: [{ type: "stack", name: "a" }] } },
    { title: "a present item", status: 200, path: `${mine}/items`, body: { items: [stack] } },
    { title: "no item at all", status: 200, path: `${mine}/items`, body: { items: [] } },
    { title: "no items field", status: 400, path: `${mine}/items`, body: {} },
    ...[{}, [{ name: "a" }], [{ type: "stack" }], [null], ...["a/b/c/d", "a//b", "", "a b"].map((name) => [{ type: "stack", name }])].map((items) => ({
      title: `items ${JSON.stringify(items)}`,
      status: 400,
      path: `${mine}/items`,
      body: { items },
    })),
    { title: "the type folder", status: 400, path: `${mine}/items`, body: { items: [{ type: "folder", name: "a" }] } },
    { title: "the documented example verbatim", status: 400, path: `${mine}/items`, body: verbatim },
    ...nowhere("/items", { items: [] }),
    ...strangers(`${mine}/items`, { items: [] }),
  ],
  "DELETE removeServiceItem": [
    ...["/", "%2F", "%2f"].map((slash) => ({ title: `a name with ${slash}`, status: 200, path: `${mine}/items/stack/my-project${slash}my-stack` })),
    { title: "the item type folder", status: 400, path: `${mine}/items/folder/a` },
    { title: "a name of four parts", status: 400, path: `${mine}/items/stack/a/b/c/d` },
    { title: "an absent item", status: 404, path: `${mine}/items/stack/a` },
    ...nowhere("/items/stack/my-project/my-stack"),
    ...strangers(`${mine}/items/stack/my-project/my-stack`),
  ],
};

const snapshot = async (call: Awaited<ReturnType<typeof startCaller>>) => [(await call("GET", list)).body, (await call("GET", mine)).body];

describe.each(Object.entries(table))("%s of the second Pulumi", (operation, probes) => {
  const method = operation.split(" ", 1)[0] ?? "";

  it.each(probes)("answers $status to $title", async ({ status, path, body, as }) => {
    const call = await startCaller();
    const before = await snapshot(call);

    const answer = await call(method, path, body, as);

    expect(answer.status).toBe(status);
    if (method === "HEAD" || status === 204) expect(answer.text).toBe("");
    else expect(answer.headers.get("content-type")?.toLowerCase()).toBe("application/json; charset=utf-8");
    if (status >= 400 && method !== "HEAD") expect(answer.body).toMatchObject({ code: status, message: expect.any(String) });
    if (status >= 400) expect(await snapshot(call)).toEqual(before);
  });
});
