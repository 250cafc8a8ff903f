/** A well-formed id that was never issued. */
import type { operations } from "../../../generated/datadog-services.ts";
import { scenario } from "../../scenario.ts";
import { named } from "./new-service.ts";

export default scenario<operations>()({
  statement: "Nothing can be read, updated or deleted under an id that was never issued.",
  sources: [
    "GetService/404",
    "UpdateService/404",
    "DeleteService/404",
    "datadog-services/6.GetService.404",
    "datadog-services/6.UpdateService.404",
    "datadog-services/6.DeleteService.404",
  ],
  principals: ["admin"],
  async run({ admin, unique }) {
    const path = { service_id: crypto.randomUUID() };
    await admin.GetService({ path }).answers(404, "datadog-services/6.GetService.404");
    await admin.UpdateService({ path, body: named(unique()) }).answers(404, "datadog-services/6.UpdateService.404");
    await admin.DeleteService({ path }).answers(404, "datadog-services/6.DeleteService.404");
    await admin.GetService({ path }).answers(404, "datadog-services/6.GetService.404");
  },
});
