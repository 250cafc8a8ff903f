import { connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { faults } from "./datadog-services/fault.ts";
import { server } from "./datadog-services.ts";

type Keys = Readonly<Record<string, string>>;

const running: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.close();
});

const keys = (organization: string, user: string): Keys => ({ "DD-API-KEY": `api-key-org-${organization}`, "DD-APPLICATION-KEY": `app-key-${user}` });
const admin = keys("one", "admin");
const editor = keys("one", "editor");
const reader = keys("one", "reader");
const restricted = keys("one", "restricted");
const outsider = keys("two", "outsider");
const mixed = keys("two", "admin");
const noKeys: Keys = {};
const unknownKeys = { "DD-API-KEY": "x", "DD-APPLICATION-KEY": "y" };
const halfKeys = { "DD-API-KEY": "api-key-org-one" };

const all = "/api/v2/services";
const at = (number: string) => `${all}/5e000000-0000-4000-8000-0000000000${number}`;
const foreign = at("99");
const neverIssued = `${all}/ffffffff-ffff-4fff-8fff-ffffffffffff`;
const malformed = `${all}/not-a-uuid`;
const named = (name: unknown, more: object = {}) => ({ data: { type: "services", attributes: { name }, ...more } });
const otherId = { id: "5e000000-0000-4000-8000-000000000002" };

interface Row {
  readonly call: string;
  readonly status: number;
  readonly as: Keys;
  readonly body?: unknown;
  readonly type?: string;
}

const refused = (call: string, body?: unknown): Row[] => [noKeys, unknownKeys, halfKeys, mixed].map((as) => ({ call, as, status: 401, body }));
const typed = (type: string) => ({ data: { type, attributes: { name: "x" } } });
const badBodies: readonly unknown[] = [
  ...[{}, { data: null }, { data: [] }, { data: { attributes: { name: "x" } } }, typed("service"), { data: { type: "services", attributes: null } }],
  ...[named(5), named(null), named(""), [], null, "x", '{"data":', ""],
];
const badlySent = (call: string): Row[] => [
  ...badBodies.map((body) => ({ call, as: admin, body, status: 400 })),
  ...["text/plain", "application/xml", ""].map((type) => ({ call, as: admin, body: named("x"), type, status: 400 })),
];

const rows: readonly Row[] = [
  { call: `GET ${all}`, as: reader, status: 200 },
  { call: `GET ${all}?page%5Bsize%5D=010&filter=x&include=users`, as: admin, status: 200 },
  ...["size]=0", "size]=101", "size]=abc", "size]=", "size]=%2B5", "size]=1.5", "offset]=-1", "offset]=9223372036854775808"].map((limit) => ({
    call: `GET ${all}?page[${limit}`,
    as: admin,
    status: 400,
  })),
  ...["include=foo", "include=", "include[users]=false", "include=users&include[users]=false"].map((query) => ({
    call: `GET ${all}?${query}`,
    as: admin,
    status: 400,
  })),
  ...refused(`GET ${all}`),
  { call: `GET ${all}`, as: restricted, status: 403 },
  { call: `POST ${all}`, as: admin, body: named("x"), status: 201 },
  { call: `POST ${all}`, as: admin, body: named("service-01"), status: 201 },
  { call: `POST ${all}`, as: editor, body: named(" ", { id: 5, relationships: null }), type: "Application/JSON; charset=utf-8", status: 201 },
  ...badlySent(`POST ${all}`),
  { call: `POST ${all}`, as: admin, body: { data: { type: "services" } }, status: 400 },
  { call: `POST ${all}`, as: admin, body: { data: { type: "services", attributes: {} } }, status: 400 },
  ...refused(`POST ${all}`, named("x")),
  { call: `POST ${all}`, as: reader, body: named("x"), status: 403 },
  { call: `GET ${at("01")}`, as: reader, status: 200 },
  { call: `GET ${at("03").replace("5e", "5E")}?include[users]`, as: reader, status: 200 },
  { call: `GET ${malformed}`, as: admin, status: 400 },
  { call: `GET ${at("0%2")}`, as: admin, status: 400 },
  { call: `GET ${at("01")}?include=foo`, as: admin, status: 400 },
  ...refused(`GET ${at("01")}`),
  { call: `GET ${at("01")}`, as: restricted, status: 403 },
  { call: `GET ${neverIssued}`, as: admin, status: 404 },
  { call: `GET ${foreign}`, as: admin, status: 404 },
  { call: `GET ${at("01")}`, as: outsider, status: 404 },
  { call: `PATCH ${at("01")}`, as: editor, body: named("new"), status: 200 },
  { call: `PATCH ${at("01")}?include=foo`, as: editor, body: { data: { type: "services" } }, status: 200 },
  { call: `PATCH ${malformed}`, as: admin, body: named("x"), status: 400 },
  { call: `PATCH ${at("01")}`, as: admin, body: named("x", otherId), status: 400 },
  { call: `PATCH ${at("01")}`, as: admin, body: named("x", { id: 5 }), status: 400 },
  ...badlySent(`PATCH ${at("01")}`),
  ...refused(`PATCH ${at("01")}`, named("x")),
  { call: `PATCH ${at("01")}`, as: reader, body: named("x"), status: 403 },
  { call: `PATCH ${neverIssued}`, as: admin, body: '{"data":', status: 404 },
  { call: `PATCH ${foreign}`, as: admin, body: named("x"), status: 404 },
  { call: `DELETE ${at("12")}`, as: admin, status: 204 },
  { call: `DELETE ${malformed}`, as: admin, status: 400 },
  { call: `DELETE ${malformed}`, as: reader, status: 403 },
  ...refused(`DELETE ${at("12")}`),
  { call: `DELETE ${at("12")}`, as: reader, status: 403 },
  { call: `DELETE ${neverIssued}`, as: admin, status: 404 },
  { call: `DELETE ${foreign}`, as: admin, status: 404 },
  { call: "PUT /api/v2/services", as: admin, status: 404 },
  { call: "GET /api/v2/incidents", as: admin, status: 404 },
];

