/** Paging over the list. Others may change it meanwhile, so claims about all of it are made only where it stood still. */
import type { operations } from "../../../generated/pulumi-services.ts";
import { scenario } from "../../scenario.ts";
import { home } from "./home.ts";
import { type NewService, newService } from "./new-service.ts";
import { keyOf, listed, listedWith, walk } from "./pages.ts";

export default scenario<operations>()({
  statement: "The pages of the list hold every service once, in order, and a token exactly where more follow.",
  sources: [
    "listServices/200",
    "pulumi-services/3.14",
    "pulumi-services/4.11",
    "pulumi-services/7.5a",
    "pulumi-services/7.5b",
    "pulumi-services/7.5c",
    "pulumi-services/7.5d",
  ],
  principals: ["admin"],
  async run({ admin, ...tools }) {
    const { same, holds } = tools;
    const { organization } = home(tools);
    const path = { organization };
    const made: NewService[] = [];
    for (let count = 0; count < 3; count += 1) made.push(await newService(admin, tools));
    const keys = made.map(({ service }) => keyOf(service));
    await listedWith(admin, tools, organization, keys);
    const whole = await admin.listServices({ path }).answers(200, "pulumi-services/7.5a");
    holds("pulumi-services/7.5a", !("continuationToken" in whole), "no continuationToken without maxResults", Object.keys(whole));
    const all = whole.services.map(keyOf);
    same(
      "pulumi-services/7.5a",
      all.filter((key) => keys.includes(key)),
      keys,
    );

    const third = Math.min(1000, Math.ceil(all.length / 3));
    for (const maxResults of [third, Math.min(1000, all.length)]) {
      const read = (query: { maxResults?: number; continuationToken?: string }) => admin.listServices({ path, query }).answers(200, "pulumi-services/7.5d");
      const pages = await walk(read, maxResults, all.length + 2);
      const sizes = pages.map(({ services }) => services.length);
      holds(
        "pulumi-services/7.5b",
        sizes.every((size) => size <= maxResults),
        `at most ${maxResults} on a page`,
        sizes,
      );
      const walked = pages.flatMap(({ services }) => services.map(keyOf));
      const stoodStill = (await listed(admin, organization)).join() === all.join();
      if (!stoodStill) continue;
      same("pulumi-services/7.5d", walked, all);
      const last = pages.at(-1);
      holds("pulumi-services/4.11", last !== undefined && !("continuationToken" in last), "no continuationToken on the last page", last?.continuationToken);
      holds(
        "pulumi-services/7.5c",
        sizes.every((size) => size > 0),
        "tokens only where more follow",
        sizes,
      );
    }
    const first = await admin.listServices({ path, query: { maxResults: third } }).answers(200);
    const empty = await admin.listServices({ path, query: { maxResults: third, continuationToken: "" } }).answers(200, "pulumi-services/3.14");
    same("pulumi-services/3.14", empty.services[0]?.name, first.services[0]?.name);
  },
});
