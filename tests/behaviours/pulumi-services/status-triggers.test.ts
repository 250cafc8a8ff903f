/** What triggers each status, row by row. */
import { describe, expect, it } from "vitest";
import {
  alicesService,
  call,
  create,
  disposable,
  expectRefused,
  list,
  myService,
  newService,
  noSuchService,
  operations,
  remove,
  robots,
  type Sent,
  servicesOf,
  sharedService,
  stack,
  update,
} from "./fixture.ts";

const post = (json: unknown): Sent => ({ method: "POST", json });
const patch = (json: unknown): Sent => ({ method: "PATCH", json });
const badJson = (method: string): Sent => ({ method, body: '{"name": ' });
const outsider = { as: "outsider" } as const;
const head: Sent = { method: "HEAD" };
const del: Sent = { method: "DELETE" };
const description = patch({ description: "new" });
const oneStack = post({ items: [stack("a/b")] });
const items = `${myService}/items`;
const noSuchOrg = `${servicesOf("no-such-org")}/team/my-team/my-service`;
const asPrinted = `{ "items": [
    {
      "type": "stack",
      "name": "my-project/my-stack"
    },
    {
      "type": "environment",
      "name": "my-project/my-environment
    }
  ] }`;

/** Rule, what is sent, where, how, and the answer. */
const triggers: readonly (readonly [rule: string, title: string, path: string, sent: Sent, status: number])[] = [
  [
    "createService.200",
    "the document's example",
    list,
    post({ ownerType: "team", ownerName: "team1", name: "my-cool-service", description: "My service" }),
    200,
  ],
  ["createService.400", "no name", list, post({ ownerType: "user", ownerName: "alice" }), 400],
  ["createService.400", "an empty name", list, post(newService("")), 400],
  ["createService.400", "a number as name", list, post(newService(7)), 400],
  ["createService.400", "no ownerName", list, post({ ownerType: "user", name: "x" }), 400],
  ["createService.400", "an empty ownerName", list, post(newService("x", { ownerName: "" })), 400],
  ["createService.400", "a list as ownerName", list, post(newService("x", { ownerName: ["alice"] })), 400],
  ["createService.400", "ownerType robot", list, post(newService("x", { ownerType: "robot" })), 400],
  ["createService.400", "an invalid item", list, post(newService("x", { items: [{ type: "folder", name: "a" }] })), 400],
  ["createService.400", "a property without value", list, post(newService("x", { properties: [{ key: "docs" }] })), 400],
  ["createService.400", "a body that is no JSON", list, badJson("POST"), 400],
  ["createService.404", "an unknown organization", servicesOf("no-such-org"), post(newService("x")), 404],
  ["createService.404", "an unknown team", list, post(newService("x", { ownerType: "team", ownerName: "no-such-team" })), 404],
  ["createService.404", "a user of another organization", list, post(newService("x", { ownerName: "carol" })), 404],
  ["createService.404", "outsider", list, { ...post(newService("x")), ...outsider }, 404],
  ["createService.409", "a seeded key", list, post({ ownerType: "team", ownerName: "my-team", name: "my-service" }), 409],
  ["listServices.200", "my-org", list, {}, 200],
  ["listServices.400", "maxResults=0", `${list}?maxResults=0`, {}, 400],
  ["listServices.400", "maxResults=1001", `${list}?maxResults=1001`, {}, 400],
  ["listServices.400", "maxResults=abc", `${list}?maxResults=abc`, {}, 400],
  ["listServices.400", "an unreadable token", `${list}?continuationToken=not-a-token`, {}, 400],
  ["listServices.404", "an unknown organization", servicesOf("no-such-org"), {}, 404],
  ["listServices.404", "outsider", list, outsider, 404],
  ["headService.204", "a seeded service", myService, head, 204],
  ["headService.400", "owner type robot", robots, head, 400],
  ["headService.404", "an unknown service", noSuchService, head, 404],
  ["headService.404", "an unknown organization", noSuchOrg, head, 404],
  ["headService.404", "outsider", myService, { ...head, ...outsider }, 404],
  ["getService.200", "a seeded service", myService, {}, 200],
  ["getService.400", "owner type robot", robots, {}, 400],
  ["getService.400", "maxResults=0", `${myService}?maxResults=0`, {}, 400],
  ["getService.404", "an unknown service", noSuchService, {}, 404],
  ["getService.404", "an unknown organization", noSuchOrg, {}, 404],
  ["getService.404", "outsider", myService, outsider, 404],
  ["updateService.200", "a new description", myService, description, 200],
  ["updateService.200", "an empty object", myService, patch({}), 200],
  ["updateService.400", "an empty name", myService, patch({ name: "" }), 400],
  ["updateService.400", "a name with a slash", myService, patch({ name: "a/b" }), 400],
  ["updateService.400", "a number as name", myService, patch({ name: 7 }), 400],
  ["updateService.400", "properties that are no array", myService, patch({ properties: { docs: "x" } }), 400],
  ["updateService.400", "an array as body", myService, patch([]), 400],
  ["updateService.400", "a body that is no JSON", myService, badJson("PATCH"), 400],
  ["updateService.400", "owner type robot", robots, description, 400],
  ["updateService.404", "an unknown service", noSuchService, description, 404],
  ["updateService.404", "an unknown organization", noSuchOrg, description, 404],
  ["updateService.404", "outsider", myService, { ...description, ...outsider }, 404],
  ["updateService.409", "a rename to the name of a sibling", myService, patch({ name: "shared-service" }), 409],
  ["deleteService.204", "an unprotected service", disposable, del, 204],
  ["deleteService.204", "force on a protected service", `${sharedService}?force=true`, del, 204],
  ["deleteService.400", "force=banana", `${disposable}?force=banana`, del, 400],
  ["deleteService.400", "owner type robot", robots, del, 400],
  ["deleteService.404", "an unknown service", noSuchService, del, 404],
  ["deleteService.404", "outsider", disposable, { ...del, ...outsider }, 404],
  ["deleteService.412", "a protected service without force", sharedService, del, 412],
  ["deleteService.412", "a protected service with force=false", `${sharedService}?force=false`, del, 412],
  ["addServiceItems.200", "a new item", items, oneStack, 200],
  ["addServiceItems.200", "an item that is there", items, post({ items: [stack("my-project/my-stack")] }), 200],
  ["addServiceItems.200", "an empty list", items, post({ items: [] }), 200],
  ["addServiceItems.400", "no items", items, post({}), 400],
  ["addServiceItems.400", "items that are no array", items, post({ items: stack("a/b") }), 400],
  ["addServiceItems.400", "an element without type", items, post({ items: [{ name: "a/b" }] }), 400],
  ["addServiceItems.400", "an element without name", items, post({ items: [{ type: "stack" }] }), 400],
  ["addServiceItems.400", "type folder", items, post({ items: [{ type: "folder", name: "a/b" }] }), 400],
  ["addServiceItems.400", "a name of four segments", items, post({ items: [stack("a/b/c/d")] }), 400],
  ["addServiceItems.400", "a name with an empty segment", items, post({ items: [stack("a//b")] }), 400],
  ["addServiceItems.400", "the document's example as printed", items, { method: "POST", body: asPrinted }, 400],
  ["addServiceItems.404", "an unknown service", `${noSuchService}/items`, oneStack, 404],
  ["addServiceItems.404", "an unknown organization", `${noSuchOrg}/items`, oneStack, 404],
  ["addServiceItems.404", "outsider", items, { ...oneStack, ...outsider }, 404],
  ["removeServiceItem.200", "a raw slash", `${items}/stack/my-project/my-stack`, del, 200],
  ["removeServiceItem.200", "an encoded slash", `${items}/stack/my-project%2Fmy-stack`, del, 200],
  ["removeServiceItem.400", "item type folder", `${items}/folder/my-project/my-stack`, del, 400],
  ["removeServiceItem.400", "a name of four segments", `${items}/stack/a/b/c/d`, del, 400],
  ["removeServiceItem.404", "an item that is not in the service", `${items}/stack/my-project/other`, del, 404],
  ["removeServiceItem.404", "an unknown service", `${noSuchService}/items/stack/my-project/my-stack`, del, 404],
  ["removeServiceItem.404", "outsider", `${items}/stack/my-project/my-stack`, { ...del, ...outsider }, 404],
];

