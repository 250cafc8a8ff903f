/** Credentials: the word token, one space, an access token, on every operation. */
import type { operations } from "../../../generated/pulumi-services.ts";
import { scenario } from "../../scenario.ts";
import { callsIn, callsOn } from "./calls.ts";
import { nameOf, serviceOf } from "./declared.ts";
import { home, valuesOf } from "./home.ts";
import { deletedAfterwards, listUrl, newService, urlOf } from "./new-service.ts";
import { refuses } from "./refusal.ts";

export default scenario<operations>()({
  statement: "No operation does anything for callers who do not prove who they are in exactly the documented form.",
  sources: [
    "createService/401",
    "listServices/401",
    "headService/401",
    "getService/401",
    "updateService/401",
    "deleteService/401",
    "addServiceItems/401",
    "removeServiceItem/401",
    "pulumi-services/4.12",
    "pulumi-services/5.1",
    "pulumi-services/5.2",
    "pulumi-services/5.3",
    "pulumi-services/5.4",
    "pulumi-services/5.5a",
    "pulumi-services/5.5b",
    "pulumi-services/5.9",
    "pulumi-services/6.createService.401",
    "pulumi-services/6.listServices.401",
    "pulumi-services/6.headService.401",
    "pulumi-services/6.getService.401",
    "pulumi-services/6.updateService.401",
    "pulumi-services/6.deleteService.401",
    "pulumi-services/6.addServiceItems.401",
    "pulumi-services/6.removeServiceItem.401",
    "pulumi-services/7.17a",
    "pulumi-services/10.11",
  ],
  principals: ["admin"],
  async run({ admin, nobody, ...rest }) {
    const tools = { ...rest, nobody };
    const { organization, team } = home(tools);
    const token = valuesOf(tools, "admin-token")("token");
    const items = [{ type: "stack", name: "present/first" } as const];
    const { path, url, service } = await newService(admin, tools, { items });
    const body = { ownerType: "team", ownerName: team, name: tools.unique("nobodys") } as const;
    const intruder = { ...path, serviceName: body.name };
    deletedAfterwards(admin, tools, intruder);
    await nobody.raw("GET", url, { headers: { Authorization: `token ${token}` } }).answers(200, "pulumi-services/5.1");
    await nobody.raw("GET", listUrl(organization), { headers: { Authorization: `token ${token}` } }).answers(200, "pulumi-services/5.9");

    for (const { operation, method, target, request } of [...callsIn(organization, body), ...callsOn(path)]) {
      const trigger = `pulumi-services/6.${operation}.401`;
      const proofs = [
        { rule: method === "HEAD" ? "pulumi-services/5.2" : "pulumi-services/5.3" },
        { Authorization: "token wrong", rule: trigger },
        { Authorization: `token ${tools.unique()}`, rule: "pulumi-services/5.4" },
        { Authorization: `Bearer ${token}`, rule: "pulumi-services/5.5b" },
        { Authorization: `Basic ${token}`, rule: "pulumi-services/5.5a" },
        { Authorization: `Token ${token}`, rule: "pulumi-services/10.11" },
        { Authorization: `token  ${token}`, rule: "pulumi-services/10.11" },
      ];
      for (const { Authorization, rule } of proofs) {
        const headers = { ...request.headers, ...(Authorization !== undefined && { Authorization }) };
        await refuses(nobody, tools, 401, rule, method, target, { ...request, headers });
      }
    }
    await refuses(admin, tools, 404, "pulumi-services/7.17a", "GET", urlOf(intruder));
    const after = await admin.getService({ path }).answers(200);
    tools.same("pulumi-services/7.17a", [serviceOf(after.service), after.items.map(nameOf)], [serviceOf(service), items.map(nameOf)]);
  },
});
