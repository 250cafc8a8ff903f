/** Nothing is trimmed, folded or normalized. */
import type { operations } from "../../../generated/datadog-services.ts";
import { scenario } from "../../scenario.ts";
import { named, newService, read } from "./new-service.ts";

export default scenario<operations>()({
  statement: "A name is stored exactly as it was sent, on create and update, white space and all.",
  sources: ["CreateService/201", "UpdateService/200", "datadog-services/3.17", "datadog-services/3.18"],
  principals: ["admin"],
  async run({ admin, same, ...tools }) {
    const word = tools.unique("MiXeD");
    const composed = "\u00e9";
    const names = [
      { name: `  ${word}\t\n `, rule: "datadog-services/3.17" },
      { name: `${word} ${composed} ${composed.normalize("NFD")} \u{1F680} <b>&amp;</b> "\\/`, rule: "datadog-services/3.17" },
      { name: `${word} ${"long ".repeat(200)}`, rule: "datadog-services/3.17" },
      { name: " ", rule: "datadog-services/3.18" },
    ];
    const renamed = await newService(admin, tools);
    const path = { service_id: renamed.id };
    for (const { name, rule } of names) {
      const created = await newService(admin, tools, name);
      same(rule, [created.attributes.name, (await read(admin, created.id)).attributes.name], [name, name]);
      const { data } = await admin.UpdateService({ path, body: named(name) }).answers(200, rule);
      same(rule, data.attributes.name, name);
      const found = await tools.eventually(
        () => read(admin, renamed.id),
        ({ attributes }) => attributes.name === name,
      );
      same(rule, found.attributes.name, name);
    }
  },
});
