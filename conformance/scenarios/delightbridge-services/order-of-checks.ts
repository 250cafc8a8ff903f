/** Requests with several faults, told apart by which one answers. */
import type { operations } from "../../../generated/delightbridge-services.ts";
import { scenario } from "../../scenario.ts";
import { borrow, contentSeen, list } from "./borrowed-service.ts";
import { json, text } from "./json-request.ts";

const order = "delightbridge-services/6.order";

export default scenario<operations>()({
  statement: "The session is checked first, then the id, then the body, and last whether the e-mail address is taken.",
  sources: [
    "updateService/404",
    "updateService/400",
    "updateService/401",
    "updateService/409",
    "delightbridge-services/6.order",
    "delightbridge-services/6.order-401",
    "delightbridge-services/7.7",
    "delightbridge-services/7.8b",
  ],
  principals: ["user"],
  async run({ user, nobody, same, ...tools }) {
    const [one, other] = [await borrow(user, tools, "service-456"), await borrow(user, tools, "service-789")];
    const unknown = `${list}/${tools.unique()}`;
    const taken = { name: tools.unique(), email: other.before.email };
    await nobody.raw("PATCH", unknown, json({ name: 5 })).answers(401, "delightbridge-services/6.order-401");
    await nobody.raw("PATCH", one.target, text("{")).answers(401, order);
    await nobody.raw("GET", `/api/${tools.unique()}`).answers(401, "delightbridge-services/6.order-401");
    await nobody.raw("PUT", list, json({})).answers(401, "delightbridge-services/6.order-401");
    for (const request of [text("{"), json([]), json({ name: 5 }), json({ categories: [{}] }), json(taken)])
      await user.raw("PATCH", unknown, request).answers(404, order);
    await user.raw("PATCH", one.target, json({ ...taken, categories: [{ id: "x" }] })).answers(400, order);
    await user.raw("PATCH", one.target, json({ ...taken, color: 5 })).answers(400, order);
    await user.raw("PATCH", one.target, json(taken)).answers(409, "delightbridge-services/7.8b");
    same("delightbridge-services/7.7", await contentSeen(user, tools, one.id, one.with({})), one.with({}));
  },
});
