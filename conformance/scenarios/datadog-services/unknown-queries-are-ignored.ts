/** Query parameters that an operation does not have. */
import type { operations } from "../../../generated/datadog-services.ts";
import { scenario } from "../../scenario.ts";
import { idIn, idsAt, json } from "./json-request.ts";
import { keep, list, named, newService, read, targetOf } from "./new-service.ts";

const unknown = "filter=no-such-service&sort=-name&specimen=%F0%9F%8C%B1";
const ofTheList = "include=foo&include[users]=false&page[size]=0";

export default scenario<operations>()({
  statement: "Query parameters that an operation does not have, those of other operations included, do nothing.",
  sources: [
    "GetServices/200",
    "CreateService/201",
    "GetService/200",
    "UpdateService/200",
    "DeleteService/204",
    "datadog-services/3.10",
    "datadog-services/3.11",
  ],
  principals: ["admin"],
  async run({ admin, same, holds, ...tools }) {
    const service = await newService(admin, tools);
    const target = targetOf(service.id);
    const [oldest] = (await admin.GetServices({ query: { "page[size]": 1 } }).answers(200, "datadog-services/10.15")).data;
    const listed = await admin.raw("GET", `${list}?${unknown}`).answers(200, "datadog-services/3.10");
    holds("datadog-services/3.10", idsAt(listed.body, "/data")?.[0] === oldest?.id, "the list as without them", idsAt(listed.body, "/data"));
    const one = await admin.raw("GET", `${target}?${unknown}&page[size]=0`).answers(200, "datadog-services/3.10");
    same("datadog-services/3.10", idIn(one.body), service.id);
    for (const [query, rule] of [
      [unknown, "datadog-services/3.10"],
      [ofTheList, "datadog-services/3.11"],
    ] as const) {
      const name = tools.unique();
      const created = await admin.raw("POST", `${list}?${query}`, json(named(name))).answers(201, rule);
      await keep(admin, tools, idIn(created.body));
      await admin.raw("PATCH", `${targetOf(idIn(created.body))}?${query}`, json(named(`${name}-2`))).answers(200, rule);
      const updated = await tools.eventually(
        () => read(admin, idIn(created.body)),
        ({ attributes }) => attributes.name === `${name}-2`,
      );
      same(rule, updated.attributes.name, `${name}-2`);
      await admin.raw("DELETE", `${targetOf(idIn(created.body))}?${query}`).answers(204, rule);
    }
  },
});
