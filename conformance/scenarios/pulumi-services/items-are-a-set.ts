/** Adding items: a set in order of first insertion. */
import type { operations } from "../../../generated/pulumi-services.ts";
import { scenario } from "../../scenario.ts";
import { itemOf, nameOf, serviceOf } from "./declared.ts";
import { home } from "./home.ts";
import { newService } from "./new-service.ts";

const stack = (name: string) => ({ type: "stack", name }) as const;
const environment = (name: string) => ({ type: "environment", name }) as const;

export default scenario<operations>()({
  statement: "The items of a service are a set in order of first insertion, each with the caller who first added it.",
  sources: [
    "addServiceItems/200",
    "getService/200",
    "createService/200",
    "pulumi-services/3.5",
    "pulumi-services/3.25",
    "pulumi-services/4.8",
    "pulumi-services/6.addServiceItems.200",
    "pulumi-services/7.12a",
    "pulumi-services/7.12b",
    "pulumi-services/7.12c",
    "pulumi-services/7.12d",
    "pulumi-services/7.12e",
    "pulumi-services/7.12f",
    "pulumi-services/7.13a",
    "pulumi-services/7.14b",
    "pulumi-services/7.15b",
    "pulumi-services/10.16",
  ],
  principals: ["admin", "member"],
  async run({ admin, member, ...tools }) {
    const { same, holds, unique } = tools;
    const users = home(tools);
    const first = stack(`z/${unique()}`);
    const { path } = await newService(admin, tools, { items: [first, first] }, "pulumi-services/7.12f");
    const once = await admin.getService({ path }).answers(200);
    same("pulumi-services/7.12d", [once.items.map(nameOf), once.service.itemCountSummary], [[nameOf(first)], { stack: 1 }]);

    const twin = environment(first.name);
    const more = [environment("b"), stack("a/b/c"), twin, environment("b"), stack("A.-_9/x")];
    const added = await member.addServiceItems({ path, body: { items: more } }).answers(200, "pulumi-services/3.5");
    const order = [first, environment("b"), stack("a/b/c"), twin, stack("A.-_9/x")].map(nameOf);
    same(
      "pulumi-services/7.12a",
      added.items.map(nameOf).filter((name) => name.endsWith(first.name)),
      [first, twin].map(nameOf),
    );
    same("pulumi-services/7.12d", added.items.length, order.length);
    same("pulumi-services/7.12b", added.items.map(nameOf), order);
    same("pulumi-services/7.14b", added.service.itemCountSummary, { stack: 3, environment: 2 });
    holds(
      "pulumi-services/4.8",
      added.items.every(({ addedByUser }) => addedByUser !== undefined),
      "addedByUser with every item",
      added.items.map(itemOf),
    );
    const adders = [users.admin, ...more.slice(1).map(() => users.member)];
    same(
      "pulumi-services/7.13a",
      added.items.map((item) => itemOf(item).addedBy),
      adders,
    );

    const again = await member.addServiceItems({ path, body: { items: [first] } }).answers(200, "pulumi-services/7.12c");
    same("pulumi-services/7.12c", again.items.map(nameOf), order);
    same(
      "pulumi-services/7.12e",
      again.items.map((item) => itemOf(item).addedBy),
      adders,
    );
    await admin.addServiceItems({ path, body: { items: [first, twin] } }).answers(200, "pulumi-services/6.addServiceItems.200");
    const none = await admin.addServiceItems({ path, body: { items: [] } }).answers(200, "pulumi-services/3.25");
    same("pulumi-services/7.15b", [none.items.map(itemOf), "continuationToken" in none], [added.items.map(itemOf), false]);
    const read = await tools.eventually(
      () => admin.getService({ path }).answers(200),
      ({ items }) => items.length === order.length,
    );
    same("pulumi-services/10.16", [serviceOf(read.service), read.items.map(itemOf)], [serviceOf(none.service), none.items.map(itemOf)]);
  },
});
