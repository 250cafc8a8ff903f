/** Members besides the owner protect a service from deletion, unless force is true. */
import type { operations } from "../../../generated/pulumi-services.ts";
import { scenario } from "../../scenario.ts";
import { serviceOf } from "./declared.ts";
import { absent, urlOf } from "./new-service.ts";
import { refuses } from "./refusal.ts";
import { sharedService } from "./shared-service.ts";

export default scenario<operations>()({
  statement: "A service with members besides its owner is deleted with force only.",
  sources: [
    "deleteService/412",
    "deleteService/204",
    "getService/404",
    "pulumi-services/3.6",
    "pulumi-services/3.7",
    "pulumi-services/3.16",
    "pulumi-services/4.12",
    "pulumi-services/6.deleteService.412",
    "pulumi-services/7.10a",
    "pulumi-services/7.10b",
    "pulumi-services/7.11a",
    "pulumi-services/7.17a",
  ],
  principals: ["admin", "member"],
  spends: ["shared-service-to-delete"],
  async run({ admin, member, ...tools }) {
    const path = await sharedService(admin, tools, "shared-service-to-delete");
    const url = urlOf(path);
    const { service } = await admin.getService({ path }).answers(200);
    await refuses(admin, tools, 412, "pulumi-services/6.deleteService.412", "DELETE", url);
    await refuses(admin, tools, 412, "pulumi-services/6.deleteService.412", "DELETE", `${url}?force=false`);
    await refuses(member, tools, 412, "pulumi-services/7.10a", "DELETE", url);
    await refuses(member, tools, 412, "pulumi-services/3.7", "DELETE", `${url}?forced=true`);
    await refuses(admin, tools, 400, "pulumi-services/3.6", "DELETE", `${url}?force=TRUE`);
    await refuses(admin, tools, 400, "pulumi-services/3.16", "DELETE", `${url}?force=`);
    const kept = await admin.getService({ path }).answers(200, "pulumi-services/7.17a");
    tools.same("pulumi-services/7.17a", serviceOf(kept.service), serviceOf(service));
    await admin.deleteService({ path, query: { force: true } }).answers(204, "pulumi-services/7.10b");
    await absent(admin, tools, path);
    await admin.getService({ path }).answers(404, "pulumi-services/7.11a");
  },
});
