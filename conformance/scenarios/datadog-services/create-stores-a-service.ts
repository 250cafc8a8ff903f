/** What a new service is, and that equal names make two. */
import type { operations } from "../../../generated/datadog-services.ts";
import { scenario } from "../../scenario.ts";
import { everyService } from "./every-service.ts";
import { keep, named, newService, read } from "./new-service.ts";

const lowerCaseUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const inUtc = /(?:Z|\+00:00)$/i;

export default scenario<operations>()({
  statement: "Creating stores a service of the caller's under a new id, whatever names there are.",
  sources: [
    "CreateService/201",
    "GetService/200",
    "GetServices/200",
    "datadog-services/6.CreateService.201",
    "datadog-services/7.1a",
    "datadog-services/7.1b",
    "datadog-services/7.1c",
    "datadog-services/7.2",
    "datadog-services/7.13a",
    "datadog-services/7.15b",
  ],
  principals: ["admin", "editor"],
  async run({ admin, editor, holds, same, ...tools }) {
    const name = tools.unique();
    const created = (await admin.CreateService({ body: named(name) }).answers(201, "datadog-services/6.CreateService.201")).data;
    await keep(admin, tools, created.id);
    const one = await read(admin, created.id);
    const two = await newService(admin, tools, name);
    holds("datadog-services/7.1a", lowerCaseUuid.test(created.id), "a UUID in lower case with hyphens", created.id);
    for (const service of [created, one]) {
      const { created: from, modified: to } = service.attributes;
      same("datadog-services/7.1a", [service.id, service.attributes.name], [created.id, name]);
      same("datadog-services/7.1b", Date.parse(to), Date.parse(from));
      holds("datadog-services/7.13a", inUtc.test(from) && inUtc.test(to), "times that end in Z or +00:00", [from, to]);
    }
    holds("datadog-services/7.2", one.id !== two.id, "another id for an equal name", two.id);
    const ofThatName = async () => (await everyService(admin)).filter(({ attributes }) => attributes.name === name);
    const listed = (await tools.eventually(ofThatName, ({ length }) => length === 2)).map(({ id }) => id);
    holds("datadog-services/7.15b", listed.includes(one.id) && listed.includes(two.id), "both services in the list", listed);
    same("datadog-services/7.1a", [...listed].sort(), [one.id, two.id].sort());

    const theirs = await newService(editor, tools);
    const authors = [one, two, theirs, created].map(({ relationships: { created_by, last_modified_by } }) => [created_by.data.id, last_modified_by.data.id]);
    holds(
      "datadog-services/7.1c",
      authors.every(([creator, modifier]) => creator === modifier),
      "one user in both relationships",
      authors,
    );
    same("datadog-services/7.1c", [authors[1], authors[3]], [authors[0], authors[0]]);
    holds("datadog-services/7.1c", authors[2]?.[0] !== authors[0]?.[0], "editor as another user than admin", authors);
  },
});
