/** What a service_id may look like, for every operation that takes one. */
import type { operations } from "../../../generated/datadog-services.ts";
import { scenario } from "../../scenario.ts";
import { json } from "./json-request.ts";
import { factsOf, list, named, newService, read, statusRule, targetOf } from "./new-service.ts";

export default scenario<operations>()({
  statement: "An id is five groups of hexadecimal digits in any letter case; anything else is malformed.",
  sources: [
    "GetService/400",
    "UpdateService/400",
    "DeleteService/400",
    "datadog-services/3.1",
    "datadog-services/3.2",
    "datadog-services/6.GetService.400",
    "datadog-services/6.UpdateService.400",
    "datadog-services/6.DeleteService.400",
    "datadog-services/10.12",
  ],
  principals: ["admin"],
  async run({ admin, same, ...tools }) {
    const service = await newService(admin, tools);
    const rename = json(named(tools.unique()));
    const digits = service.id.replaceAll("-", "");
    const forms = [
      digits,
      `%7B${service.id}%7D`,
      `urn:uuid:${service.id}`,
      `${service.id}0`,
      service.id.slice(1),
      `g${service.id.slice(1)}`,
      `${digits.slice(0, 12)}-${digits.slice(12)}`,
    ];
    const malformed = [
      ...forms.map((id) => ({ id, rule: "datadog-services/3.1" })),
      ...["%zz", `${service.id}%`].map((id) => ({ id, rule: "datadog-services/10.12" })),
    ];
    await admin.raw("GET", `${list}/not-a-uuid`).answers(400, "datadog-services/6.GetService.400");
    await admin.raw("PATCH", `${list}/not-a-uuid`, rename).answers(400, "datadog-services/6.UpdateService.400");
    await admin.raw("DELETE", `${list}/not-a-uuid`).answers(400, "datadog-services/6.DeleteService.400");
    for (const { id, rule } of malformed) {
      await admin.raw("GET", `${list}/${id}`).answers(400, rule);
      await admin.raw("PATCH", `${list}/${id}`, rename).answers(400, rule);
      await admin.raw("DELETE", `${list}/${id}`).answers(400, rule);
    }
    same("datadog-services/3.1", factsOf(await read(admin, service.id)), factsOf(service));

    const loud = { service_id: service.id.toUpperCase() };
    same("datadog-services/3.2", (await admin.GetService({ path: loud }).answers(200, "datadog-services/3.2")).data.id.toLowerCase(), service.id);
    await admin.UpdateService({ path: loud, body: named(tools.unique()) }).answers(200, "datadog-services/3.2");
    await admin.DeleteService({ path: loud }).answers(204, "datadog-services/3.2");
    const reading = () => admin.raw("GET", targetOf(service.id)).answers([200, 404], statusRule);
    same("datadog-services/3.2", (await tools.eventually(reading, ({ status }) => status === 404)).status, 404);
  },
});
