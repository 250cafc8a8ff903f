import { type Item, type Member, type Property, type Service, timestamp } from "./record.ts";

export const users: ReadonlyMap<string, string> = new Map([
  ["PULUMI_ACCESS_TOKEN", "alice"],
  ["pul-member", "bob"],
  ["pul-outsider", "carol"],
]);

export const organizations: ReadonlyMap<string, Readonly<Record<Member["type"], readonly string[]>>> = new Map([
  ["my-org", { user: ["alice", "bob"], team: ["my-team", "team1"] }],
  ["empty-org", { user: ["alice"], team: ["my-team"] }],
  ["other-org", { user: ["carol"], team: ["other-team"] }],
]);

const myTeam: Member = { type: "team", name: "my-team" };
const docs: Property = { key: "docs", value: "https://example.com/docs", type: "string", order: 0n };
const stack = (name: string): Item => ({ type: "stack", name });
const environment = (name: string): Item => ({ type: "environment", name });

/** All services in order of creation, one a day. */
export function servicesAtStart(): Service[] {
  let day = 0;
  const service = (organization: string, owner: Member, name: string, description: string, items: readonly Item[], more: Partial<Service> = {}): Service => {
    const created = timestamp(new Date(Date.UTC(2024, 0, ++day)));
    const addedBy = organization === "other-org" ? "carol" : "alice";
    return { organization, owner, name, description, members: [owner], properties: [], items: items.map((item) => ({ ...item, created, addedBy })), ...more };
  };
  return [
    service("my-org", myTeam, "my-service", "My service", [stack("my-project/my-stack"), environment("my-project/my-environment")]),
    service("my-org", myTeam, "shared-service", "Shared", [], { members: [myTeam, { type: "user", name: "bob" }], properties: [docs] }),
    service("my-org", { type: "user", name: "alice" }, "my-service", "", []),
    service("my-org", { type: "team", name: "team1" }, "payments", "Payments", [
      ...["pay/dev", "pay/staging", "pay/prod"].map(stack),
      ...["pay/shared", "pay/secrets"].map(environment),
    ]),
    service("my-org", { type: "user", name: "bob" }, "disposable", "", [stack("tmp/one")]),
    service("other-org", { type: "team", name: "other-team" }, "other-service", "", []),
  ];
}