const sentence = ({ call, as, body, type }: Row) => `${call} ${Object.values(as).join("+") || "nobody"} ${JSON.stringify(body) ?? ""} ${type ?? ""}`;

describe("every status of the second Datadog", () => {
  it.each(rows.map((row) => [row.status, sentence(row), row] as const))("answers %i to %s", async (status, _, { call: line, as, body, type }) => {
    const call = await start();
    const everything = `GET ${all}?page[size]=100`;
    const before = await call(everything, admin);

    const answer = await call(line, as, body, type);

    expect(answer.status).toBe(status);
    if (status === 204) expect([answer.text, answer.headers.get("content-type")]).toEqual(["", null]);
    else expect(answer.headers.get("content-type")?.toLowerCase()).toBe("application/json; charset=utf-8");
    if (status < 400) return;
    expect(answer.body.errors).toEqual([expect.any(String)]);
    expect((await call(everything, admin)).body).toEqual(before.body);
  });
});

describe("the behaviour of the second Datadog", () => {
  it("starts with twelve services, ten to a page, and one elsewhere", async () => {
    const call = await start();

    const [first, second, other] = [await call(`GET ${all}`, reader), await call(`GET ${all}?page[offset]=10`, reader), await call(`GET ${all}`, outsider)];

    expect(namesOf(first)).toEqual(["01", "02", "03", "04", "05", "06", "07", "08", "09", "10"].map((number) => `service-${number}`));
    expect(first.body.meta.pagination).toMatchObject({ offset: 0, next_offset: 10, size: 10 });
    expect("included" in first.body).toBe(false);
    expect([namesOf(second), second.body.meta.pagination.next_offset]).toEqual([["service-11", "service-12"], 20]);
    expect(namesOf(other)).toEqual(["other-service"]);
    const third = first.body.data[2];
    expect([third.attributes.created, third.attributes.modified].map(Date.parse)).toEqual([Date.UTC(2024, 0, 3, 9), Date.UTC(2024, 1, 1, 9)]);
    expect([third.relationships.created_by.data.id, third.relationships.last_modified_by.data.id].map((id) => id.at(-1))).toEqual(["1", "2"]);
  });

  it("includes each user once, and none for an empty page", async () => {
    const call = await start();

    const page = await call(`GET ${all}?include[users]`, reader);
    const empty = await call(`GET ${all}?include=users&page[offset]=99`, reader);

    expect(page.body.included.map((user: { attributes: { handle: string } }) => user.attributes.handle).sort()).toEqual([
      "admin@example.com",
      "editor@example.com",
    ]);
    expect([empty.body.included, empty.body.data]).toEqual([[], []]);
  });

  it("keeps, renames and deletes what was created", async () => {
    const call = await start();

    const created = (await call(`POST ${all}`, admin, named(" Mine "))).body.data;
    const path = `${all}/${created.id}`;
    const renamed = (await call(`PATCH ${path}`, editor, named("Yours", { id: created.id.toUpperCase() }))).body.data;

    expect(created.attributes).toMatchObject({ name: " Mine ", modified: created.attributes.created });
    expect(renamed).toMatchObject({ id: created.id, attributes: { name: "Yours", created: created.attributes.created } });
    expect(renamed.relationships).toMatchObject({
      created_by: { data: { id: expect.stringMatching(/1$/) } },
      last_modified_by: { data: { id: expect.stringMatching(/2$/) } },
    });
    expect((await call(`GET ${path}`, reader)).body.data).toEqual(renamed);
    expect([(await call(`DELETE ${path}`, admin)).status, (await call(`DELETE ${path}`, admin)).status]).toEqual([204, 404]);
    expect([(await call(`GET ${path}`, admin)).status, (await call(`PATCH ${path}`, admin, named("x"))).status]).toEqual([404, 404]);
  });

  it("lives on after an upload that breaks off", async () => {
    const call = await start();
    const { hostname, port } = new URL(call.baseUrl);

    await new Promise<void>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () =>
        socket.write(`POST ${all} HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\n{"data"`, () => socket.destroy()),
      );
      socket.once("close", () => resolve()).once("error", reject);
    });

    expect((await call(`GET ${all}?page[size]=100`, admin)).body.data).toHaveLength(12);
  });
});

