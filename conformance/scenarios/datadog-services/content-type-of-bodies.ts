/** How the media type may be written; which ones are refused is told by the refusals of each operation. */
import type { operations } from "../../../generated/datadog-services.ts";
import { scenario } from "../../scenario.ts";
import { idIn, json } from "./json-request.ts";
import { keep, list, named, targetOf } from "./new-service.ts";

export default scenario<operations>()({
  statement: "Parameters and letter case of the Content-Type do not matter.",
  sources: ["CreateService/201", "UpdateService/200", "datadog-services/3.20"],
  principals: ["admin"],
  async run({ admin, ...tools }) {
    for (const type of ["application/json; charset=utf-8", "Application/JSON", "application/json;charset=UTF-8"]) {
      const { body } = await admin.raw("POST", list, json(named(tools.unique()), type)).answers(201, "datadog-services/3.20");
      await keep(admin, tools, idIn(body));
      await admin.raw("PATCH", targetOf(idIn(body)), json(named(tools.unique()), type)).answers(200, "datadog-services/3.20");
    }
  },
});
