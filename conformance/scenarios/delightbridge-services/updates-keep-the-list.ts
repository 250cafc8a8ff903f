/** Neither number nor order of the services changes. */
import type { operations } from "../../../generated/delightbridge-services.ts";
import { scenario } from "../../scenario.ts";
import { borrow, contentSeen, everyService, list } from "./borrowed-service.ts";
import { json } from "./json-request.ts";

const atStart = ["service-123", "service-456", "service-789"];

export default scenario<operations>()({
  statement: "The list holds every service in the order of creation, whatever is updated and whatever is asked of it.",
  sources: [
    "listServices/200",
    "updateService/200",
    "delightbridge-services/3.2",
    "delightbridge-services/3.3",
    "delightbridge-services/7.11a",
    "delightbridge-services/7.11b",
    "delightbridge-services/8.3",
  ],
  principals: ["user"],
  async run({ user, same, ...tools }) {
    const idsBefore = (await everyService(user)).map(({ id }) => id);
    // Neither this order nor its reverse is the list's own.
    for (const name of ["service-123", "service-789", "service-456"]) {
      const { id, target, with: changed } = await borrow(user, tools, name);
      const content = changed({ name: tools.unique(name === "service-123" ? "zz" : "aa") });
      await user.raw("PATCH", `${target}?dryRun=true&name=other&id=service-999`, json({ name: content.name })).answers(200, "delightbridge-services/3.2");
      same("delightbridge-services/3.2", await contentSeen(user, tools, id, content), content);
    }
    const idsAfter = (await everyService(user)).map(({ id }) => id);
    same(
      "delightbridge-services/7.11b",
      idsAfter.filter((id) => idsBefore.includes(id)),
      idsBefore,
    );
    same(
      "delightbridge-services/7.11a",
      idsAfter.filter((id) => atStart.includes(id)),
      atStart.filter((id) => idsAfter.includes(id)),
    );
    same("delightbridge-services/8.3", [...idsAfter].sort(), [...idsBefore].sort());
    const asked = await user.raw("GET", `${list}?limit=1&page=2&offset=1&sort=-name&q=none&fields=id`).answers(200, "delightbridge-services/3.2");
    same("delightbridge-services/3.3", asked.body, await everyService(user));
  },
});
