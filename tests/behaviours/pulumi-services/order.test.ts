/** Which of several faults in one request is answered. */
import { describe, it } from "vitest";
import { expectRefused, list, myService, newService, noSuchService, operations, robots, type Sent, servicesOf, sharedService, stack } from "./fixture.ts";

const noSuchOrg = servicesOf("no-such-org");
const outsider = { as: "outsider" } as const;
const badJson = { body: '{"' };

/** Title, where, how, the answer. */
const conflicts: readonly (readonly [title: string, path: string, sent: Sent, status: number])[] = [
  ["401 before a bad owner type and a bad body", robots, { method: "PATCH", as: "nobody", ...badJson }, 401],
  ["401 before a bad maxResults", `${noSuchOrg}?maxResults=0`, { as: "nobody" }, 401],
  ["a bad owner type before an unknown organization", `${noSuchOrg}/robot/x/y`, {}, 400],
  ["a bad owner type before a bad body", robots, { method: "PATCH", ...badJson }, 400],
  ["a bad maxResults before an unknown organization", `${noSuchOrg}?maxResults=0`, {}, 400],
  ["a bad continuationToken before an unknown organization", `${noSuchOrg}?continuationToken=not-a-token`, {}, 400],
  ["a bad continuationToken before a missing membership", `${list}?continuationToken=not-a-token`, outsider, 400],
  ["a bad continuationToken before an unknown service", `${noSuchService}?continuationToken=not-a-token`, {}, 400],
  ["a bad force before an unknown service", `${noSuchService}?force=banana`, { method: "DELETE" }, 400],
  ["a bad force before the protection", `${sharedService}?force=banana`, { method: "DELETE" }, 400],
  ["a bad item name before an unknown service", `${noSuchService}/items/stack/a/b/c/d`, { method: "DELETE" }, 400],
  ["an unknown organization before a bad body", noSuchOrg, { method: "POST", ...badJson }, 404],
  ["a missing membership before a bad body", list, { method: "POST", ...outsider, ...badJson }, 404],
  ["an unknown service before a bad body", noSuchService, { method: "PATCH", ...badJson }, 404],
  ["an unknown service before bad items", `${noSuchService}/items`, { method: "POST", json: {} }, 404],
  ["a bad body before an unknown owner", list, { method: "POST", json: newService("", { ownerName: "carol" }) }, 400],
  ["a bad item before an unknown owner", list, { method: "POST", json: newService("x", { ownerName: "carol", items: [stack("a//b")] }) }, 400],
  ["a bad property before a conflict", myService, { method: "PATCH", json: { name: "shared-service", properties: [{}] } }, 400],
  ["a missing membership before the protection", sharedService, { method: "DELETE", ...outsider }, 404],
];

describe("the order of checks", () => {
  it.each(conflicts)("pulumi-services/6.order answers %s", async (_title, path, sent, status) => {
    await expectRefused(path, sent, status);
  });

  it.each(operations)("pulumi-services/6.order answers 401 to $id where everything else is wrong, too", async ({ path, method = "GET" }) => {
    const nowhere = path.replace("my-org", "no-such-org").replace("/team/", "/robot/");

    await expectRefused(`${nowhere}?maxResults=0&force=banana`, { method, as: "nobody", ...(method === "POST" || method === "PATCH" ? badJson : {}) }, 401);
  });
});
