/** The whole array, in its order, for one service only. */
import type { operations } from "../../../generated/delightbridge-services.ts";
import { scenario } from "../../scenario.ts";
import { borrow, contentSeen, declared, everyService } from "./borrowed-service.ts";
import { newCategory } from "./new-category.ts";

export default scenario<operations>()({
  statement: "Categories that are sent replace all categories of this service, in the order sent, and of no other.",
  sources: [
    "updateService/200",
    "listServices/200",
    "delightbridge-services/4.5",
    "delightbridge-services/7.4a",
    "delightbridge-services/7.4b",
    "delightbridge-services/7.4c",
    "delightbridge-services/7.4d",
    "delightbridge-services/7.5a",
    "delightbridge-services/7.5b",
    "delightbridge-services/7.5c",
    "delightbridge-services/7.11c",
  ],
  principals: ["user"],
  async run({ user, same, ...tools }) {
    const [one, other] = [await borrow(user, tools, "service-456"), await borrow(user, tools, "service-789")];
    const [a, b, c, theirs] = [newCategory(tools, "b"), newCategory(tools, "a"), newCategory(tools, "c"), newCategory(tools)];
    await user.updateService({ path: other.path, body: { categories: [theirs] } }).answers(200, "delightbridge-services/7.4a");
    const kept = other.with({ categories: [theirs] });
    const updates = [
      ["delightbridge-services/7.4a", [a, b]],
      ["delightbridge-services/7.4a", [b, c]],
      ["delightbridge-services/7.4b", [c, b, a]],
      ["delightbridge-services/7.11c", [b, a, c]],
      ["delightbridge-services/7.5c", [{ ...b, name: "renamed", color: "#000000" }, c]],
      ["delightbridge-services/7.5a", [{ ...b, id: b.id.toUpperCase() }]],
      ["delightbridge-services/7.4c", []],
      ["delightbridge-services/7.5b", [{ ...theirs, name: "another meaning" }]],
    ] as const;
    for (const [rule, sent] of updates) {
      const categories = [...sent];
      const content = one.with({ categories });
      await user.updateService({ path: one.path, body: { categories } }).answers(200, rule);
      same(rule, (await contentSeen(user, tools, one.id, content))?.categories, content.categories);
      const stored = (await everyService(user)).find(({ id }) => id === one.id)?.categories;
      const orderRule = rule === "delightbridge-services/7.11c" ? rule : "delightbridge-services/7.4b";
      same(sent.length === 0 ? "delightbridge-services/4.5" : orderRule, stored?.map(declared), categories);
    }
    same("delightbridge-services/7.5b", await contentSeen(user, tools, other.id, kept), kept);
    await user.updateService({ path: one.path, body: { categories: [] } }).answers(200, "delightbridge-services/7.4c");
    same("delightbridge-services/7.4d", await contentSeen(user, tools, other.id, kept), kept);
  },
});
