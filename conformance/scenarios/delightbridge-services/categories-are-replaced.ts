/** The whole array, in its order, for one service only. */
import type { operations } from "../../../generated/delightbridge-services.ts";
import { scenario } from "../../scenario.ts";
import { borrow, contentSeen } from "./borrowed-service.ts";
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
    const [a, b, c] = [newCategory(tools, "b"), newCategory(tools, "a"), newCategory(tools, "c")];
    const shared = { ...a, name: "another meaning" };
    await user.updateService({ path: other.path, body: { categories: [shared, c] } }).answers(200, "delightbridge-services/7.4a");
    const kept = other.with({ categories: [shared, c] });
    const updates = [
      ["delightbridge-services/7.4a", [a, b]],
      ["delightbridge-services/7.11c", [c, b, a]],
      ["delightbridge-services/7.4b", [b, c]],
      ["delightbridge-services/7.5c", [{ ...b, name: "renamed", color: "#000000" }, c]],
      ["delightbridge-services/7.5a", [{ ...b, id: b.id.toUpperCase() }, b]],
      ["delightbridge-services/7.4c", []],
      ["delightbridge-services/7.5b", [a]],
    ] as const;
    for (const [rule, categories] of updates) {
      const body = { categories: [...categories] };
      await user.updateService({ path: one.path, body }).answers(200, rule);
      same(
        categories.length === 0 ? "delightbridge-services/4.5" : rule,
        (await contentSeen(user, tools, one.id, one.with(body)))?.categories,
        body.categories,
      );
    }
    same("delightbridge-services/7.5b", await contentSeen(user, tools, other.id, kept), kept);
    await user.updateService({ path: one.path, body: { categories: [] } }).answers(200, "delightbridge-services/7.4c");
    same("delightbridge-services/7.4d", await contentSeen(user, tools, other.id, kept), kept);
  },
});
