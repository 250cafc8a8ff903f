/** A rename by another user changes the name and who changed it, nothing else. */
import type { operations } from "../../../generated/datadog-services.ts";
import { scenario } from "../../scenario.ts";
import { everyService } from "./every-service.ts";
import { factsOf, named, newService, read } from "./new-service.ts";

export default scenario<operations>()({
  statement: "An update changes the name it sends, says who changed it and when, and keeps everything else, other services included.",
  sources: [
    "UpdateService/200",
    "GetService/200",
    "GetServices/200",
    "datadog-services/6.UpdateService.200",
    "datadog-services/7.3a",
    "datadog-services/7.3b",
    "datadog-services/7.4a",
    "datadog-services/7.4b",
    "datadog-services/7.5a",
    "datadog-services/7.5b",
    "datadog-services/7.13b",
    "datadog-services/7.15a",
  ],
  principals: ["admin", "editor"],
  async run({ admin, editor, same, holds, ...tools }) {
    const before = await newService(admin, tools);
    const sibling = await newService(admin, tools, before.attributes.name);
    const theirs = await newService(editor, tools);
    const name = tools.unique("renamed");
    const path = { service_id: before.id };
    for (const repeated of [false, true]) {
      const { data } = await editor.UpdateService({ path, body: named(name) }).answers(200, "datadog-services/6.UpdateService.200");
      same("datadog-services/7.5a", data.id, before.id);
      same(repeated ? "datadog-services/7.15a" : "datadog-services/7.3a", data.attributes.name, name);
      same("datadog-services/7.4b", data.relationships.last_modified_by.data.id, theirs.relationships.created_by.data.id);
    }
    const after = await tools.eventually(
      () => read(admin, before.id),
      ({ attributes }) => attributes.name === name,
    );
    same("datadog-services/7.3a", after.attributes.name, name);
    same("datadog-services/7.5b", after.attributes.name, name);
    const listed = await tools.eventually(
      () => everyService(admin),
      (all) => all.some((service) => service.attributes.name === name),
    );
    same("datadog-services/7.5b", listed.find(({ id }) => id === before.id)?.attributes.name, name);
    const [old, now] = [factsOf(before), factsOf(after)];
    same("datadog-services/7.3b", [now.type, now.created, now.createdBy], [old.type, old.created, old.createdBy]);
    holds("datadog-services/7.4a", now.modified >= old.modified, "modified no earlier than before", [before.attributes.modified, after.attributes.modified]);
    same("datadog-services/7.3a", factsOf(await read(admin, sibling.id)), factsOf(sibling));
  },
});
