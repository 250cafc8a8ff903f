/** Neither organization sees or touches what the other has. */
import type { operations } from "../../../generated/datadog-services.ts";
import { scenario } from "../../scenario.ts";
import { listedAmong } from "./every-service.ts";
import { factsOf, named, newService, read } from "./new-service.ts";

export default scenario<operations>()({
  statement: "A service is created in the caller's organization, and for the other organization it does not exist.",
  sources: [
    "GetService/404",
    "UpdateService/404",
    "DeleteService/404",
    "GetServices/200",
    "datadog-services/5.6",
    "datadog-services/5.13",
    "datadog-services/7.8a",
    "datadog-services/7.8b",
    "datadog-services/7.8c",
  ],
  principals: ["admin", "outsider"],
  async run({ admin, outsider, same, ...tools }) {
    const [ours, theirs] = [await newService(admin, tools), await newService(outsider, tools)];
    const ids = [ours.id, theirs.id];
    for (const { stranger, service } of [
      { stranger: outsider, service: ours },
      { stranger: admin, service: theirs },
    ]) {
      const path = { service_id: service.id };
      await stranger.GetService({ path }).answers(404, "datadog-services/7.8b");
      await stranger.UpdateService({ path, body: named(tools.unique()) }).answers(404, "datadog-services/7.8b");
      await stranger.DeleteService({ path }).answers(404, "datadog-services/7.8b");
    }
    same(
      "datadog-services/7.8a",
      await tools.eventually(
        () => listedAmong(admin, ids),
        ({ length }) => length > 0,
      ),
      [ours.id],
    );
    same(
      "datadog-services/7.8c",
      await tools.eventually(
        () => listedAmong(outsider, ids),
        ({ length }) => length > 0,
      ),
      [theirs.id],
    );
    same("datadog-services/7.8b", factsOf(await read(admin, ours.id)), factsOf(ours));
    await outsider.GetService({ path: { service_id: theirs.id } }).answers(200, "datadog-services/5.6");
    same("datadog-services/7.8b", factsOf(await read(outsider, theirs.id)), factsOf(theirs));
    await outsider.UpdateService({ path: { service_id: theirs.id }, body: named(tools.unique()) }).answers(200, "datadog-services/5.13");
    await outsider.DeleteService({ path: { service_id: theirs.id } }).answers(204, "datadog-services/5.13");
  },
});
