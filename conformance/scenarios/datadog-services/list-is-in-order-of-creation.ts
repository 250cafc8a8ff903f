/** Others' services are in the list too, and in order as well. */
import type { operations } from "../../../generated/datadog-services.ts";
import { scenario } from "../../scenario.ts";
import { everyService } from "./every-service.ts";
import { named, newService } from "./new-service.ts";

export default scenario<operations>()({
  statement:
    "Services are listed in ascending order of creation, in the order in which they were created where times are equal, and updates change nothing of it.",
  sources: ["GetServices/200", "datadog-services/7.9a", "datadog-services/7.9b"],
  principals: ["admin"],
  async run({ admin, same, holds, ...tools }) {
    const made: string[] = [];
    for (const word of ["zeta", "Alpha", "mu", "beta"]) made.push((await newService(admin, tools, tools.unique(word))).id);
    const [first = ""] = made;
    await admin.UpdateService({ path: { service_id: first }, body: named(tools.unique("zz")) }).answers(200, "datadog-services/6.UpdateService.200");
    const all = await tools.eventually(
      () => everyService(admin),
      (services) => made.every((one) => services.some(({ id }) => id === one)),
    );
    const times = all.map(({ attributes }) => Date.parse(attributes.created));
    const early = all.filter((_, index) => (times[index] ?? 0) < (times[index - 1] ?? 0));
    same(
      "datadog-services/7.9a",
      early.map(({ id, attributes }) => [id, attributes.created]),
      [],
    );
    const listed = all.map(({ id }) => id).filter((id) => made.includes(id));
    holds("datadog-services/7.9b", listed.join() === made.join(), made.join(", "), listed);
  },
});
