/** Rename of a service with members, and back again. */
import type { operations } from "../../../generated/pulumi-services.ts";
import { scenario } from "../../scenario.ts";
import { serviceOf } from "./declared.ts";
import { absent, present, type ServicePath, urlOf } from "./new-service.ts";
import { json } from "./refusal.ts";
import { sharedService } from "./shared-service.ts";

export default scenario<operations>()({
  statement: "A renamed service keeps its members and its properties.",
  sources: ["updateService/200", "getService/200", "pulumi-services/7.8a", "pulumi-services/7.8c"],
  principals: ["admin"],
  async run({ admin, ...tools }) {
    const { same, unique, afterwards } = tools;
    const path = await sharedService(admin, tools, "shared-service");
    const { service } = await admin.getService({ path }).answers(200);
    const name = unique("shared");
    const moved: ServicePath = { ...path, serviceName: name };
    afterwards(() => admin.raw("PATCH", urlOf(moved), json({ name: path.serviceName })).answers([200, 404], "pulumi-services/7.8a"));
    const renamed = await admin.updateService({ path, body: { name } }).answers(200, "pulumi-services/7.8a");
    same("pulumi-services/7.8c", serviceOf(renamed), { ...serviceOf(service), name });
    await present(admin, tools, moved);
    const back = await admin.updateService({ path: moved, body: { name: path.serviceName } }).answers(200, "pulumi-services/7.8a");
    same("pulumi-services/7.8c", serviceOf(back), serviceOf(service));
    await absent(admin, tools, moved);
    await present(admin, tools, path);
    const read = await admin.getService({ path }).answers(200, "pulumi-services/7.8a");
    same("pulumi-services/7.8c", serviceOf(read.service), serviceOf(service));
  },
});
