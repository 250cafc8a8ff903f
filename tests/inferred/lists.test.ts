/** Pages, filters and orders that a document declares. */
import { describe, expect, it } from "vitest";
import { type Answer, clientOf, type Send } from "./client.ts";

type Body = Answer["body"];

interface Walk {
  readonly document: string;
  readonly make: readonly [path: string, body: (index: number) => unknown, headers?: Record<string, string>];
  readonly first: string;
  readonly items: (body: Body) => Body[];
  /** Path of the page after this one. */
  readonly next: (body: Body, headers: Headers, page: number) => string | undefined;
}

const linked = (headers: Headers): string | undefined => /<https?:\/\/[^/]*([^>]*)>; rel="next"/.exec(headers.get("link") ?? "")?.[1];

const walks: readonly Walk[] = [
  {
    document: "plain-rest",
    make: ["/v2/owners", (index) => ({ name: `Owner ${index}` })],
    first: "/v2/owners?limit=4",
    items: ({ items }) => items,
    next: ({ items, total }, _headers, page) => (items.length > 0 && 4 * (page + 1) < total ? `/v2/owners?limit=4&offset=${4 * (page + 1)}` : undefined),
  },
  {
    document: "json-api",
    make: ["/articles", (index) => ({ data: { type: "articles", attributes: { title: `Title ${index}` } } }), { "content-type": "application/vnd.api+json" }],
    first: "/articles?page[size]=3",
    items: ({ data }) => data,
    next: ({ links }) => (links?.next ? new URL(links.next, "http://localhost").href.replace(/^https?:\/\/[^/]*/, "") : undefined),
  },
  {
    document: "cursor-paging",
    make: ["/messages", (index) => ({ text: `Text ${index}` })],
    first: "/messages?limit=3",
    items: ({ results }) => results,
    next: ({ next_cursor, has_more }) => (has_more ? `/messages?limit=3&cursor=${encodeURIComponent(next_cursor)}` : undefined),
  },
  {
    document: "cursor-paging",
    make: ["/messages", (index) => ({ text: `Linked ${index}` })],
    first: "/messages",
    items: ({ results }) => results,
    next: (_body, headers) => linked(headers),
  },
  {
    document: "form-posts",
    make: ["/v1/customers", (index) => `name=Customer ${index}`],
    first: "/v1/customers?limit=4",
    items: ({ data }) => data,
    next: ({ data, has_more }) => (has_more ? `/v1/customers?limit=4&starting_after=${data.at(-1).id}` : undefined),
  },
  {
    document: "polymorphic",
    make: ["/shapes", (index) => ({ kind: "circle", radius: index + 1 })],
    first: "/shapes?per_page=5",
    items: (body) => body,
    next: (_body, headers) => linked(headers),
  },
  {
    document: "colon-verbs",
    make: ["/v1/jobs", (index) => ({ task: `Task ${index}` })],
    first: "/v1/jobs?pageSize=4",
    items: ({ jobs }) => jobs,
    next: ({ nextPageToken }) => (nextPageToken ? `/v1/jobs?pageSize=4&pageToken=${encodeURIComponent(nextPageToken)}` : undefined),
  },
];

const keyOf = (item: { id: unknown }) => item.id;

describe("pages are apart, in order and complete", () => {
  it.each(walks.map((walk, index) => ({ ...walk, name: `${walk.document} (${index})` })))("in $name", async ({ document, make, first, items, next }) => {
    const send = clientOf(document);
    const made: unknown[] = [];
    for (let index = 0; index < 9; index += 1) {
      const { body } = await send("POST", make[0], make[1](index), make[2]);
      made.push(keyOf(body.data ?? body));
    }

    const seen: unknown[] = [];
    let path: string | undefined = first;
    for (let page = 0; path !== undefined && page < 20; page += 1) {
      const { status, body, headers } = await send("GET", path);
      expect(status, path).toBe(200);
      seen.push(...items(body).map(keyOf));
      path = next(body, headers, page);
    }

    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.slice(-made.length)).toEqual(made);
  });
});

describe("a cursor", () => {
  it("leads on where the thing that it stood at is gone", async () => {
    const send = clientOf("cursor-paging");
    for (let index = 0; index < 6; index += 1) await send("POST", "/messages", { text: `Text ${index}` });
    const { results, next_cursor } = (await send("GET", "/messages?limit=4")).body;

    await send("DELETE", `/messages/${results[0].id}`);
    const after = (await send("GET", `/messages?limit=1&cursor=${next_cursor}`)).body.results[0];
    const all = (await send("GET", "/messages?limit=100")).body.results;

    expect(keyOf(after)).toBe(keyOf(all[3]));
  });
});

async function owners(): Promise<Send> {
  const send = clientOf("plain-rest");
  const { items } = (await send("GET", "/v2/owners?limit=50")).body;
  for (const { id } of items) await send("DELETE", `/v2/owners/${id}`);
  for (const [name, city] of [
    ["Cy", "Oslo"],
    ["Ann", "Rome"],
    ["Bo", "Oslo"],
  ])
    await send("POST", "/v2/owners", { name, city });
  return send;
}

const names = (body: Body) => body.items.map(({ name }: { name: string }) => name);

describe("a list", () => {
  it("is filtered by equality, and counts what is left", async () => {
    const send = await owners();
    const { body } = await send("GET", "/v2/owners?city=Oslo&limit=1");

    expect([names(body), body.total]).toEqual([["Cy"], 2]);
    expect((await send("GET", "/v2/owners?city=Bonn")).body).toEqual({ items: [], total: 0 });
  });

  it("is filtered by what things are now", async () => {
    const send = await owners();
    const [{ id }] = (await send("GET", "/v2/owners")).body.items;

    await send("PATCH", `/v2/owners/${id}`, { city: "Rome" }, { "content-type": "application/merge-patch+json" });

    expect(names((await send("GET", "/v2/owners?city=Oslo")).body)).toEqual(["Bo"]);
    expect(names((await send("GET", "/v2/owners?city=Rome")).body)).toEqual(["Cy", "Ann"]);
  });

  it("is in the order that is asked for, else in that of creation", async () => {
    const send = await owners();

    expect(names((await send("GET", "/v2/owners")).body)).toEqual(["Cy", "Ann", "Bo"]);
    expect(names((await send("GET", "/v2/owners?sort=name")).body)).toEqual(["Ann", "Bo", "Cy"]);
    expect(names((await send("GET", "/v2/owners?sort=-name&limit=2")).body)).toEqual(["Cy", "Bo"]);
  });

  it("says how many there are in the header that is declared for it", async () => {
    const send = clientOf("polymorphic");
    const { length } = (await send("GET", "/shapes?per_page=30")).body;

    expect((await send("GET", "/shapes?per_page=1")).headers.get("x-total-count")).toBe(String(length));
  });
});
