/** What a new service is, and that equal names make two. */
import type { operations } from "../../../generated/datadog-services.ts";
import { scenario } from "../../scenario.ts";
import { everyService } from "./every-service.ts";
import { newService, read } from "./new-service.ts";

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
    const one = await newService(admin, tools, name);
    const two = await newService(admin, tools, name);
    const { created, modified } = one.attributes;
    holds("datadog-services/7.1a", lowerCaseUuid.test(one.id), "a UUID in lower case with hyphens", one.id);
    same("datadog-services/7.1a", (await read(admin, one.id)).attributes.name, name);
    same("datadog-services/7.1b", Date.parse(modified), Date.parse(created));
    holds(
      "datadog-services/7.13a",
      [created, modified].every((time) => inUtc.test(time)),
      "times that end in Z or +00:00",
      [created, modified],
    );
    holds("datadog-services/7.2", one.id !== two.id, "another id for an equal name", two.id);
    const ofThatName = async () => (await everyService(admin)).filter(({ attributes }) => attributes.name === name);
    const listed = (await tools.eventually(ofThatName, ({ length }) => length === 2)).map(({ id }) => id);
    holds("datadog-services/7.15b", listed.includes(one.id) && listed.includes(two.id), "both services in the list", listed);
    same("datadog-services/7.1a", [...listed].sort(), [one.id, two.id].sort());

    const theirs = await newService(editor, tools);
    const authors = [one, two, theirs].map(({ relationships: { created_by, last_modified_by } }) => [created_by.data.id, last_modified_by.data.id]);
    holds(
      "datadog-services/7.1c",
      authors.every(([creator, modifier]) => creator === modifier),
      "one user in both relationships",
      authors,
    );
    same("datadog-services/7.1c", authors[1], authors[0]);
    holds("datadog-services/7.1c", authors[2]?.[0] !== authors[0]?.[0], "editor as another user than admin", authors);
  },
});
