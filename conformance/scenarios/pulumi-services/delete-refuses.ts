/** Deletions that are refused; the service stays. */
import type { operations } from "../../../generated/pulumi-services.ts";
import { scenario } from "../../scenario.ts";
import { serviceOf } from "./declared.ts";
import { newService, urlOf } from "./new-service.ts";
import { refuses } from "./refusal.ts";

export default scenario<operations>()({
  statement: "Force is exactly true or false: a deletion with another value is refused and deletes nothing.",
  sources: [
    "deleteService/400",
    "deleteService/404",
    "pulumi-services/3.3",
    "pulumi-services/3.6",
    "pulumi-services/3.16",
    "pulumi-services/6.deleteService.400",
    "pulumi-services/6.deleteService.404",
    "pulumi-services/7.17a",
  ],
  principals: ["admin"],
  async run({ admin, ...tools }) {
    const { path, url, service } = await newService(admin, tools);
    await refuses(admin, tools, 400, "pulumi-services/6.deleteService.400", "DELETE", `${url}?force=banana`);
    for (const word of ["TRUE", "True", "False", "1", "0", "yes", "null"])
      await refuses(admin, tools, 400, "pulumi-services/3.6", "DELETE", `${url}?force=${word}`);
    await refuses(admin, tools, 400, "pulumi-services/3.16", "DELETE", `${url}?force=`);
    await refuses(admin, tools, 400, "pulumi-services/6.deleteService.400", "DELETE", urlOf({ ...path, ownerType: "robot" }));
    await refuses(admin, tools, 400, "pulumi-services/3.3", "DELETE", urlOf({ ...path, ownerType: "TEAM" }));
    await refuses(admin, tools, 404, "pulumi-services/6.deleteService.404", "DELETE", urlOf({ ...path, serviceName: "no-such-service" }));
    const after = await admin.getService({ path }).answers(200, "pulumi-services/7.17a");
    tools.same("pulumi-services/7.17a", serviceOf(after.service), serviceOf(service));
  },
});
