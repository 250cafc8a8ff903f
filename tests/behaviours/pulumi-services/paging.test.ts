/** Pages of the list and of a service's items. */
import { describe, expect, it } from "vitest";
import { type Answer, add, addresses, alicesService, call, itemNames, list, payments, servicesOf, stack } from "./fixture.ts";

/** Follows the tokens to the end. */
async function pagesOf(path: string, maxResults: number): Promise<Answer[]> {
  const pages = [await call(`${path}?maxResults=${maxResults}`)];
  for (let token = pages[0]?.body.continuationToken; token !== undefined; token = pages.at(-1)?.body.continuationToken) {
    pages.push(await call(`${path}?maxResults=${maxResults}&continuationToken=${encodeURIComponent(token)}`));
  }
  return pages;
}

const things = [
  { title: "services", path: list, namesIn: addresses },
  { title: "items", path: payments, namesIn: itemNames },
];

describe.each(things)("pages of $title", ({ path, namesIn }) => {
  it("pulumi-services/7.5a without maxResults are one page with everything and no token", async () => {
    const answer = await call(path);

    expect(namesIn(answer)).toHaveLength(5);
    expect(answer.body).not.toHaveProperty("continuationToken");
  });

  it("pulumi-services/7.5a from a token without maxResults are one page with everything that remains", async () => {
    const { continuationToken } = (await call(`${path}?maxResults=2`)).body;
    const rest = await call(`${path}?continuationToken=${encodeURIComponent(continuationToken)}`);

    expect(namesIn(rest)).toEqual(namesIn(await call(path)).slice(2));
    expect(rest.body).not.toHaveProperty("continuationToken");
  });

  it.each([
    [1, [1, 1, 1, 1, 1]],
    [2, [2, 2, 1]],
    [3, [3, 2]],
    [4, [4, 1]],
    [5, [5]],
    [1000, [5]],
  ])(
    "pulumi-services/7.5b pulumi-services/7.5c pulumi-services/7.5d pulumi-services/4.11 of at most %i hold %j, each entry once and in order",
    async (maxResults, sizes) => {
      const pages = await pagesOf(path, maxResults);

      expect(pages.map((page) => namesIn(page).length)).toEqual(sizes);
      expect(pages.flatMap(namesIn)).toEqual(namesIn(await call(path)));
      expect(pages.at(-1)?.body).not.toHaveProperty("continuationToken");
    },
  );
});

describe("pages at start", () => {
  it("pulumi-services/8.12 pulumi-services/8.13 of two are of 2, 2 and 1, for my-org as for payments", async () => {
    expect((await pagesOf(list, 2)).map((page) => addresses(page).length)).toEqual([2, 2, 1]);
    expect((await pagesOf(payments, 2)).map((page) => itemNames(page).length)).toEqual([2, 2, 1]);
  });

  it("pulumi-services/7.5c of what is empty are one page without a token", async () => {
    expect((await call(`${servicesOf("empty-org")}?maxResults=1`)).text).toBe('{"services":[]}');
    expect((await call(`${alicesService}?maxResults=1`)).body).toMatchObject({ items: [] });
    expect((await call(`${alicesService}?maxResults=1`)).body).not.toHaveProperty("continuationToken");
  });
});

describe("a page of items", () => {
  it("pulumi-services/7.5e pulumi-services/7.5f shows the whole service, with all of its items counted", async () => {
    const { service } = (await call(payments)).body;

    expect(service.itemCountSummary).toEqual({ stack: 3, environment: 2 });
    for (const { body } of await pagesOf(payments, 2)) expect(body.service).toEqual(service);
  });

  it("pulumi-services/7.5d is found beyond the thousandth item", async () => {
    const names = Array.from({ length: 2500 }, (_, index) => `many/${index}`);
    await add(alicesService, names.map(stack));

    const pages = await pagesOf(alicesService, 1000);

    expect(pages.map(({ body }) => body.items.length)).toEqual([1000, 1000, 500]);
    expect(pages.flatMap(({ body }) => body.items.map(({ name }) => name))).toEqual(names);
  });
});
