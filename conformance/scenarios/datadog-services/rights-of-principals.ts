/** admin and editor write, reader reads, restricted does neither. */
import type { operations } from "../../../generated/datadog-services.ts";
import { scenario } from "../../scenario.ts";
import { json } from "./json-request.ts";
import { factsOf, list, named, newService, read, targetOf } from "./new-service.ts";

export default scenario<operations>()({
  statement: "Reading and writing need their own permissions; who lacks one is refused and changes nothing.",
  sources: [
    "CreateService/403",
    "UpdateService/403",
    "DeleteService/403",
    "GetServices/403",
    "GetService/403",
    "datadog-services/5.7",
    "datadog-services/5.8",
    "datadog-services/5.11",
    "datadog-services/5.12",
    "datadog-services/6.GetServices.200",
    "datadog-services/6.GetServices.403",
    "datadog-services/6.CreateService.403",
    "datadog-services/6.GetService.200",
    "datadog-services/6.GetService.403",
    "datadog-services/6.UpdateService.403",
    "datadog-services/6.DeleteService.403",
    "datadog-services/7.14",
  ],
  principals: ["admin", "reader", "restricted"],
  async run({ admin, reader, restricted, same, ...tools }) {
    const service = await newService(admin, tools);
    const path = { service_id: service.id };
    const body = named(tools.unique());
    // Whichever the refusal, whoever may not write is not let in.
    const refused = [403, 401, 404];
    await reader.raw("POST", list, json(body)).answers(refused, "datadog-services/5.8");
    await reader.raw("PATCH", targetOf(service.id), json(body)).answers(refused, "datadog-services/5.8");
    await restricted.raw("GET", targetOf(service.id)).answers(refused, "datadog-services/5.8");
    await reader.GetServices().answers(200, "datadog-services/6.GetServices.200");
    await reader.GetService({ path }).answers(200, "datadog-services/6.GetService.200");
    await restricted.GetServices().answers(403, "datadog-services/6.GetServices.403");
    await restricted.GetService({ path }).answers(403, "datadog-services/6.GetService.403");
    await reader.CreateService({ body }).answers(403, "datadog-services/6.CreateService.403");
    await reader.UpdateService({ path, body }).answers(403, "datadog-services/6.UpdateService.403");
    await reader.DeleteService({ path }).answers(403, "datadog-services/6.DeleteService.403");
    await reader.raw("DELETE", targetOf(service.id)).answers(403, "datadog-services/5.11");
    await restricted.raw("GET", list).answers(403, "datadog-services/5.7");
    await restricted.raw("POST", list, json(body)).answers(403, "datadog-services/5.12");
    await restricted.raw("PATCH", targetOf(service.id), json(body)).answers(403, "datadog-services/5.12");
    await restricted.raw("DELETE", targetOf(service.id)).answers(403, "datadog-services/5.12");
    same("datadog-services/7.14", factsOf(await read(admin, service.id)), factsOf(service));
    const { data } = await reader.GetServices({ query: { "page[size]": 100 } }).answers(200, "datadog-services/5.8");
    same(
      "datadog-services/7.14",
      data.filter(({ attributes }) => attributes.name === body.data.attributes.name),
      [],
    );
  },
});
