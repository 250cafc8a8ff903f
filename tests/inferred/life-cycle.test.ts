/** Create, read, list, change, delete, gone: on documents that say nothing of it but their paths and schemas. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { clientOf } from "./client.ts";

interface Cycle {
  readonly document: string;
  readonly list: string;
  readonly items: (body: { readonly [name: string]: unknown }) => unknown;
  readonly create: readonly [body: unknown, status: number, headers?: Record<string, string>];
  readonly created: object;
  /** Of the thing in an answer that shows one. */
  readonly thing?: (body: { readonly [name: string]: unknown }) => Record<string, unknown>;
  readonly key?: string;
  readonly change?: readonly [method: string, body: unknown, changed: object, headers?: Record<string, string>];
  readonly deleted: number;
  readonly authorization?: string;
  /** Asks for a page that shows everything. */
  readonly query?: string;
}

const same = (body: unknown) => body as Record<string, unknown>;
const apiJson = { "content-type": "application/vnd.api+json" };

const cycles: readonly Cycle[] = [
  {
    document: "plain-rest",
    list: "/v2/owners",
    items: ({ items }) => items,
    create: [{ name: "Ann", secret: "s", nickname: "A" }, 201],
    created: { name: "Ann", plan: "free", nickname: "A", createdAt: "2026-01-31T09:00:00.000Z" },
    change: ["PATCH", { city: "Oslo" }, { name: "Ann", city: "Oslo" }, { "content-type": "application/merge-patch+json" }],
    deleted: 204,
  },
  {
    document: "json-api",
    list: "/articles",
    items: ({ data }) => data,
    create: [{ data: { type: "articles", attributes: { title: "One" } } }, 201, apiJson],
    created: { type: "articles", attributes: expect.objectContaining({ title: "One", status: "draft" }) },
    thing: ({ data }) => same(data),
    change: [
      "PATCH",
      { data: { attributes: { status: "published" } } },
      { attributes: expect.objectContaining({ title: "One", status: "published" }) },
      apiJson,
    ],
    deleted: 204,
  },
  {
    document: "cursor-paging",
    list: "/messages",
    items: ({ results }) => results,
    create: [{ text: "Hello" }, 200],
    created: { id: expect.stringMatching(/^msg_[0-9a-z]{8}$/), text: "Hello", created: 1769850000, read_at: null },
    deleted: 200,
  },
  {
    document: "form-posts",
    list: "/v1/customers",
    items: ({ data }) => data,
    create: ["name=Ann&address[city]=Oslo", 200],
    created: { id: expect.stringMatching(/^cus_\w{14}$/), object: "customer", name: "Ann", livemode: false, created: 1769850000 },
    change: ["POST", "name=Bo", { name: "Bo", address: expect.objectContaining({ city: "Oslo" }) }],
    deleted: 200,
  },
  {
    document: "singletons",
    list: "/projects",
    items: ({ projects }) => projects,
    create: [{ project: { name: "One" } }, 201],
    created: { name: "One", created_on: "2026-01-31" },
    thing: ({ project }) => same(project),
    deleted: 204,
  },
  {
    document: "polymorphic",
    list: "/shapes",
    items: (body) => body,
    create: [{ kind: "box", width: 2, height: 3, note: null }, 201],
    created: { id: expect.any(Number), kind: "box", width: 2, height: 3, note: null, created_at: "2026-01-31T09:00:00.000Z" },
    change: ["PUT", { kind: "circle", radius: 1.5 }, { kind: "circle", radius: 1.5 }],
    deleted: 204,
  },
  {
    document: "three-levels",
    list: "/teams",
    items: (body) => body,
    create: [{ slug: "red", name: "Red" }, 201],
    created: { slug: "red", name: "Red" },
    key: "slug",
    deleted: 204,
  },
  {
    document: "colon-verbs",
    list: "/v1/jobs",
    items: ({ jobs }) => jobs,
    create: [{ task: "sweep" }, 200],
    created: { task: "sweep", priority: 5, state: "QUEUED", createTime: "2026-01-31T09:00:00.000Z" },
    deleted: 200,
  },
];

const corpus = process.env["SPECIMEN_CORPUS"];
const foreign: readonly Cycle[] = [
  {
    document: "train-travel-api__openapi.yaml",
    list: "/rest/Train+Travel+API/1.0.0/bookings",
    items: ({ data }) => data,
    create: [{ passenger_name: "Ann", has_dog: true }, 201],
    created: { passenger_name: "Ann", has_dog: true },
    deleted: 204,
  },
  {
    document: "museum-openapi-example__openapi.yaml",
    list: "/_mock/docs/openapi/museum-api/special-events",
    items: (body) => body,
    create: [{ name: "Night", location: "Hall", eventDescription: "Late", dates: ["2026-02-01"], price: 5 }, 201],
    created: { name: "Night", location: "Hall", price: 5 },
    key: "eventId",
    change: ["PATCH", { price: 7 }, { name: "Night", price: 7 }],
    deleted: 204,
    query: "?limit=30",
    authorization: `Basic ${btoa("ann:secret")}`,
  },
];

async function live(cycle: Cycle, document: string): Promise<void> {
  const send = clientOf(document, { now: "2026-01-31T09:00:00Z" }, cycle.authorization);
  const { list, items, thing = same, key = "id" } = cycle;
  const [body, status, headers] = cycle.create;

  const made = await send("POST", list, body, headers);
  expect([made.status, thing(made.body)]).toEqual([status, expect.objectContaining(cycle.created)]);
  const at = `${list}/${String(thing(made.body)[key])}`;
  const read = await send("GET", at);
  expect([read.status, thing(read.body)]).toEqual([200, expect.objectContaining(cycle.created)]);
  expect(JSON.stringify(read.body)).not.toContain("secret");
  const listed = await send("GET", `${list}${cycle.query ?? ""}`);
  expect(items(listed.body)).toContainEqual(expect.objectContaining(cycle.created));
  if (cycle.change) {
    const [method, change, changed, type] = cycle.change;
    expect(thing((await send(method, at, change, type)).body)).toEqual(expect.objectContaining(changed));
    expect(thing((await send("GET", at)).body)).toEqual(expect.objectContaining(changed));
  }
  expect((await send("DELETE", at)).status).toBe(cycle.deleted);
  expect((await send("GET", at)).status).toBe(404);
  expect((await send("DELETE", at)).status).toBe(404);
}

describe("a thing lives from its creation to its deletion", () => {
  it.each(cycles)("in $document", async (cycle) => {
    await live(cycle, cycle.document);
  });

  it.skipIf(!corpus || !existsSync(corpus)).each(foreign)("in $document, which others wrote (needs SPECIMEN_CORPUS)", async (cycle) => {
    await live(cycle, join(corpus ?? "", cycle.document));
  });
});
