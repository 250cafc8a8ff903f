/** Deletion of services that nothing protects. */
import type { operations } from "../../../generated/pulumi-services.ts";
import { scenario } from "../../scenario.ts";
import { callsOn } from "./calls.ts";
import { nameOf, serviceOf } from "./declared.ts";
import { home } from "./home.ts";
import { absent, newService } from "./new-service.ts";
import { keyOf, listedWith } from "./pages.ts";
import { refuses } from "./refusal.ts";

const items = [
  { type: "stack", name: "present/first" },
  { type: "environment", name: "present/second" },
] as const;

export default scenario<operations>()({
  statement: "Items do not protect a service; once deleted it is gone for every operation, its name is free, and nothing else is touched.",
  sources: [
    "deleteService/204",
    "deleteService/404",
    "headService/404",
    "getService/404",
    "updateService/404",
    "addServiceItems/404",
    "removeServiceItem/404",
    "pulumi-services/3.7",
    "pulumi-services/6.deleteService.204",
    "pulumi-services/6.deleteService.404",
    "pulumi-services/7.10c",
    "pulumi-services/7.10d",
    "pulumi-services/7.11a",
    "pulumi-services/7.11b",
    "pulumi-services/7.11c",
  ],
  principals: ["admin"],
  async run({ admin, ...tools }) {
    const { same, unique } = tools;
    const name = unique("gone");
    const sibling = await newService(admin, tools, { ownerType: "user", ownerName: home(tools).member, name, items: [...items] });
    const ways = [
      { query: {}, items: [], rule: "pulumi-services/6.deleteService.204" },
      { query: {}, items, rule: "pulumi-services/7.10c" },
      { query: { force: false }, items, rule: "pulumi-services/3.7" },
      { query: { force: true }, items, rule: "pulumi-services/7.10d" },
    ];
    for (const { query, rule, ...own } of ways) {
      const { path, url, service } = await newService(admin, tools, { name, items: [...own.items] }, "pulumi-services/7.11b");
      same("pulumi-services/7.11b", service.itemCountSummary, own.items.length === 0 ? {} : { stack: 1, environment: 1 });
      await admin.deleteService({ path, query }).answers(204, rule);
      await absent(admin, tools, path);
      await refuses(admin, tools, 404, "pulumi-services/6.deleteService.404", "DELETE", url);
      for (const call of callsOn(path)) await refuses(admin, tools, 404, "pulumi-services/7.11a", call.method, call.target, call.request);
      const list = await listedWith(admin, tools, path.organization, [], [keyOf(service)]);
      same("pulumi-services/7.11a", list.includes(keyOf(service)), false);
      const kept = await admin.getService({ path: sibling.path }).answers(200, "pulumi-services/7.11c");
      same("pulumi-services/7.11c", [serviceOf(kept.service), kept.items.map(nameOf)], [serviceOf(sibling.service), items.map(nameOf)]);
    }
    const heir = await newService(admin, tools, { name }, "pulumi-services/7.11b");
    const read = await admin.getService({ path: heir.path }).answers(200, "pulumi-services/7.11b");
    same("pulumi-services/7.11b", [read.items, read.service.itemCountSummary], [[], {}]);
    const order = [keyOf(sibling.service), keyOf(heir.service)];
    const all = await listedWith(admin, tools, heir.path.organization, order);
    same(
      "pulumi-services/7.11c",
      all.filter((key) => order.includes(key)),
      order,
    );
  },
});