describe("triggers", () => {
  it.each(triggers)("pulumi-services/6.%s is brought about by %s", async (_rule, _title, path, sent, status) => {
    if (status >= 400) await expectRefused(path, sent, status);
    else expect((await call(path, sent)).status).toBe(status);
  });

  const named = operations.map((operation) => [operation.id, operation] as const);

  it.each(named)("pulumi-services/6.%s.401 is brought about by no header, a wrong token and Bearer", async (_id, { path, success, ...sent }) => {
    await expectRefused(path, { ...sent, as: "nobody" }, 401);
    await expectRefused(path, { ...sent, as: "nobody", headers: { Authorization: "token wrong" } }, 401);
    await expectRefused(path, { ...sent, as: "nobody", headers: { Authorization: "Bearer PULUMI_ACCESS_TOKEN" } }, 401);
    expect((await call(path, sent)).status).toBe(success);
  });

  it("pulumi-services/6.createService.409 is brought about by the same body sent twice", async () => {
    expect((await create(newService("twin"))).status).toBe(200);

    await expectRefused(list, { method: "POST", json: newService("twin") }, 409);
  });

  it("pulumi-services/6.updateService.404 is brought about by the old name after a rename", async () => {
    await update(alicesService, { name: "renamed" });

    await expectRefused(alicesService, description, 404);
  });

  it("pulumi-services/6.deleteService.404 is brought about by a second deletion", async () => {
    await remove(disposable);

    await expectRefused(disposable, del, 404);
  });

  it("pulumi-services/6.removeServiceItem.404 is brought about by a second removal", async () => {
    await remove(`${items}/stack/my-project/my-stack`);

    await expectRefused(`${items}/stack/my-project/my-stack`, del, 404);
  });
});
