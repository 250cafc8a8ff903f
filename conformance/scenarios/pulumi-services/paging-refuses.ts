/** Values of the paging parameters that are refused, and their bounds, which are not. */
import type { operations } from "../../../generated/pulumi-services.ts";
import { scenario } from "../../scenario.ts";
import { valuesOf } from "./home.ts";
import { listUrl, urlOf } from "./new-service.ts";
import { refuses } from "./refusal.ts";

const bad = [
  { query: "maxResults=0", rule: "pulumi-services/6.listServices.400" },
  { query: "maxResults=1001", rule: "pulumi-services/6.listServices.400" },
  { query: "maxResults=abc", rule: "pulumi-services/6.listServices.400" },
  { query: "maxResults=-1", rule: "pulumi-services/3.8" },
  { query: "maxResults=2.5", rule: "pulumi-services/3.8" },
  { query: "maxResults=true", rule: "pulumi-services/3.8" },
  { query: "maxResults=9223372036854775808", rule: "pulumi-services/3.8" },
  { query: "maxResults=", rule: "pulumi-services/3.15" },
  { query: "continuationToken=not-a-token", rule: "pulumi-services/3.9" },
] as const;

export default scenario<operations>()({
  statement: "Lists and items are paged by 1 to 1000 entries and by issued tokens, and by nothing else.",
  sources: [
    "listServices/400",
    "getService/400",
    "getService/200",
    "pulumi-services/3.3",
    "pulumi-services/3.8",
    "pulumi-services/3.9",
    "pulumi-services/3.15",
    "pulumi-services/4.12",
    "pulumi-services/6.getService.200",
    "pulumi-services/6.getService.400",
    "pulumi-services/6.listServices.400",
  ],
  principals: ["admin"],
  readOnly: true,
  async run({ admin, ...tools }) {
    const value = valuesOf(tools, "my-service");
    const path = { organization: value("organization"), ownerType: value("ownerType"), ownerName: value("ownerName"), serviceName: value("serviceName") };
    const list = listUrl(path.organization);
    for (const url of [list, urlOf(path)]) {
      for (const { query, rule } of bad) await refuses(admin, tools, 400, rule, "GET", `${url}?${query}`);
      for (const maxResults of [1, 1000]) await admin.raw("GET", `${url}?maxResults=${maxResults}`).answers(200, "pulumi-services/3.8");
    }
    await refuses(admin, tools, 400, "pulumi-services/6.getService.400", "GET", `${urlOf(path)}?maxResults=0`);
    await refuses(admin, tools, 400, "pulumi-services/6.getService.400", "GET", urlOf({ ...path, ownerType: "robot" }));
    await refuses(admin, tools, 400, "pulumi-services/3.3", "GET", urlOf({ ...path, ownerType: "Team" }));
    await admin.getService({ path }).answers(200, "pulumi-services/6.getService.200");
  },
});
