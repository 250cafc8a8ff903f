/** Rename to a name that is taken: refused by the owner's own services only. */
import type { operations } from "../../../generated/pulumi-services.ts";
import { scenario } from "../../scenario.ts";
import { serviceOf } from "./declared.ts";
import { home } from "./home.ts";
import { deletedAfterwards, newService } from "./new-service.ts";
import { json, refuses } from "./refusal.ts";

export default scenario<operations>()({
  statement: "A rename to the name of another service of the same owner is refused and changes neither; another owner's is no hindrance.",
  sources: ["updateService/409", "updateService/200", "pulumi-services/6.updateService.409", "pulumi-services/7.8f", "pulumi-services/7.17a"],
  principals: ["admin"],
  async run({ admin, ...tools }) {
    const { same } = tools;
    const mine = await newService(admin, tools, { description: "mine" });
    const taken = await newService(admin, tools, { description: "taken", items: [{ type: "stack", name: "taken/one" }] });
    const { serviceName: name } = taken.path;
    await refuses(admin, tools, 409, "pulumi-services/6.updateService.409", "PATCH", mine.url, json({ name, description: "changed" }));
    await refuses(admin, tools, 409, "pulumi-services/7.8f", "PATCH", mine.url, json({ name }));
    for (const { path, service } of [mine, taken]) {
      const read = await admin.getService({ path }).answers(200, "pulumi-services/7.8f");
      same("pulumi-services/7.17a", serviceOf(read.service), serviceOf(service));
    }

    const elsewhere = await newService(admin, tools, { ownerType: "user", ownerName: home(tools).admin });
    deletedAfterwards(admin, tools, { ...elsewhere.path, serviceName: name });
    const renamed = await admin.updateService({ path: elsewhere.path, body: { name } }).answers(200, "pulumi-services/7.8f");
    same("pulumi-services/7.8f", renamed.name, name);
  },
});
