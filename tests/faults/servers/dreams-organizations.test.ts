import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import * as dreams from "./dreams-organizations/caller.ts";
import {
  a,
  accept,
  admin,
  b,
  charge,
  home,
  key,
  member,
  neverIssued,
  nobody,
  outsider,
  owner,
  passwords,
  picture,
  startCaller,
} from "./dreams-organizations/caller.ts";

interface Row {
  readonly line: string;
  readonly as: string;
  readonly body?: unknown;
  readonly status: number;
}

const broken = '{"name":';
const unreadable: readonly unknown[] = [broken, "", "[]", "null", '"x"'];
const each = (status: number, line: string, as: string, ...bodies: unknown[]): Row[] => bodies.map((body) => ({ status, line, as, body }));

const created = { name: "X", countryCode: "US" };
const assigned = { workspaces: [dreams.w1], roles: [2] };
const charged = { amount: 1000, service: "sms", sms_point: 100 };
const invited = { email: "new@example.com" };
const good = passwords("password123");
const png = () => picture(64, "image/png");
const long = "x".repeat(256);

/** Calls that the owner of A may make, or the administrator for the charge. */
const secured: readonly (readonly [line: string, body?: unknown])[] = [
  [`POST ${home}`, created],
  [`GET ${a}`],
  [`PATCH ${a}`, { name: "Y" }],
  [`POST ${a}/upload-avatar`, png()],
  [`GET ${a}/members`],
  [`PUT ${a}/members/5`, assigned],
  [`DELETE ${a}/members/25`],
  [`POST ${charge(a)}`, charged],
  [`POST ${a}/invite`, invited],
];
const ofMembers = [`POST ${home}`, `GET ${a}`, `GET ${a}/members`];
const onOrganization = secured.slice(1);
const elsewhere = (line: string, place: string) => line.replace(a.slice(home.length), place.slice(home.length));

