/** Nothing is created by a request that is refused. */
import type { operations } from "../../../generated/datadog-services.ts";
import { scenario } from "../../scenario.ts";
import { bad, badRequests } from "./bad-request.ts";
import { everyService } from "./every-service.ts";
import { json } from "./json-request.ts";
import { list } from "./new-service.ts";

export default scenario<operations>()({
  statement: "Creating refuses incomplete, ill-typed and unreadable bodies, and then creates nothing.",
  sources: [
    "CreateService/400",
    "datadog-services/3.13",
    "datadog-services/3.19",
    "datadog-services/3.21",
    "datadog-services/6.CreateService.400",
    "datadog-services/7.14",
    "datadog-services/10.13",
  ],
  principals: ["admin"],
  async run({ admin, unique, same }) {
    const name = unique();
    const attributes = { name };
    const incomplete = [
      {},
      { data: {} },
      { data: { type: "services" } },
      { data: { attributes } },
      { data: { type: "service", attributes } },
      { data: { type: "services", attributes: {} } },
      { data: { type: "services", attributes: { name: "" } } },
    ];
    for (const { request, rule } of [...bad("datadog-services/6.CreateService.400", ...incomplete.map((body) => json(body))), ...badRequests(name)]) {
      await admin.raw("POST", list, request).answers(400, rule);
    }
    const created = (await everyService(admin)).filter((service) => service.attributes.name.includes(name));
    same("datadog-services/7.14", created, []);
  },
});
