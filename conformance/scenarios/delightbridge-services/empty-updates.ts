/** Nothing to change is nothing wrong, as long as the service is there. */
import type { operations } from "../../../generated/delightbridge-services.ts";
import { scenario } from "../../scenario.ts";
import { borrow, contentSeen, list } from "./borrowed-service.ts";
import { json } from "./json-request.ts";
import { newCategory } from "./new-category.ts";

export default scenario<operations>()({
  statement: "An update without anything to change is answered with ok and changes nothing.",
  sources: [
    "updateService/200",
    "updateService/404",
    "delightbridge-services/3.10",
    "delightbridge-services/4.6",
    "delightbridge-services/7.2a",
    "delightbridge-services/7.2b",
    "delightbridge-services/7.2c",
    "delightbridge-services/7.2d",
  ],
  principals: ["user"],
  async run({ user, same, ...tools }) {
    const { path, id, target, with: changed } = await borrow(user, tools, "service-456");
    const body = { signature: "<p>Sales</p>", categories: [newCategory(tools)] };
    const content = changed(body);
    await user.updateService({ path, body }).answers(200, "delightbridge-services/6.updateService.200");
    for (const [rule, request] of [
      ["delightbridge-services/7.2a", json({})],
      ["delightbridge-services/7.2b", json({ foo: 1 })],
      ["delightbridge-services/7.2b", json({ Name: "x", category: [], "": null })],
      ["delightbridge-services/7.2c", {}],
      ["delightbridge-services/3.10", { body: "" }],
      ["delightbridge-services/3.10", { headers: { "Content-Type": "application/json" }, body: "" }],
    ] as const) {
      same("delightbridge-services/4.6", (await user.raw("PATCH", target, request).answers(200, rule)).body, { ok: true });
      same(rule, await contentSeen(user, tools, id, content), content);
    }
    for (const request of [json({}), {}, json({ foo: 1 })])
      await user.raw("PATCH", `${list}/${tools.unique()}`, request).answers(404, "delightbridge-services/7.2d");
  },
});
