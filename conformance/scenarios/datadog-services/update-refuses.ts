/** Nothing changes by a request that is refused. */
import type { operations } from "../../../generated/datadog-services.ts";
import { scenario } from "../../scenario.ts";
import { bad, badRequests } from "./bad-request.ts";
import { json } from "./json-request.ts";
import { factsOf, named, newService, read, statusRule, targetOf } from "./new-service.ts";

export default scenario<operations>()({
  statement: "Updating refuses bodies that are ill-typed, unreadable or about another service, and then changes nothing.",
  sources: [
    "UpdateService/400",
    "datadog-services/3.12",
    "datadog-services/3.13",
    "datadog-services/3.19",
    "datadog-services/3.21",
    "datadog-services/6.UpdateService.400",
    "datadog-services/7.14",
    "datadog-services/10.13",
  ],
  principals: ["admin"],
  async run({ admin, same, ...tools }) {
    const service = await newService(admin, tools);
    const other = await newService(admin, tools);
    const name = tools.unique();
    const { type, attributes } = named(name).data;
    const about = (id: unknown) => json({ data: { type, id, attributes } });
    const requests = [
      ...bad("datadog-services/3.12", about(other.id), about("not-a-uuid"), about("")),
      ...bad(
        "datadog-services/6.UpdateService.400",
        json(named("")),
        json({ data: { type: "service", attributes } }),
        json({ data: { attributes } }),
        json({}),
      ),
      ...bad("datadog-services/3.13", about(null), about(5)),
      ...badRequests(name),
    ];
    for (const { request, rule } of requests) await admin.raw("PATCH", targetOf(service.id), request).answers(400, rule);
    same("datadog-services/7.14", factsOf(await read(admin, service.id)), factsOf(service));
    same("datadog-services/7.14", factsOf(await read(admin, other.id)), factsOf(other));
    await admin
      .UpdateService({ path: { service_id: service.id }, body: { data: { type, id: service.id.toUpperCase(), attributes } } })
      .answers(200, "datadog-services/3.12");
    same(
      "datadog-services/3.12",
      (
        await tools.eventually(
          () => read(admin, service.id),
          (found) => found.attributes.name === name,
        )
      ).attributes.name,
      name,
    );
    await admin.UpdateService({ path: { service_id: service.id }, body: { data: { type, id: service.id, attributes } } }).answers(200, statusRule);
  },
});
