/** Calls that bring every rule of Clerk's organizations into play. */
import type { ProbeCall } from "./probe.ts";

const list = "/v1/organizations";
const at = (id: string): string => `${list}/${id}`;
const acme = at("org_2Acme0000000000000000000001");
const locked = at("org_2Locked00000000000000000001");
const disposable = at("org_2Disposable0000000000000001");
const globex = at("org_2Globex00000000000000000001");
const labs = at("org_2LimitedLabs000000000000001");
const unknown = at("org_2Unknown0000000000000000001");
const form = { "Content-Type": "application/x-www-form-urlencoded" };
const signed = (path: string, person: string): string => `${path}?__dev_session=token-${person}`;
const call = (method: string, path: string, body?: string, person = "admin"): ProbeCall => ({
  method,
  path: signed(path, person),
  ...(body !== undefined && { headers: form, body }),
});
const id = /"id":"(org_[^"]+)"/;

export const clerkCalls: readonly ProbeCall[] = [
  call("GET", acme),
  call("GET", acme, undefined, "member"),
  call("GET", acme, undefined, "outsider"),
  call("GET", acme, undefined, "signedout"),
  call("GET", acme, undefined, "wrong"),
  call("GET", acme, undefined, "admin-and-more"),
  call("GET", unknown),
  { path: acme },
  { path: acme, headers: { Cookie: "__client=token-admin" } },
  { path: acme, headers: { Authorization: "Bearer token-admin" } },
  { path: acme, headers: { Authorization: "Token token-admin" } },
  { path: `${acme}?_is_native=true`, headers: { Authorization: "Bearer token-admin" } },
  { method: "HEAD", path: signed(acme, "admin") },
  call("PUT", acme, "name=x"),
  { ...call("POST", list, "name=Zo%C3%AB+%26+Sons+have+a+name+of+many+letters+"), learn: ["created", id] },
  call("POST", list, "name=Zo%C3%AB+%26+Sons+have+a+name+of+many+letters+"),
  call("GET", at("{created}")),
  call("POST", list, "name=By+a+member", "member"),
  call("POST", list, "name=x", "limited"),
  ...["", "name=", `name=${"x".repeat(257)}`, "name=see+https://a.example", "name=x&name=y", "name=x&slug=y", "name=x&foo=1"].map((body) =>
    call("POST", list, body),
  ),
  { method: "POST", path: signed(list, "admin") },
  { method: "POST", path: signed(list, "admin"), headers: { "Content-Type": "application/json" }, body: '{"name":"as JSON"}' },
  { method: "POST", path: list, headers: form, body: "name=x" },
  call("PATCH", at("{created}"), "name=Renamed"),
  call("PATCH", acme, "name=Renamed"),
  call("PATCH", acme, "name=Renamed"),
  call("GET", acme),
  call("PATCH", locked, ""),
  call("GET", locked),
  call("PATCH", locked, "slug=locked"),
  call("PATCH", acme, "slug=globex"),
  call("PATCH", acme, "slug=acme-2"),
  call("GET", acme, undefined, "member"),
  call("PATCH", acme, "name=half&slug=Not+OK"),
  ...["name=", "slug=", "slug=---", "foo=1", "slug=a&slug=b", "name=%zz"].map((body) => call("PATCH", acme, body)),
  call("GET", acme),
  { method: "PATCH", path: signed(acme, "admin"), headers: { "Content-Type": "application/json" }, body: '{"name":"as JSON"}' },
  call("PATCH", acme, "name=x", "member"),
  call("PATCH", acme, "name=x", "outsider"),
  call("PATCH", unknown, "name=x"),
  { method: "PATCH", path: acme, headers: form, body: "name=x" },
  call("DELETE", locked),
  { method: "DELETE", path: disposable },
  call("DELETE", globex, undefined, "outsider"),
  call("DELETE", disposable),
  call("DELETE", disposable),
  call("GET", disposable),
  call("GET", at("{created}")),
  call("DELETE", unknown),
  call("DELETE", labs, undefined, "limited"),
  call("POST", list, "name=again", "limited"),
  call("DELETE", acme, undefined, "outsider"),
  call("DELETE", acme, undefined, "member"),
  call("DELETE", acme),
  call("GET", acme),
  call("GET", locked),
  call("GET", at("{created}")),
];
