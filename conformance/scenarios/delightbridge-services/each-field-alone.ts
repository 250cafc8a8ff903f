/** One field at a time, read back by somebody else. */
import type { operations } from "../../../generated/delightbridge-services.ts";
import { scenario } from "../../scenario.ts";
import { borrow, contentSeen, type Update } from "./borrowed-service.ts";
import { newCategory } from "./new-category.ts";

export default scenario<operations>()({
  statement: "Each of the six fields can be updated alone; the rest stays as it was, and everybody sees it.",
  sources: [
    "updateService/200",
    "listServices/200",
    "delightbridge-services/3.4",
    "delightbridge-services/6.updateService.200",
    "delightbridge-services/7.1a",
    "delightbridge-services/7.3a",
    "delightbridge-services/7.3b",
    "delightbridge-services/7.3c",
    "delightbridge-services/7.10a",
    "delightbridge-services/7.10b",
    "delightbridge-services/7.10c",
  ],
  principals: ["user", "colleague"],
  async run({ user, colleague, ...tools }) {
    const { path, id, with: changed } = await borrow(user, tools, "service-789");
    const categories = [newCategory(tools)];
    let content = changed({ categories, document: "# Notes" });
    await user.updateService({ path, body: content }).answers(200, "delightbridge-services/7.3a");
    tools.same("delightbridge-services/7.10c", await contentSeen(user, tools, id, content), content);
    const updates: readonly (readonly [rule: string, Update])[] = [
      ["delightbridge-services/7.1a", { name: tools.unique() }],
      ["delightbridge-services/7.1a", { email: `${tools.unique()}@example.com` }],
      ["delightbridge-services/7.1a", { color: "#123456" }],
      ["delightbridge-services/7.1a", { signature: "<p>Regards</p>" }],
      ["delightbridge-services/7.3c", { document: "# Other notes" }],
      ["delightbridge-services/7.3b", { categories: [newCategory(tools, "Billing")] }],
      ["delightbridge-services/7.3a", { name: tools.unique(), color: "#654321", categories }],
    ];
    for (const [rule, body] of updates) {
      content = { ...content, ...body };
      tools.same("delightbridge-services/7.10a", await user.updateService({ path, body }).answers(200, "delightbridge-services/3.4"), { ok: true });
      tools.same("delightbridge-services/7.10b", await contentSeen(colleague, tools, id, content), content);
      const found = await contentSeen(user, tools, id, content);
      tools.same(rule, found, content);
      content = found ?? content;
    }
  },
});