const rows: readonly Row[] = [
  ...secured.flatMap(([line, body]) =>
    [nobody, "Bearer wrong", "AccessKey wrong", "OWNER_TOKEN", "Bearer  OWNER_TOKEN", "Basic x"].map((as) => ({ line, as, body, status: 401 })),
  ),
  ...secured.map(([line, body]) => ({ line, as: admin, body, status: line.endsWith(home) ? 201 : 200 })),
  ...secured.map(([line, body]) => ({ line, as: key, body, status: line.endsWith(home) ? 201 : line.endsWith("/charge") ? 403 : 200 })),
  ...onOrganization.map(([line, body]) => ({ line, as: member, body, status: ofMembers.includes(line) ? 200 : 403 })),
  ...onOrganization.map(([line, body]) => ({ line, as: outsider, body, status: 403 })),
  ...onOrganization.map(([line]) => ({ line: elsewhere(line, neverIssued), as: admin, body: line.startsWith("GET") ? undefined : broken, status: 404 })),
  ...onOrganization.map(([line, body]) => ({ line: elsewhere(line, `${home}/not-a-uuid`), as: owner, body, status: line.endsWith("/charge") ? 403 : 404 })),
  ...[member, outsider].map((as) => ({ line: `POST ${home}`, as, body: created, status: 201 })),
  ...each(400, `POST ${home}`, owner, {}, { name: "X" }, { countryCode: "US" }, { ...created, name: "" }, { ...created, countryCode: "" }, ...unreadable),
  ...each(400, `POST ${home}`, owner, { ...created, countryCode: "USA" }, { ...created, countryCode: "us" }, { ...created, name: long }),
  ...each(200, `PATCH ${a}`, owner, {}, { statusReason: "x", id: 5, owner: null }, { name: "😀".repeat(255) }, { avatarUrl: "https://example.com/a?b=c#d" }),
  ...each(400, `PATCH ${a}`, owner, { status: "closed" }, { name: "" }, { name: null }, { statusReason: null }, { avatarUrl: null }, ...unreadable),
  ...each(400, `PATCH ${a}`, owner, { avatarUrl: "x" }, { avatarUrl: "http://a b" }, { avatarUrl: "https://example.com/%zz" }, { avatarUrl: "ftp://x.y" }),
  ...each(200, `POST ${a}/upload-avatar`, owner, picture(2_097_152, "image/jpeg"), picture(1, "image/gif")),
  ...each(400, `POST ${a}/upload-avatar`, owner, picture(9, "text/plain"), picture(9), picture(9, "image/png", "other"), picture(2_097_153, "image/png")),
  ...each(400, `POST ${a}/upload-avatar`, owner, picture(0, "image/png"), { file: "x" }, ""),
  ...["", "?page=2&per_page=100&x=y", "?page=010", "?page=99999999999999999999"].map((query) => ({ line: `GET ${a}/members${query}`, as: owner, status: 200 })),
  ...["page=0", "per_page=0", "per_page=101", "per_page=x", "page=", "page=%2B1", "page=-1", "page=1.5"].map((query) => ({
    line: `GET ${a}/members?${query}`,
    as: owner,
    status: 400,
  })),
  ...each(200, `PUT ${a}/members/05`, owner, assigned),
  ...each(400, `PUT ${a}/members/5`, owner, { ...assigned, workspaces: [] }, { ...assigned, roles: [] }, { roles: [2] }, { workspaces: [dreams.w1] }, broken),
  ...each(400, `PUT ${a}/members/5`, owner, { ...assigned, roles: [99] }, { ...assigned, roles: ["2"] }, { ...assigned, roles: 2 }, { roles: null }),
  ...each(400, `PUT ${a}/members/999`, owner, { ...assigned, workspaces: [dreams.w3] }, { ...assigned, workspaces: ["x"] }, ""),
  ...["999", "101", "x", "%zz", "5.0"].map((id) => ({ line: `PUT ${a}/members/${id}`, as: owner, body: assigned, status: 404 })),
  ...["999", "101", "x"].map((id) => ({ line: `DELETE ${a}/members/${id}`, as: owner, status: 404 })),
  ...[owner, key, member].map((as) => ({ line: `POST ${charge(neverIssued)}`, as, body: charged, status: 403 })),
  ...each(200, `POST ${charge(b)}`, admin, { amount: 1, service: "other", reason: "" }, { amount: 1, service: "other", sms_point: 1 }),
  ...each(422, `POST ${charge(a)}`, admin, { ...charged, amount: undefined }, { ...charged, amount: 0 }, { ...charged, amount: "5" }, ...unreadable),
  ...each(422, `POST ${charge(a)}`, admin, { ...charged, service: undefined }, { ...charged, service: "SMS" }, { ...charged, sms_point: undefined }),
  ...each(422, `POST ${charge(a)}`, admin, { amount: 1, service: "other", sms_point: 0 }, { ...charged, reason: long }, { ...charged, amount: 1.5 }),
  ...each(200, `POST ${a}/invite`, owner, { ...invited, name: "", roles: [] }, { email: "member101@example.com" }),
  ...each(400, `POST ${a}/invite`, owner, {}, { email: "x" }, { email: null }, { ...invited, roles: [99] }, { ...invited, name: long }, ...unreadable),
  ...each(400, `POST ${a}/invite`, owner, { email: "member2@example.com" }, { email: "Member5@Example.com" }),
  ...each(200, `POST ${accept("INVITE_TOKEN_2")}`, nobody, good),
  ...each(200, `POST ${accept("INVITE_TOKEN_2")}`, "Bearer wrong", good),
  ...each(400, `POST ${accept("INVITE_TOKEN_NONE")}`, nobody, good),
  ...["INVITE_TOKEN_2", "INVITE_TOKEN_NONE"].flatMap((token) => [
    ...each(422, `POST ${accept(token)}`, nobody, { password: "password123" }, { password_confirmation: "password123" }, passwords("short"), {}),
    ...each(422, `POST ${accept(token)}`, nobody, passwords("password123", "password124"), passwords(12345678), passwords(null), ...unreadable),
  ]),
  { line: `PUT ${home}`, as: owner, status: 405 },
  { line: "GET /api/users", as: owner, status: 404 },
];

