/** No service belongs to anybody, and who writes last is right. */
import type { operations } from "../../../generated/delightbridge-services.ts";
import { scenario } from "../../scenario.ts";
import { borrow, contentOf, contentSeen, everyService } from "./borrowed-service.ts";

export default scenario<operations>()({
  statement: "Whoever is signed in lists and updates every service, unconditionally; the last update counts.",
  sources: [
    "listServices/200",
    "updateService/200",
    "delightbridge-services/5.4",
    "delightbridge-services/5.5",
    "delightbridge-services/5.6",
    "delightbridge-services/5.7",
    "delightbridge-services/6.listServices.200",
    "delightbridge-services/7.10b",
    "delightbridge-services/7.12",
    "delightbridge-services/7.13a",
    "delightbridge-services/7.13b",
  ],
  principals: ["user", "colleague"],
  async run({ user, colleague, same, ...tools }) {
    const borrowed = [];
    for (const name of ["service-123", "service-456", "service-789"]) borrowed.push(await borrow(user, tools, name));
    const shown = await colleague.listServices().answers(200, "delightbridge-services/5.7");
    same("delightbridge-services/5.5", shown.map(contentOf), (await everyService(user)).map(contentOf));
    for (const { id, path, with: changed } of borrowed) {
      const [first, second] = [changed({ name: tools.unique("first") }), changed({ name: tools.unique("second") })];
      await user.updateService({ path, body: { name: first.name } }).answers(200, "delightbridge-services/5.4");
      same("delightbridge-services/7.10b", await contentSeen(colleague, tools, id, first), first);
      await colleague.updateService({ path, body: { name: second.name } }).answers(200, "delightbridge-services/5.6");
      same("delightbridge-services/7.13a", await contentSeen(user, tools, id, second), second);
      await user.updateService({ path, body: { name: first.name } }).answers(200, "delightbridge-services/7.13b");
      await user.updateService({ path, body: { name: first.name } }).answers(200, "delightbridge-services/7.12");
      same("delightbridge-services/7.12", await contentSeen(user, tools, id, first), first);
    }
  },
});