/** One run of calls in which every fault shows. */
const run: readonly Row[] = [
  ...[`GET ${foreign}`, `GET ${all}?include=users&page[size]=5`, `GET ${all}?page[offset]=10`].map((call, index) => ({
    call,
    as: admin,
    status: index === 0 ? 404 : 200,
  })),
  { call: `GET ${all}`, as: { ...admin, "DD-APPLICATION-KEY": "guess" }, status: 401 },
  { call: `PATCH ${at("02")}`, as: editor, body: named("Renamed "), status: 200 },
  { call: `PATCH ${at("05")}`, as: editor, body: { data: { type: "services", attributes: {} } }, status: 200 },
  { call: `GET ${all}`, as: reader, status: 200 },
  { call: `DELETE ${at("06")}`, as: reader, status: 403 },
  { call: `DELETE ${at("07")}`, as: admin, status: 204 },
  { call: `DELETE ${at("07")}`, as: admin, status: 404 },
];

describe("the faults of the second Datadog", () => {
  it.each(Object.keys(faults))("shows %s in an answer", async (fault) => {
    const healthy = await transcript(await start());

    const faulty = await transcript(await start(fault));

    expect(faulty).not.toEqual(healthy);
    expect(faulty.filter(({ status }) => status >= 500)).toEqual([]);
  });

  it("answers alike each time as long as it has no fault", async () => {
    const first = await transcript(await start());

    const second = await transcript(await start());

    expect(second).toEqual(first);
    expect(first.map(({ status }) => status)).toEqual(run.map(({ status }) => status));
  });

  it("does not start with a fault that it does not have", async () => {
    await expect(server.start({ fault: "unknown" })).rejects.toThrow("tenant-forgotten");
  });
});

async function transcript(call: Awaited<ReturnType<typeof start>>) {
  const answers = [];
  for (const { call: line, as, body } of run) {
    const { status, body: answer, text } = await call(line, as, body);
    // Times and texts of errors differ from run to run.
    answers.push({ status, answer: status < 400 ? text.replace(/"202[5-9][^"]*"|"20[3-9][^"]*"/g, '"now"') : typeof answer });
  }
  return answers;
}

const namesOf = ({ body }: { body: { data: readonly { attributes: { name: string } }[] } }): string[] => body.data.map(({ attributes }) => attributes.name);

async function start(fault?: string) {
  const { baseUrl, close } = await server.start(fault === undefined ? {} : { fault });
  running.push({ close });
  const call = async (line: string, headers: Keys, body?: unknown, type = "application/json") => {
    const [method = "GET", path = "/"] = line.split(" ");
    const bytes = body === undefined ? null : new TextEncoder().encode(typeof body === "string" ? body : JSON.stringify(body));
    const response = await fetch(baseUrl + path, { method, headers: { ...headers, ...(bytes && type ? { "Content-Type": type } : {}) }, body: bytes });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: text === "" ? undefined : JSON.parse(text) };
  };
  return Object.assign(call, { baseUrl });
}
