/** Removal: the one item that the path names, however its slashes are written. */
import type { operations } from "../../../generated/pulumi-services.ts";
import { scenario } from "../../scenario.ts";
import { nameOf, serviceOf } from "./declared.ts";
import { newService } from "./new-service.ts";
import { refuses } from "./refusal.ts";

const names = ["a/b", "p/raw", "p/upper", "p/lower", "one/two/three", "single"];
const stacks = names.map((name) => ({ type: "stack", name }) as const);
const twin = { type: "environment", name: "p/raw" } as const;

export default scenario<operations>()({
  statement: "Removal takes the named item and no other, with its slashes raw or encoded, and answers all that are left.",
  sources: [
    "removeServiceItem/200",
    "removeServiceItem/404",
    "pulumi-services/3.5",
    "pulumi-services/3.10",
    "pulumi-services/3.11",
    "pulumi-services/4.5",
    "pulumi-services/6.removeServiceItem.200",
    "pulumi-services/6.removeServiceItem.404",
    "pulumi-services/7.12a",
    "pulumi-services/7.14b",
    "pulumi-services/7.14c",
    "pulumi-services/7.15a",
    "pulumi-services/7.16",
    "pulumi-services/10.16",
    "pulumi-services/7.17a",
  ],
  principals: ["admin"],
  async run({ admin, ...tools }) {
    const { same, eventually } = tools;
    const { path, url } = await newService(admin, tools, { items: [...stacks, twin] }, "pulumi-services/3.5");
    let left: string[] = [...stacks, twin].map(nameOf);
    const removes = async (rule: string, written: string, name: string): Promise<void> => {
      await admin.raw("DELETE", `${url}/items/${written}`).answers(200, rule);
      left = left.filter((item) => item !== name);
      const read = await eventually(
        () => admin.getService({ path }).answers(200),
        ({ items }) => items.length === left.length,
      );
      same(rule, read.items.map(nameOf), left);
      await refuses(admin, tools, 404, "pulumi-services/6.removeServiceItem.404", "DELETE", `${url}/items/${written}`);
    };
    await removes("pulumi-services/3.10", "stack/p/raw", "stack p/raw");
    await removes("pulumi-services/3.11", "stack/p%2Fupper", "stack p/upper");
    await removes("pulumi-services/3.11", "stack/p%2flower", "stack p/lower");
    await removes("pulumi-services/3.11", "stack/one/two%2Fthree", "stack one/two/three");
    await removes("pulumi-services/6.removeServiceItem.200", "stack/single", "stack single");

    const { service, items, ...rest } = await admin
      .removeServiceItem({ path: { ...path, itemType: "stack", itemName: "a/b" } })
      .answers(200, "pulumi-services/6.removeServiceItem.200");
    same("pulumi-services/7.15a", [items.map(nameOf), "continuationToken" in rest], [[nameOf(twin)], false]);
    same("pulumi-services/4.5", items[0]?.name, twin.name);
    same("pulumi-services/7.14b", service.itemCountSummary["environment"], 1);
    same("pulumi-services/7.14c", "stack" in service.itemCountSummary, false);
    await refuses(admin, tools, 404, "pulumi-services/7.16", "DELETE", `${url}/items/stack/never/there`);
    await refuses(admin, tools, 404, "pulumi-services/7.12a", "DELETE", `${url}/items/stack/p/raw`);
    await refuses(admin, tools, 404, "pulumi-services/7.16", "DELETE", `${url}/items/environment/p`);
    const read = await eventually(
      () => admin.getService({ path }).answers(200),
      (seen) => seen.items.length === 1,
    );
    same("pulumi-services/10.16", serviceOf(read.service), serviceOf(service));
    same("pulumi-services/7.17a", read.items.map(nameOf), [nameOf(twin)]);
  },
});
