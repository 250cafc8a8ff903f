/** Every spelling of the inclusion, on the list and on one service. */
import type { operations } from "../../../generated/datadog-services.ts";
import type { Tools } from "../../scenario.ts";
import { scenario } from "../../scenario.ts";
import { idsAt, partOf } from "./json-request.ts";
import { list, named, newService, targetOf } from "./new-service.ts";

const spellings = [
  ["include[users]", "datadog-services/3.3"],
  ["include[users]=", "datadog-services/3.3"],
  ["include[users]=true", "datadog-services/3.3"],
  ["include%5Busers%5D=true", "datadog-services/3.9"],
  ["include%5busers%5d", "datadog-services/3.9"],
  ["include=users", "datadog-services/3.5"],
  ["include[users]=true&include=users", "datadog-services/3.7"],
  ["include=users&include[users]", "datadog-services/3.7"],
] as const;

/** Creators and last modifiers of the one service, or of all in the list. */
function authorsIn(body: unknown): readonly unknown[] {
  const data = partOf(body, "/data");
  const services = Array.isArray(data) ? data : [data];
  return services.flatMap((service) => [partOf(service, "/relationships/created_by/data/id"), partOf(service, "/relationships/last_modified_by/data/id")]);
}

function judge({ holds, same }: Pick<Tools, "holds" | "same">, body: unknown, spelling: string): void {
  const included = idsAt(body, "/included");
  holds(spelling, included !== undefined, "the member included", included);
  if (!included) return;
  const missing = authorsIn(body).filter((author) => !included.includes(author));
  same("datadog-services/7.11a", missing, []);
  holds("datadog-services/7.11b", new Set(included).size === included.length, "each user once", included);
  const handles = included.map((_, index) => partOf(body, `/included/${index}/attributes/handle`));
  holds(
    "datadog-services/10.8",
    handles.every((handle) => typeof handle === "string"),
    "a handle of every user",
    handles,
  );
}

export default scenario<operations>()({
  statement: "Asked for in any spelling, the users who created or last modified the services shown are included, each once; else none are.",
  sources: [
    "GetServices/200",
    "GetService/200",
    "datadog-services/3.3",
    "datadog-services/3.5",
    "datadog-services/3.7",
    "datadog-services/3.9",
    "datadog-services/7.11a",
    "datadog-services/7.11b",
    "datadog-services/7.11d",
    "datadog-services/7.11e",
    "datadog-services/10.8",
  ],
  principals: ["admin", "editor"],
  async run({ admin, editor, ...tools }) {
    const ofTwo = await newService(admin, tools);
    const ofOne = await newService(editor, tools);
    await editor.UpdateService({ path: { service_id: ofTwo.id }, body: named(tools.unique()) }).answers(200, "datadog-services/6.UpdateService.200");
    for (const target of [list, targetOf(ofTwo.id), targetOf(ofOne.id)]) {
      for (const [query, rule] of spellings) {
        const { body } = await admin.raw("GET", `${target}?${query}`).answers(200, rule);
        judge(tools, body, rule);
      }
      const plain = await admin.raw("GET", target).answers(200, "datadog-services/7.11e");
      tools.same("datadog-services/7.11e", partOf(plain.body, "/included"), undefined);
    }
    const behindTheEnd = await admin.raw("GET", `${list}?page[offset]=5000000000&include[users]=true`).answers(200, "datadog-services/7.11d");
    tools.same("datadog-services/7.11d", partOf(behindTheEnd.body, "/included"), []);
  },
});
