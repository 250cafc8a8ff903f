/** Calls that bring every rule of DelightBridge's services into play. */
import type { ProbeCall } from "./probe.ts";

const cookie = (token: string) => ({ Cookie: `authjs.session-token=${token}` });
const user = cookie("YOUR_SESSION_TOKEN");
const list = "/api/services";
const seeded = (number: number): string => `${list}/service-${number}`;
const category = (id: string, name = `Category ${id}`) => ({ id, name, color: "#15aabf", textColor: "#000000" });
const update = (json: unknown, path = seeded(123)): ProbeCall => ({ method: "PATCH", path, headers: user, json });
const read: ProbeCall = { path: list, headers: user };

export const delightbridgeCalls: readonly ProbeCall[] = [
  read,
  { path: list },
  { path: list, headers: cookie("wrong") },
  { path: list, headers: cookie("YOUR_SESSION_TOKEN_AND_MORE") },
  { method: "HEAD", path: list, headers: user },
  { method: "POST", path: list, headers: user, json: {} },
  update({ name: "Zoë & <1> is a name of many letters " }),
  update({ name: "Zoë & <1> is a name of many letters " }),
  read,
  { path: list, headers: cookie("OTHER_SESSION_TOKEN") },
  update({}),
  update({ foo: 1 }),
  { method: "PATCH", path: seeded(123), headers: user },
  { method: "PATCH", path: seeded(123), headers: { ...user, "Content-Type": "text/plain" }, body: '{"color":"#000000"}' },
  update({ signature: "" }),
  update({ unreadCount: 99, gmailConnected: false, id: "service-1" }),
  read,
  update({ email: "support@example.com" }),
  update({ email: "sales@example.com" }),
  update({ email: "SALES@example.com" }),
  read,
  update({ categories: [category("z"), category("b", "A")] }),
  read,
  update({ categories: [category("cat-billing")] }),
  read,
  update({ name: "half", categories: [{ id: "x" }] }),
  update({ categories: [category("a"), category("a")] }),
  update({ categories: [{ ...category("a"), name: 5 }] }),
  update({ categories: {} }),
  update({ name: 5 }),
  update({ name: null }),
  read,
  update({ categories: [] }),
  read,
  { method: "PATCH", path: seeded(123), headers: user, body: '{"name":' },
  { method: "PATCH", path: seeded(123), headers: user, body: "[]" },
  { method: "PATCH", path: seeded(123), json: { name: "x" } },
  update({ name: "x" }, seeded(999)),
  update({ document: "# Notes" }, seeded(456)),
  read,
  read,
];
