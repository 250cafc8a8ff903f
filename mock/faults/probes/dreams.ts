/** Calls that bring every rule of Dreams' organizations into play. */
import type { ProbeCall } from "./probe.ts";

const bearer = (token: string) => ({ Authorization: `Bearer ${token}_TOKEN` });
const [owner, member, outsider, admin] = [bearer("OWNER"), bearer("MEMBER"), bearer("OUTSIDER"), bearer("ADMIN")];
const key = { Authorization: "AccessKey ak_owner.secret" };
const list = "/api/organizations";
const a = `${list}/123e4567-e89b-12d3-a456-426614174000`;
const b = `${list}/223e4567-e89b-12d3-a456-426614174000`;
const unknown = `${list}/ffffffff-ffff-4fff-8fff-ffffffffffff`;
const w1 = "323e4567-e89b-12d3-a456-426614174001";
const w2 = "323e4567-e89b-12d3-a456-426614174002";
const charge = `/api/admin/organizations/${a.slice(list.length + 1)}/charge`;
const accept = (token: string, json: unknown = { password: "password123", password_confirmation: "password123" }): ProbeCall => ({
  method: "POST",
  path: `${list}/invite/${token}/accept`,
  json,
});
const get = (path: string, headers = owner): ProbeCall => ({ path, headers });
const send = (method: string, path: string, json?: unknown, headers = owner): ProbeCall => ({ method, path, headers, ...(json !== undefined && { json }) });
const located = /organizations\/(\S+)/;
const all = get(`${a}/members?per_page=100`);

function picture(type: string): FormData {
  const data = new FormData();
  data.append("file", new File([new Uint8Array(3)], "avatar", { type }));
  return data;
}

export const dreamsCalls: readonly ProbeCall[] = [
  get(a),
  { path: a },
  get(a, bearer("wrong")),
  get(a, bearer("OWNER_TOKEN_AND_MORE")),
  get(a, { Authorization: "Token OWNER_TOKEN" }),
  get(a, key),
  get(a, member),
  get(a, outsider),
  get(unknown),
  get(`${list}/not-a-uuid`),
  { method: "HEAD", path: a, headers: owner },
  send("PUT", a, {}),
  get(`${a}/members`),
  get(`${a}/members`),
  get(`${a}/members?page=2`),
  get(`${a}/members?page=3`),
  get(`${a}/members?page=9007199254740993`),
  get(`${a}/members?per_page=5&page=1`),
  get(`${a}/members?per_page=5&page=2`),
  get(`${b}/members`, outsider),
  get(`${a}/members`, outsider),
  { path: `${a}/members` },
  ...["page=0", "per_page=0", "per_page=101", "per_page=x"].map((query) => get(`${a}/members?${query}`)),
  { ...send("POST", list, { name: "Zoë & <1> is a name of many letters ", countryCode: "US" }), learn: ["created", located] },
  { ...send("POST", list, { name: "Zoë & <1> is a name of many letters ", countryCode: "US" }), learn: ["second", located] },
  get(`${list}/{created}`),
  get(`${list}/{second}`),
  ...[{ name: "X" }, { name: "", countryCode: "US" }, { name: 5, countryCode: "US" }, { name: "X", countryCode: "usa" }].map((json) =>
    send("POST", list, json),
  ),
  { method: "POST", path: list, headers: owner, body: '{"name":' },
  { method: "POST", path: list, headers: owner },
  send("POST", list, { name: "X", countryCode: "US" }, bearer("wrong")),
  send("PATCH", a, { avatarUrl: "https://example.com/a.png" }),
  send("PATCH", a, { name: "Zoë & <1> is a name of many letters " }),
  send("PATCH", a, { name: "Zoë & <1> is a name of many letters " }),
  get(a),
  send("PATCH", a, { type: "public", owner: "923e4567-e89b-12d3-a456-426614174001" }, admin),
  get(a, admin),
  send("PATCH", a, { name: "half", status: "closed" }, admin),
  ...[{ name: "" }, { avatarUrl: "x" }, { avatarUrl: null }].map((json) => send("PATCH", a, json, admin)),
  get(a, admin),
  send("PATCH", a, { status: "banned", statusReason: "because" }, admin),
  get(a, admin),
  send("PATCH", a, { name: "x" }, member),
  send("PATCH", unknown, { name: "x" }),
  { method: "POST", path: `${a}/upload-avatar`, headers: admin, body: picture("image/png") },
  get(a, admin),
  { method: "POST", path: `${a}/upload-avatar`, headers: admin, body: picture("image/png") },
  get(a, admin),
  { method: "POST", path: `${a}/upload-avatar`, headers: admin, body: picture("text/plain") },
  send("POST", `${a}/upload-avatar`, {}, admin),
  send("PUT", `${a}/members/5`, { workspaces: [w2], roles: [2] }, admin),
  send("PUT", `${a}/members/5`, { workspaces: [w2], roles: [2] }, admin),
  send("PUT", `${a}/members/3`, { workspaces: [w1], roles: [1] }, admin),
  ...[{ workspaces: [], roles: [2] }, { workspaces: [w1] }, { workspaces: [w1], roles: [99] }, { workspaces: ["x"], roles: [2] }].map((json) =>
    send("PUT", `${a}/members/6`, json, admin),
  ),
  send("PUT", `${a}/members/101`, { workspaces: [w1], roles: [2] }, admin),
  send("PUT", `${a}/members/6`, { workspaces: [w1], roles: [2] }, member),
  { ...all, headers: admin },
  send("POST", `${a}/invite`, { email: "new@example.com", roles: [1] }, admin),
  send("POST", `${a}/invite`, { email: "new@example.com" }, admin),
  send("POST", `${a}/invite`, { email: "NEW@example.com" }, admin),
  send("POST", `${a}/invite`, { email: "member101@example.com", name: "Zoë & <1> is a name of many letters " }, admin),
  ...[{}, { email: "x" }, { email: "other@example.com", roles: [99] }].map((json) => send("POST", `${a}/invite`, json, admin)),
  send("POST", `${a}/invite`, { email: "y@example.com" }, member),
  { ...all, headers: admin },
  ...[{ password: "password123", password_confirmation: "password124" }, { password: "short", password_confirmation: "short" }, {}].map((json) =>
    accept("INVITE_TOKEN_2", json),
  ),
  accept("INVITE_TOKEN_2"),
  accept("INVITE_TOKEN_2"),
  accept("INVITE_TOKEN_NONE"),
  { ...all, headers: admin },
  send("DELETE", `${a}/members/4`, undefined, admin),
  accept("INVITE_TOKEN_4"),
  send("DELETE", `${a}/members/25`, undefined, member),
  { method: "DELETE", path: `${a}/members/25` },
  send("DELETE", `${a}/members/25`, undefined, admin),
  send("DELETE", `${a}/members/25`, undefined, admin),
  send("DELETE", `${a}/members/101`, undefined, admin),
  { ...all, headers: admin },
  get(`${b}/members`, outsider),
  ...[owner, key].map((headers) => send("POST", charge, { amount: 1000, service: "other" }, headers)),
  send("POST", charge, { amount: 1000, service: "sms", sms_point: 100 }, admin),
  ...[{ service: "other" }, { amount: 0, service: "other" }, { amount: "5", service: "other" }, { amount: 5, service: "x" }, { amount: 5, service: "sms" }].map(
    (json) => send("POST", charge, json, admin),
  ),
  send("POST", charge.replace("123e", "ffff"), { amount: 1, service: "other" }, admin),
];
