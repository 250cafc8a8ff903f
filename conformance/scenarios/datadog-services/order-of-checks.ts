/** Requests with two faults, told apart by which one answers. */
import type { operations } from "../../../generated/datadog-services.ts";
import { scenario } from "../../scenario.ts";
import { json, text } from "./json-request.ts";
import { list, newService, targetOf } from "./new-service.ts";

const order = "datadog-services/6.order";

export default scenario<operations>()({
  statement: "Keys are checked first, then the permission, then path and query, then whether the service exists, and the body last.",
  sources: [
    "DeleteService/403",
    "UpdateService/404",
    "GetService/400",
    "datadog-services/6.order",
    "datadog-services/6.forbidden-before-malformed",
    "datadog-services/6.unknown-before-body",
  ],
  principals: ["admin", "reader", "restricted"],
  async run({ admin, reader, restricted, nobody, ...tools }) {
    const { id } = await newService(admin, tools);
    const unknown = targetOf(crypto.randomUUID());
    const bad = text("{");
    await nobody.raw("GET", `${list}?include=foo`).answers(401, order);
    await nobody.raw("DELETE", `${list}/not-a-uuid`).answers(401, order);
    await nobody.raw("PATCH", unknown, bad).answers(401, order);
    await nobody.raw("POST", list, bad).answers(401, order);
    await reader.raw("DELETE", `${list}/not-a-uuid`).answers(403, "datadog-services/6.forbidden-before-malformed");
    await reader.raw("DELETE", unknown).answers(403, order);
    await reader.raw("PATCH", targetOf(id), bad).answers(403, order);
    await reader.raw("POST", list, bad).answers(403, order);
    await restricted.raw("GET", `${list}?page[size]=0`).answers(403, order);
    await restricted.raw("GET", `${list}/not-a-uuid`).answers(403, order);
    await restricted.raw("GET", unknown).answers(403, order);
    await admin.raw("GET", `${unknown}?include=foo`).answers(400, order);
    for (const body of [bad, json({}), { body: "services" }]) await admin.raw("PATCH", unknown, body).answers(404, "datadog-services/6.unknown-before-body");
    await admin.raw("PATCH", `${list}/not-a-uuid`, bad).answers(400, order);
  },
});