const title = ({ line, as, body, status }: Row) => `${status} to ${line} of ${as || "nobody"} with ${describeBody(body).replace(/(.)\1{20,}/gu, "$1…")}`;
const describeBody = (body: unknown) =>
  body instanceof FormData ? [...body].map(([name, part]) => `${name}: ${partName(part)}`).join() : String(JSON.stringify(body));
const partName = (part: string | Blob) => (typeof part === "string" ? "text" : `${part.type} ${part.size}`);

const filled = ({ line, status }: Row) => status === 422 || (status === 400 && !line.includes("INVITE_TOKEN"));

describe("every status of the second Dreams", () => {
  it.each(rows.map((row) => [title(row), row] as const))("answers %s", async (_title, row) => {
    const call = await startCaller();
    const everything = async () => [(await call(`GET ${a}`, owner)).text, (await call(`GET ${a}/members?per_page=100`, owner)).text];
    const before = await everything();

    const answer = await call(row.line, row.as, row.body);

    expect(answer.status).toBe(row.status);
    expect(answer.headers.get("content-type")?.toLowerCase() ?? null).toBe(answer.text === "" ? null : "application/json; charset=utf-8");
    if (row.status < 400) return;
    expect(answer.body).toMatchObject({ success: false, message: expect.any(String), data: filled(row) ? { errors: expect.any(Object) } : null });
    expect(answer.headers.has("www-authenticate")).toBe(row.status === 401);
    expect(await everything()).toEqual(before);
  });
});

