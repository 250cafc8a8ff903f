/** Calls that bring every rule of Pulumi's services into play. */
import type { ProbeCall } from "./probe.ts";

const token = (value: string) => ({ Authorization: `token ${value}` });
const admin = token("PULUMI_ACCESS_TOKEN");
const member = token("pul-member");
const outsider = token("pul-outsider");
const list = "/api/orgs/my-org/services";
const service = (owner: string, name: string): string => `${list}/${owner}/${name}`;
const mine = service("team/my-team", "my-service");
const shared = service("team/my-team", "shared-service");
const payments = service("team/team1", "payments");
const made = service("user/alice", "made");
const body = (name: unknown, more: object = {}) => ({ ownerType: "user", ownerName: "alice", name, ...more });
const stack = (name: string) => ({ type: "stack", name });
const get = (path: string, headers = admin): ProbeCall => ({ path, headers });
const post = (path: string, json: unknown, headers = admin): ProbeCall => ({ method: "POST", path, headers, json });
const patch = (path: string, json: unknown): ProbeCall => ({ method: "PATCH", path, headers: admin, json });
const remove = (path: string, headers = admin): ProbeCall => ({ method: "DELETE", path, headers });
const tokenIn = /"continuationToken":"([^"]+)"/;
const large = '{"ownerType":"user","ownerName":"alice","name":"large","properties":[{"key":"k","value":"v","order":9007199254740993}]}';

export const pulumiCalls: readonly ProbeCall[] = [
  get(list),
  { path: list },
  get(list, token("wrong")),
  get(list, token("pul-member-and-more")),
  get(list, { Authorization: "Bearer PULUMI_ACCESS_TOKEN" }),
  get(list, outsider),
  get("/api/orgs/no-such-org/services"),
  get("/api/orgs/empty-org/services"),
  { ...get(`${list}?maxResults=2`), learn: ["next", tokenIn] },
  { ...get(`${list}?maxResults=2&continuationToken={next}`), learn: ["last", tokenIn] },
  get(`${list}?maxResults=2&continuationToken={last}`),
  ...["maxResults=0", "maxResults=1001", "maxResults=abc", "continuationToken=not-a-token"].map((query) => get(`${list}?${query}`)),
  { ...get(`${payments}?maxResults=2`), learn: ["items", tokenIn] },
  get(`${payments}?maxResults=2&continuationToken={items}`),
  { ...get(`${shared}?maxResults=2`) },
  get(mine),
  get(mine, outsider),
  get(service("team/my-team", "no-such-service")),
  get(`${list}/robot/my-team/my-service`),
  { method: "HEAD", path: mine, headers: admin },
  { method: "HEAD", path: service("team/my-team", "no-such-service"), headers: admin },
  { method: "POST", path: mine, headers: admin, json: {} },
  post(
    list,
    body("made", {
      description: "Zoë & <1> is a text of many letters ",
      items: [stack("a/b")],
      properties: [
        { key: "b", value: "2", order: 5 },
        { key: "a", value: "1", order: 1 },
      ],
    }),
  ),
  post(list, body("made")),
  { method: "POST", path: list, headers: admin, body: large },
  post(list, body("disposable")),
  post(list, body("by-a-member", { created: "2000-01-01T00:00:00Z" }), member),
  post(list, body("x"), outsider),
  { method: "POST", path: list, json: body("x") },
  post(list, body("x", { ownerName: "carol" })),
  post(list, body("x", { ownerName: "" })),
  post(list, body("")),
  post(list, body(5)),
  post(list, { ownerType: "user", ownerName: "alice" }),
  post(list, body("good", { items: [{ type: "folder", name: "a" }] })),
  post(list, body("robots", { ownerType: "robot" })),
  { method: "POST", path: list, headers: admin, body: '{"name":' },
  { method: "POST", path: list, headers: admin },
  get(made),
  get(list),
  patch(made, { description: "changed" }),
  patch(made, { description: "changed" }),
  get(made),
  patch(made, { properties: [{ key: "c", value: "3" }] }),
  patch(made, { description: "" }),
  patch(made, {}),
  get(made),
  patch(made, { description: "half", name: "a/b" }),
  patch(made, { name: 5 }),
  { method: "PATCH", path: made, headers: admin, body: "[" },
  { method: "PATCH", path: made, headers: admin },
  get(made),
  patch(mine, { name: "shared-service" }),
  patch(service("team/my-team", "no-such-service"), { description: "x" }),
  { method: "PATCH", path: made, json: { description: "x" } },
  patch(made, { name: "renamed" }),
  get(made),
  get(service("user/alice", "renamed")),
  post(`${mine}/items`, { items: [stack("c/d"), stack("my-project/my-stack")] }, member),
  get(mine),
  post(`${mine}/items`, { items: [stack("a//b")] }),
  post(`${mine}/items`, {}),
  post(`${mine}/items`, { items: [stack("e/f")] }, outsider),
  remove(`${mine}/items/stack/no-such-stack`),
  remove(`${mine}/items/folder/x`),
  remove(`${mine}/items/stack/c/d`),
  get(mine),
  remove(shared),
  remove(`${shared}?force=banana`),
  remove(service("user/bob", "disposable"), outsider),
  { method: "DELETE", path: service("user/bob", "disposable") },
  remove(service("user/bob", "disposable"), member),
  remove(service("user/bob", "disposable")),
  get(service("user/bob", "disposable")),
  get(list),
  get(list),
  get("/api/orgs/other-org/services", outsider),
  remove(`${shared}?force=true`),
  remove(service("user/alice", "large")),
  get(list, member),
];
