import { describe, expect, it } from "vitest";
import { server } from "../pulumi-services.ts";
import { list, mine, outsider, startCaller } from "./caller.ts";

type Step = readonly [method: string, path: string, body?: unknown, authorization?: string];

const shared = `${list}/team/my-team/shared-service`;
const stack = { type: "stack", name: "my-project/my-stack" };
const property = (order: string) => `{"properties":[{"key":"a","value":"b","order":${order}}]}`;

const revealing: Readonly<Record<string, Step>> = {
  "head-answers-200": ["HEAD", mine],
  "foreign-caller-403": ["GET", mine, undefined, outsider],
  "list-of-teams": ["GET", list],
  "name-unique-in-organization": ["POST", list, { ownerType: "user", ownerName: "bob", name: "payments" }],
  "rename-overwrites": ["PATCH", mine, { name: "shared-service" }],
  "rename-loses-items": ["PATCH", mine, { name: "renamed" }],
  "properties-merged": ["PATCH", shared, { properties: [] }],
  "force-by-presence": ["DELETE", `${shared}?force=false`],
  "items-protect": ["DELETE", mine],
  "token-on-full-page": ["GET", `${list}/team/team1/payments?maxResults=1&continuationToken=${encodeURIComponent("from=4&rest=100%+/é")}`],
  "summary-of-page": ["GET", `${mine}?maxResults=1`],
  "items-repeat": ["POST", `${mine}/items`, { items: [stack] }],
  "items-one-by-one": [
    "POST",
    `${mine}/items`,
    {
      items: [
        { type: "stack", name: "a" },
        { type: "folder", name: "b" },
      ],
    },
  ],
  "raw-slash-unrouted": ["DELETE", `${mine}/items/stack/my-project/my-stack`],
  "removal-forgives": ["DELETE", `${mine}/items/stack/absent`],
  "order-rounded": ["PATCH", mine, property("9007199254740993")],
};

/** Two runs differ only in their clocks. */
const timeless = (text: string) => text.replace(/\d{4}-\d\d-\d\dT[\d:]+\+00:00/g, "some time");

describe("a fault of the second Pulumi", () => {
  it.each(Object.keys(server.faults))("%s changes an answer", async (fault) => {
    const tell = async (name?: string) => {
      const call = await startCaller(name);
      const { status, text } = await call(...(revealing[fault] ?? ["GET", "/"]));
      return [status, timeless(text), timeless((await call("GET", list)).text)];
    };

    const [healthy, faulty] = [await tell(), await tell(fault)];

    expect(faulty).not.toEqual(healthy);
  });

  it("must be one that the server has", async () => {
    await expect(server.start({ fault: "no-such-fault" })).rejects.toThrow(/no-such-fault.*head-answers-200/);
  });
});