describe("the behaviour of the second Dreams", () => {
  it("starts with two organizations", async () => {
    const call = await startCaller();

    const [mine, theirs] = [(await call(`GET ${a.toUpperCase().replace(home.toUpperCase(), home)}`, owner)).body, (await call(`GET ${b}`, outsider)).body];

    expect(mine).toMatchObject({ name: "My Organization", status: "active", type: "private", avatarUrl: null, owner: expect.stringMatching(/^123e.*1$/) });
    expect(theirs).toMatchObject({ name: "Other Organization", avatarUrl: "https://example.com/avatar.png", owner: expect.stringMatching(/^223e.*1$/) });
  });

  it("starts with 25 members in two pages", async () => {
    const call = await startCaller();

    const pages = await Promise.all([1, 2, 3].map(async (page) => (await call(`GET ${a}/members?page=${page}`, member)).body));

    expect(pages.map(({ pagination: { from, to, total, last_page } }) => [from, to, total, last_page])).toEqual([
      [1, 15, 25, 2],
      [16, 25, 25, 2],
      [null, null, 25, 2],
    ]);
    expect(pages.flatMap(({ data }) => data.map(({ id }: { id: number }) => id))).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
    expect(pages[0].data[1]).toMatchObject({ name: "Member 2", email: "member2@example.com", status: "invited", roles: ["Viewer"], workspaces: [] });
    expect((await call(`GET ${b}/members`, outsider)).body.data).toMatchObject([{ id: 101, status: "active", roles: ["Admin"], workspaces: [dreams.w3] }]);
  });

  it("echoes a page number of any length", async () => {
    const call = await startCaller();

    const { text } = await call(`GET ${a}/members?page=12345678901234567890`, owner);

    expect(text).toContain('"current_page": 12345678901234567890,');
  });

  it("tells the place of what was created, an organization of its creator without members", async () => {
    const call = await startCaller();

    const { headers, text } = await call(`POST ${home}`, member, created);
    const path = headers.get("location") ?? "";
    const updated = await call(`PATCH ${path}`, member, { status: "banned", avatarUrl: "http://x.y" });

    expect([text, headers.get("location")]).toEqual(["", expect.stringMatching(/^\/api\/organizations\/[0-9A-F-]{36}$/)]);
    expect(updated.body).toMatchObject({
      id: path.slice(home.length + 1),
      name: "X",
      status: "banned",
      avatarUrl: "http://x.y",
      owner: expect.stringMatching(/2$/),
    });
    expect(updated.body).not.toHaveProperty("type");
    expect((await call(`GET ${path}/members`, member)).body.pagination).toMatchObject({ total: 0, last_page: 1, from: null, to: null });
    expect((await call(`GET ${path}`, owner)).status).toBe(403);
  });

  it("gives each upload another address", async () => {
    const call = await startCaller();
    const upload = async () => [(await call(`POST ${a}/upload-avatar`, owner, png())).text, (await call(`GET ${a}`, owner)).body.avatarUrl];

    const [first, second] = [await upload(), await upload()];

    expect([first, second]).toEqual(Array(2).fill(["", expect.stringMatching(/^https:\/\/.*\.png$/)]));
    expect(second).not.toEqual(first);
  });

  it("walks a membership from invitation to removal", async () => {
    const call = await startCaller();
    const last = async () => (await call(`GET ${a}/members?per_page=100`, owner)).body.data.at(-1);

    await call(`POST ${a}/invite`, owner, { email: "New@example.com", roles: [1, 3, 1] });
    const { id, ...joined } = await last();
    const assigned = await call(`PUT ${a}/members/${id}`, owner, { workspaces: [dreams.w2, dreams.w1, dreams.w2], roles: [2, 2] });
    const removed = await call(`DELETE ${a}/members/${id}`, owner);

    expect(joined).toMatchObject({ name: "", email: "New@example.com", status: "invited", roles: ["Admin", "Viewer"], workspaces: [] });
    expect(assigned.body.data).toMatchObject({ id, status: "invited", roles: ["Agent"], workspaces: [dreams.w2, dreams.w1] });
    expect(removed.body).toMatchObject({ success: true });
    expect([(await call(`DELETE ${a}/members/${id}`, owner)).status, (await last()).id]).toEqual([404, 25]);
    expect((await call(`POST ${a}/invite`, owner, { email: "new@example.com" })).status).toBe(200);
  });

  it("takes an invitation once, and none of a removed member", async () => {
    const call = await startCaller();
    const take = async (token: string) => (await call(`POST ${accept(token)}`, nobody, good)).status;

    const statuses = [
      await take("INVITE_TOKEN_2"),
      await take("INVITE_TOKEN_2"),
      (await call(`DELETE ${a}/members/3`, owner)).status,
      await take("INVITE_TOKEN_3"),
    ];

    expect(statuses).toEqual([200, 400, 200, 400]);
    expect((await call(`GET ${a}/members`, owner)).body.data[1]).toMatchObject({ id: 2, status: "active" });
  });

  it("names every field at fault", async () => {
    const call = await startCaller();

    const { body } = await call(`PUT ${a}/members/5`, owner, { workspaces: [dreams.w1, "x"], roles: "2" });

    expect(Object.keys(body.data.errors).sort()).toEqual(["roles", "workspaces.1"]);
  });

  it("lives on after an upload that breaks off", async () => {
    const call = await startCaller();
    const { hostname, port } = new URL(call.baseUrl);

    await new Promise<void>((resolve, reject) => {
      const head = `POST ${a}/invite HTTP/1.1\r\nHost: x\r\nAuthorization: ${owner}\r\nContent-Length: 99\r\n\r\n`;
      const socket = connect(Number(port), hostname, () => socket.write(`${head}${JSON.stringify(invited)}`, () => socket.destroy()));
      socket.once("close", () => resolve()).once("error", reject);
    });

    expect((await call(`GET ${a}/members`, owner)).body.pagination.total).toBe(25);
  });
});
