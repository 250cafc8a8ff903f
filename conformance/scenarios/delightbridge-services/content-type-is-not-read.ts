/** A body is JSON, whatever it says that it is. */
import type { operations } from "../../../generated/delightbridge-services.ts";
import { scenario } from "../../scenario.ts";
import { borrow, contentSeen } from "./borrowed-service.ts";

export default scenario<operations>()({
  statement: "A body is read as JSON whatever its Content-Type says, and without one.",
  sources: ["updateService/200", "updateService/400", "delightbridge-services/3.9", "delightbridge-services/3.11"],
  principals: ["user"],
  async run({ user, same, ...tools }) {
    const { id, target, with: changed } = await borrow(user, tools, "service-789");
    for (const type of [
      undefined,
      "text/plain",
      "application/x-www-form-urlencoded",
      "application/xml",
      "multipart/form-data; boundary=x",
      "Application/JSON; charset=UTF-8",
      "nonsense",
    ]) {
      const content = changed({ name: tools.unique() });
      const headers = type === undefined ? {} : { "Content-Type": type };
      await user.raw("PATCH", target, { headers, body: JSON.stringify({ name: content.name }) }).answers(200, "delightbridge-services/3.9");
      same("delightbridge-services/3.9", await contentSeen(user, tools, id, content), content);
      await user.raw("PATCH", target, { headers, body: "name=x" }).answers(400, "delightbridge-services/3.11");
    }
  },
});
