/** Organizations are closed: to those outside, they and all in them do not exist. */
import type { operations } from "../../../generated/pulumi-services.ts";
import { scenario } from "../../scenario.ts";
import { callsIn, callsOn } from "./calls.ts";
import { nameOf, serviceOf } from "./declared.ts";
import { home, valuesOf } from "./home.ts";
import { deletedAfterwards, listUrl, newService, urlOf } from "./new-service.ts";
import { refuses } from "./refusal.ts";

export default scenario<operations>()({
  statement: "For a caller who is no member, an organization is as unknown as one that does not exist, and nothing changes in it.",
  sources: [
    "listServices/404",
    "createService/404",
    "headService/404",
    "getService/404",
    "updateService/404",
    "addServiceItems/404",
    "removeServiceItem/404",
    "deleteService/404",
    "pulumi-services/5.7",
    "pulumi-services/5.9",
    "pulumi-services/5.10",
    "pulumi-services/5.11",
    "pulumi-services/6.addServiceItems.404",
    "pulumi-services/6.createService.404",
    "pulumi-services/6.deleteService.404",
    "pulumi-services/6.getService.404",
    "pulumi-services/6.headService.404",
    "pulumi-services/6.listServices.404",
    "pulumi-services/6.removeServiceItem.404",
    "pulumi-services/6.updateService.404",
    "pulumi-services/7.17a",
    "pulumi-services/8.15",
  ],
  principals: ["admin", "member", "outsider"],
  async run({ admin, member, outsider, ...tools }) {
    const { organization, team } = home(tools);
    const items = [{ type: "stack", name: "present/first" } as const];
    const { path, url, service } = await newService(admin, tools, { items });
    const body = { ownerType: "team", ownerName: team, name: tools.unique("intruder") } as const;
    const intruder = { ...path, serviceName: body.name };
    deletedAfterwards(admin, tools, intruder);
    await refuses(outsider, tools, 404, "pulumi-services/5.7", "GET", url);
    for (const { operation, method, target, request } of [...callsIn(organization, body), ...callsOn(path)]) {
      await refuses(outsider, tools, 404, `pulumi-services/6.${operation}.404`, method, target, request);
    }
    await refuses(outsider, tools, 404, "pulumi-services/5.11", "GET", listUrl(organization));
    await refuses(admin, tools, 404, "pulumi-services/7.17a", "GET", urlOf(intruder));
    const after = await admin.getService({ path }).answers(200);
    tools.same("pulumi-services/7.17a", [serviceOf(after.service), after.items.map(nameOf)], [serviceOf(service), items.map(nameOf)]);

    const unknown = { ...path, organization: "no-such-org" };
    for (const { operation, method, target, request } of [...callsIn("no-such-org", body), ...callsOn(unknown)]) {
      await refuses(admin, tools, 404, `pulumi-services/6.${operation}.404`, method, target, request);
    }
    for (const { operation, method, target, request } of callsOn({ ...path, serviceName: "no-such-service" })) {
      await refuses(admin, tools, 404, `pulumi-services/6.${operation}.404`, method, target, request);
    }
    await refuses(admin, tools, 404, "pulumi-services/8.15", "GET", listUrl("no-such-org"));

    const foreign = valuesOf(tools, "foreign-organization")("organization");
    const empty = valuesOf(tools, "empty-organization")("organization");
    await outsider.listServices({ path: { organization: foreign } }).answers(200, "pulumi-services/5.11");
    await refuses(outsider, tools, 404, "pulumi-services/5.11", "GET", listUrl(empty));
    await refuses(admin, tools, 404, "pulumi-services/5.9", "GET", listUrl(foreign));
    await member.listServices({ path: { organization } }).answers(200, "pulumi-services/5.10");
    for (const closed of [foreign, empty]) await refuses(member, tools, 404, "pulumi-services/5.10", "GET", listUrl(closed));
  },
});
