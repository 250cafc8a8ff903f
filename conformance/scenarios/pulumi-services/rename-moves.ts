/** Rename: a new name is a new URL. */
import type { operations } from "../../../generated/pulumi-services.ts";
import { scenario } from "../../scenario.ts";
import { callsOn } from "./calls.ts";
import { itemOf, serviceOf } from "./declared.ts";
import { absent, deletedAfterwards, newService, present, type ServicePath, urlOf } from "./new-service.ts";
import { keyOf, listedWith } from "./pages.ts";
import { json, refuses } from "./refusal.ts";

export default scenario<operations>()({
  statement: "A renamed service is at its new URL with all that it had, in its old place of the list, and its old name is free.",
  sources: [
    "updateService/200",
    "updateService/404",
    "headService/404",
    "getService/404",
    "deleteService/404",
    "addServiceItems/404",
    "removeServiceItem/404",
    "pulumi-services/6.updateService.404",
    "pulumi-services/7.8a",
    "pulumi-services/7.8b",
    "pulumi-services/7.8c",
    "pulumi-services/7.8d",
    "pulumi-services/7.8e",
  ],
  principals: ["admin", "member"],
  async run({ admin, member, ...tools }) {
    const { same, unique } = tools;
    const rich = { description: "moves", properties: [{ key: "k", value: "v" }], items: [{ type: "stack", name: "present/first" } as const] };
    const { path, service } = await newService(member, tools, rich);
    const { items } = await admin.getService({ path }).answers(200);
    const { service: younger } = await newService(admin, tools);
    const unchanged = await admin.updateService({ path, body: { name: path.serviceName } }).answers(200, "pulumi-services/7.8e");
    same("pulumi-services/7.8e", serviceOf(unchanged), serviceOf(service));
    await admin.getService({ path }).answers(200, "pulumi-services/7.8e");

    const name = unique("moved");
    const moved: ServicePath = { ...path, serviceName: name };
    deletedAfterwards(admin, tools, moved);
    const renamed = await admin.updateService({ path, body: { name } }).answers(200, "pulumi-services/7.8a");
    const expected = { ...serviceOf(service), name };
    same("pulumi-services/7.8c", serviceOf(renamed), expected);
    await present(admin, tools, moved);
    await absent(admin, tools, path);
    const read = await admin.getService({ path: moved }).answers(200, "pulumi-services/7.8a");
    same("pulumi-services/7.8c", [serviceOf(read.service), read.items.map(itemOf)], [expected, items.map(itemOf)]);
    await refuses(admin, tools, 404, "pulumi-services/6.updateService.404", "PATCH", urlOf(path), json({}));
    for (const { method, target, request } of callsOn(path)) await refuses(admin, tools, 404, "pulumi-services/7.8b", method, target, request);
    const inOrder = [keyOf(renamed), keyOf(younger)];
    const list = await listedWith(admin, tools, path.organization, inOrder, [keyOf(service)]);
    same(
      "pulumi-services/7.8c",
      list.filter((key) => inOrder.includes(key)),
      inOrder,
    );
    same("pulumi-services/7.8b", list.includes(keyOf(service)), false);

    const heir = await newService(admin, tools, { name: path.serviceName, description: "heir" }, "pulumi-services/7.8d");
    same("pulumi-services/7.8d", [heir.service.description, heir.service.itemCountSummary, heir.service.properties], ["heir", {}, []]);
    const both = [keyOf(renamed), keyOf(heir.service)];
    const all = await listedWith(admin, tools, path.organization, both);
    same(
      "pulumi-services/7.8d",
      all.filter((key) => both.includes(key)),
      both,
    );
    for (const { method, target, request } of callsOn(moved)) await admin.raw(method, target, request).answers([200, 204], "pulumi-services/7.8a");
    const untouched = await admin.getService({ path }).answers(200, "pulumi-services/7.8d");
    same("pulumi-services/7.8d", serviceOf(untouched.service), serviceOf(heir.service));
  },
});
