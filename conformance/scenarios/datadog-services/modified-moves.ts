/** Times may be whole seconds, so more than a second passes before the updates. */
import type { operations } from "../../../generated/datadog-services.ts";
import { scenario } from "../../scenario.ts";
import { factsOf, named, newService, read } from "./new-service.ts";

export default scenario<operations>()({
  statement: "An update that sends a name, the present one included, moves modified forward; one without a name moves nothing.",
  sources: [
    "UpdateService/200",
    "datadog-services/7.3a",
    "datadog-services/7.3b",
    "datadog-services/7.4a",
    "datadog-services/7.4c",
    "datadog-services/7.4d",
    "datadog-services/7.13c",
    "datadog-services/10.9",
  ],
  principals: ["admin", "editor"],
  async run({ admin, editor, same, holds, pause, ...tools }) {
    const renamed = await newService(admin, tools);
    const confirmed = await newService(admin, tools);
    const untouched = await newService(admin, tools);
    await pause(1100);
    for (const data of [{ type: "services" }, { type: "services", attributes: {} }, { type: "services", id: untouched.id, attributes: {} }] as const) {
      const answer = await editor.UpdateService({ path: { service_id: untouched.id }, body: { data } }).answers(200, "datadog-services/7.4d");
      same("datadog-services/7.4d", answer.data.attributes.name, untouched.attributes.name);
    }
    const kept = await read(admin, untouched.id);
    same("datadog-services/7.3a", kept.attributes.name, untouched.attributes.name);
    same("datadog-services/7.4d", factsOf(kept), factsOf(untouched));
    for (const [before, name, rule] of [
      [renamed, tools.unique(), "datadog-services/7.13c"],
      [confirmed, confirmed.attributes.name, "datadog-services/7.4c"],
    ] as const) {
      const { data } = await editor.UpdateService({ path: { service_id: before.id }, body: named(name) }).answers(200, rule);
      const old = factsOf(before);
      holds(rule, factsOf(data).modified > old.modified, "a later modified than before", [before.attributes.modified, data.attributes.modified]);
      const stored = await tools.eventually(
        async () => factsOf(await read(admin, before.id)),
        ({ modified }) => modified > old.modified,
      );
      // Less than a second apart is one instant, written more or less exactly.
      const created = [factsOf(data).created, stored.created];
      holds(
        "datadog-services/7.3b",
        created.every((time) => Math.abs(time - old.created) < 1000),
        "created as before",
        created,
      );
      holds("datadog-services/7.4a", stored.modified >= old.modified, "modified no earlier than before", stored.modified);
      holds(rule, stored.lastModifiedBy !== old.lastModifiedBy, "editor as last_modified_by", stored.lastModifiedBy);
    }
  },
});
