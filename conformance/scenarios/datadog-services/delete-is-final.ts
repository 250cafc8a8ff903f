/** What is deleted is gone for every operation, and only that. */
import type { operations } from "../../../generated/datadog-services.ts";
import { scenario } from "../../scenario.ts";
import { listedAmong } from "./every-service.ts";
import { json } from "./json-request.ts";
import { named, newService, read, statusRule, targetOf } from "./new-service.ts";

export default scenario<operations>()({
  statement: "A deleted service cannot be read, updated, deleted or listed any more, and its id is not issued again.",
  sources: [
    "DeleteService/204",
    "GetService/404",
    "UpdateService/404",
    "DeleteService/404",
    "datadog-services/6.DeleteService.204",
    "datadog-services/7.6a",
    "datadog-services/7.6b",
    "datadog-services/7.6c",
    "datadog-services/7.6d",
    "datadog-services/7.6e",
    "datadog-services/7.7",
  ],
  principals: ["admin"],
  async run({ admin, same, holds, ...tools }) {
    const name = tools.unique();
    const [gone, alsoGone, sibling] = [await newService(admin, tools, name), await newService(admin, tools, name), await newService(admin, tools, name)];
    const path = { service_id: gone.id };
    same("datadog-services/7.6a", await admin.DeleteService({ path }).answers(204, "datadog-services/6.DeleteService.204"), undefined);
    await admin.raw("DELETE", targetOf(alsoGone.id), json({ data: { type: "services", id: sibling.id } })).answers(204, "datadog-services/7.6d");
    const listed = await tools.eventually(
      () => listedAmong(admin, [gone.id, alsoGone.id, sibling.id]),
      ({ length }) => length === 1,
    );
    same("datadog-services/7.6c", listed, [sibling.id]);
    await tools.eventually(
      () => admin.raw("GET", targetOf(gone.id)).answers([200, 404], statusRule),
      ({ status }) => status === 404,
    );
    await admin.GetService({ path }).answers(404, "datadog-services/7.6b");
    await admin.UpdateService({ path, body: named(name) }).answers(404, "datadog-services/7.6b");
    await admin.DeleteService({ path }).answers(404, "datadog-services/7.7");
    await admin.GetService({ path: { service_id: alsoGone.id } }).answers(404, "datadog-services/7.6b");
    await read(admin, sibling.id);
    const next = await newService(admin, tools, name);
    holds("datadog-services/7.6e", ![gone.id, alsoGone.id].includes(next.id), "an id that was never issued before", next.id);
  },
});
