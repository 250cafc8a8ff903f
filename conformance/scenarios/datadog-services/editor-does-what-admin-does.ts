/** Services belong to the organization, not to who made them. */
import type { operations } from "../../../generated/datadog-services.ts";
import { scenario } from "../../scenario.ts";
import { listedAmong } from "./every-service.ts";
import { named, newService, read } from "./new-service.ts";

const rule = "datadog-services/5.10";

export default scenario<operations>()({
  statement: "editor may do everything that admin may, with services of either, and is another user.",
  sources: ["DeleteService/204", "CreateService/201", "datadog-services/5.6", "datadog-services/5.9", "datadog-services/5.10", "datadog-services/7.4b"],
  principals: ["admin", "editor"],
  async run({ admin, editor, same, holds, ...tools }) {
    const ours = await newService(admin, tools);
    const theirs = await newService(editor, tools);
    const people = [ours, theirs].map(({ relationships }) => relationships.created_by.data.id);
    holds("datadog-services/5.6", people[0] !== people[1], "two users for two application keys", people);
    const listed = await tools.eventually(
      () => listedAmong(editor, [ours.id, theirs.id]),
      ({ length }) => length === 2,
    );
    same("datadog-services/5.6", [...listed].sort(), [ours.id, theirs.id].sort());
    same(rule, (await read(editor, ours.id)).attributes.name, ours.attributes.name);
    const { data } = await admin.UpdateService({ path: { service_id: theirs.id }, body: named(tools.unique()) }).answers(200, "datadog-services/5.9");
    same("datadog-services/7.4b", data.relationships.last_modified_by.data.id, people[0]);
    await editor.UpdateService({ path: { service_id: ours.id }, body: named(tools.unique()) }).answers(200, rule);
    await editor.DeleteService({ path: { service_id: ours.id } }).answers(204, rule);
    await admin.DeleteService({ path: { service_id: theirs.id } }).answers(204, "datadog-services/5.9");
  },
});
