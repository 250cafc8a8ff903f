/** Who is asking is told by a pair of keys. */
import type { operations } from "../../../generated/datadog-services.ts";
import { scenario } from "../../scenario.ts";
import { json } from "./json-request.ts";
import { factsOf, list, named, newService, read, targetOf } from "./new-service.ts";

const unknown = "specimen-unknown-key";
/** Another letter case, or where there are no letters another length: another key in any case. */
function respelled(key: string): string {
  const other = key === key.toUpperCase() ? key.toLowerCase() : key.toUpperCase();
  return other === key ? `${key}x` : other;
}

export default scenario<operations>()({
  statement: "Every operation needs two known keys that belong together; the letter case of the headers' names does not matter, that of the keys does.",
  sources: [
    "GetServices/401",
    "CreateService/401",
    "GetService/401",
    "UpdateService/401",
    "DeleteService/401",
    "datadog-services/5.1",
    "datadog-services/5.2",
    "datadog-services/5.3",
    "datadog-services/5.4",
    "datadog-services/5.5",
    "datadog-services/6.GetServices.401",
    "datadog-services/6.CreateService.401",
    "datadog-services/6.GetService.401",
    "datadog-services/6.UpdateService.401",
    "datadog-services/6.DeleteService.401",
    "datadog-services/7.14",
  ],
  principals: ["admin", "outsider"],
  async run({ admin, nobody, credentials, same, ...tools }) {
    const service = await newService(admin, tools);
    const { apiKeyAuth: api = "", appKeyAuth: app = "" } = credentials("admin");
    const { apiKeyAuth: otherApi = "", appKeyAuth: otherApp = "" } = credentials("outsider");
    const refused = [
      ["datadog-services/5.1", {}],
      ["datadog-services/5.1", { "DD-API-KEY": api }],
      ["datadog-services/5.1", { "DD-APPLICATION-KEY": app }],
      ["datadog-services/5.2", { "DD-API-KEY": "", "DD-APPLICATION-KEY": app }],
      ["datadog-services/5.2", { "DD-API-KEY": api, "DD-APPLICATION-KEY": "" }],
      ["datadog-services/5.2", { "DD-API-KEY": unknown, "DD-APPLICATION-KEY": app }],
      ["datadog-services/5.2", { "DD-API-KEY": api, "DD-APPLICATION-KEY": unknown }],
      ["datadog-services/5.3", { "DD-API-KEY": api, "DD-APPLICATION-KEY": otherApp }],
      ["datadog-services/5.3", { "DD-API-KEY": otherApi, "DD-APPLICATION-KEY": app }],
      ["datadog-services/5.5", { "DD-API-KEY": respelled(api), "DD-APPLICATION-KEY": app }],
      ["datadog-services/5.5", { "DD-API-KEY": api, "DD-APPLICATION-KEY": respelled(app) }],
      ["datadog-services/5.5", { "DD-API-KEY": `${api}x`, "DD-APPLICATION-KEY": app }],
      ["datadog-services/5.5", { "DD-API-KEY": api, "DD-APPLICATION-KEY": `${app}x` }],
    ] as const;
    const body = json(named(tools.unique()));
    const target = targetOf(service.id);
    await nobody.raw("GET", list).answers(401, "datadog-services/6.GetServices.401");
    await nobody.raw("POST", list, body).answers(401, "datadog-services/6.CreateService.401");
    await nobody.raw("GET", target).answers(401, "datadog-services/6.GetService.401");
    await nobody.raw("PATCH", target, body).answers(401, "datadog-services/6.UpdateService.401");
    await nobody.raw("DELETE", target).answers(401, "datadog-services/6.DeleteService.401");
    for (const [rule, headers] of refused) {
      await nobody.raw("GET", list, { headers }).answers(401, rule);
      await nobody.raw("POST", list, { ...body, headers: { ...body.headers, ...headers } }).answers(401, rule);
      await nobody.raw("GET", target, { headers }).answers(401, rule);
      await nobody.raw("PATCH", target, { ...body, headers: { ...body.headers, ...headers } }).answers(401, rule);
      await nobody.raw("DELETE", target, { headers }).answers(401, rule);
    }
    same("datadog-services/7.14", factsOf(await read(admin, service.id)), factsOf(service));
    await nobody.raw("GET", target, { headers: { "dd-api-key": api, "Dd-Application-KEY": app } }).answers(200, "datadog-services/5.4");
  },
});
