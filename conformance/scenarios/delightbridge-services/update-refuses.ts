/** Each request sends a new name as well, which must not be stored. */
import type { operations } from "../../../generated/delightbridge-services.ts";
import { scenario } from "../../scenario.ts";
import { borrow, contentSeen } from "./borrowed-service.ts";
import { json, text } from "./json-request.ts";
import { newCategory } from "./new-category.ts";

export default scenario<operations>()({
  statement: "Incomplete, repeated and ill-typed values and unreadable bodies are refused, and nothing of their request is stored.",
  sources: [
    "updateService/400",
    "delightbridge-services/3.11",
    "delightbridge-services/3.12",
    "delightbridge-services/6.updateService.400",
    "delightbridge-services/7.6",
    "delightbridge-services/7.7",
    "delightbridge-services/10.6",
  ],
  principals: ["user"],
  async run({ user, same, ...tools }) {
    const { path, id, target, with: changed } = await borrow(user, tools, "service-456");
    const category = newCategory(tools);
    const content = changed({ categories: [category] });
    await user.updateService({ path, body: { categories: [category] } }).answers(200, "delightbridge-services/6.updateService.200");
    const name = tools.unique();
    const spoilt = Object.keys(category).flatMap((field) => [undefined, 5, null].map((value) => ({ ...newCategory(tools), [field]: value })));
    const categories = [...[...spoilt, "urgent", null, []].map((bad) => [newCategory(tools), bad]), {}, null, "urgent"];
    const requests = [
      ...categories.map((bad) => ["delightbridge-services/6.updateService.400", json({ name, categories: bad })] as const),
      ...[{ name: 5 }, { name: null }, { name, email: null }, { name, color: 5 }, { name, signature: {} }, { name, document: [] }].map(
        (body) => ["delightbridge-services/6.updateService.400", json(body)] as const,
      ),
      ["delightbridge-services/7.6", json({ name, categories: [category, { ...newCategory(tools), id: category.id }] })],
      ["delightbridge-services/7.6", json({ name, categories: [category, category] })],
      ...['{"name":', `{"name":"${name}"`, `{"name":"${name}"}}`, `name=${name}`].map((body) => ["delightbridge-services/3.11", text(body)] as const),
      ...[[], null, "x", 5, [{ name }]].map((body) => ["delightbridge-services/3.12", json(body)] as const),
      ["delightbridge-services/10.6", text(" \n\t")],
    ] as const;
    for (const [rule, request] of requests) await user.raw("PATCH", target, request).answers(400, rule);
    same("delightbridge-services/7.7", await contentSeen(user, tools, id, content), content);
  },
});
