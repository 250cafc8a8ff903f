/** HEAD has its own status, 204, and is otherwise as GET is. */
import type { operations } from "../../../generated/pulumi-services.ts";
import { scenario } from "../../scenario.ts";
import { absent, newService, urlOf } from "./new-service.ts";

export default scenario<operations>()({
  statement: "HEAD answers 204 while reading answers 200, and fails where reading fails.",
  sources: [
    "headService/204",
    "headService/400",
    "headService/404",
    "getService/404",
    "pulumi-services/3.3",
    "pulumi-services/6.getService.404",
    "pulumi-services/6.headService.204",
    "pulumi-services/6.headService.400",
    "pulumi-services/6.headService.404",
    "pulumi-services/7.6a",
    "pulumi-services/7.6b",
    "pulumi-services/7.11a",
    "pulumi-services/10.12",
  ],
  principals: ["admin"],
  async run({ admin, ...tools }) {
    const { path, url } = await newService(admin, tools);
    await admin.getService({ path }).answers(200);
    await admin.headService({ path }).answers(204, "pulumi-services/6.headService.204");
    await admin.raw("HEAD", url).answers(204, "pulumi-services/7.6a");
    for (const query of ["maxResults=0", "maxResults=abc", "continuationToken=not-a-token"])
      await admin.raw("HEAD", `${url}?${query}`).answers(204, "pulumi-services/10.12");
    await admin.raw("HEAD", urlOf({ ...path, ownerType: "robot" })).answers(400, "pulumi-services/6.headService.400");
    await admin.raw("HEAD", urlOf({ ...path, ownerType: "Team" })).answers(400, "pulumi-services/3.3");

    await admin.raw("GET", urlOf({ ...path, serviceName: "no-such-service" })).answers(404, "pulumi-services/6.getService.404");
    await admin.raw("HEAD", urlOf({ ...path, serviceName: "no-such-service" })).answers(404, "pulumi-services/6.headService.404");
    await admin.raw("HEAD", urlOf({ ...path, ownerName: "no-such-team" })).answers(404, "pulumi-services/7.6b");
    await admin.raw("HEAD", urlOf({ ...path, organization: "no-such-org" })).answers(404, "pulumi-services/6.headService.404");
    await admin.deleteService({ path }).answers(204);
    await absent(admin, tools, path);
    await admin.getService({ path }).answers(404, "pulumi-services/7.11a");
    await admin.headService({ path }).answers(404, "pulumi-services/7.6b");
  },
});
