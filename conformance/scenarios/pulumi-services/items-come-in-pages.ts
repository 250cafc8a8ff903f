/** Paging over the items of a service of the story's own, which nobody else changes. */
import type { operations } from "../../../generated/pulumi-services.ts";
import { scenario } from "../../scenario.ts";
import { nameOf, serviceOf } from "./declared.ts";
import { newService } from "./new-service.ts";
import { type PageQuery, walk } from "./pages.ts";

const names = ["p/five", "p/four", "p/three", "p/two", "p/one"];

export default scenario<operations>()({
  statement: "The pages of a service hold every item once, in order, a token exactly where more follow, and always the whole service.",
  sources: [
    "getService/200",
    "pulumi-services/3.8",
    "pulumi-services/3.14",
    "pulumi-services/4.11",
    "pulumi-services/7.5a",
    "pulumi-services/7.5b",
    "pulumi-services/7.5c",
    "pulumi-services/7.5d",
    "pulumi-services/7.5e",
    "pulumi-services/7.5f",
  ],
  principals: ["admin"],
  async run({ admin, ...tools }) {
    const { same, holds } = tools;
    const items = names.map((name, index) => ({ type: index % 2 === 0 ? "stack" : "environment", name }) as const);
    const { path, service } = await newService(admin, tools, { items, description: "paged" });
    const expected = items.map(nameOf);
    const whole = await admin.getService({ path }).answers(200, "pulumi-services/7.5a");
    same("pulumi-services/7.5a", ["continuationToken" in whole, whole.items.map(nameOf)], [false, expected]);

    const read = (query: PageQuery) => admin.getService({ path, query }).answers(200, "pulumi-services/7.5d");
    for (const maxResults of [1, 2, 4, 5, 1000]) {
      const pages = await walk(read, maxResults, names.length + 1);
      const sizes = pages.map((page) => page.items.length);
      holds(
        "pulumi-services/7.5b",
        sizes.every((size) => size <= maxResults),
        `at most ${maxResults} on a page`,
        sizes,
      );
      same(
        "pulumi-services/7.5d",
        pages.flatMap((page) => page.items.map(nameOf)),
        expected,
      );
      let seen = 0;
      for (const page of pages) {
        seen += page.items.length;
        const rule = seen < names.length ? "pulumi-services/7.5c" : "pulumi-services/4.11";
        same(rule, "continuationToken" in page, seen < names.length);
        same("pulumi-services/7.5e", serviceOf(page.service), serviceOf(service));
        same("pulumi-services/7.5f", page.service.itemCountSummary, { stack: 3, environment: 2 });
      }
    }
    await admin.getService({ path, query: { maxResults: 1000 } }).answers(200, "pulumi-services/3.8");
    const first = await read({ maxResults: 2 });
    const { items: again } = await admin.getService({ path, query: { maxResults: 2, continuationToken: "" } }).answers(200, "pulumi-services/3.14");
    same("pulumi-services/3.14", again.map(nameOf), first.items.map(nameOf));
    // A token goes on where its page ended, whatever the size of the next one.
    if (first.continuationToken) {
      const rest = await admin.getService({ path, query: { continuationToken: first.continuationToken } }).answers(200, "pulumi-services/7.5a");
      same("pulumi-services/7.5a", [rest.items.map(nameOf), "continuationToken" in rest], [expected.slice(first.items.length), false]);
    }
  },
});
