/** What an update may not change, and what a category does not have. */
import type { operations } from "../../../generated/delightbridge-services.ts";
import { scenario } from "../../scenario.ts";
import { borrow, contentSeen, everyService } from "./borrowed-service.ts";
import { json } from "./json-request.ts";
import { newCategory } from "./new-category.ts";

export default scenario<operations>()({
  statement: "Members beyond the six fields are ignored whatever their value, so that id, connection and unread count stay.",
  sources: [
    "updateService/200",
    "listServices/200",
    "delightbridge-services/3.7",
    "delightbridge-services/3.8",
    "delightbridge-services/7.9a",
    "delightbridge-services/7.9b",
  ],
  principals: ["user"],
  async run({ user, same, ...tools }) {
    const { id, target, before, path, with: changed } = await borrow(user, tools, "service-456");
    const category = newCategory(tools);
    const content = changed({ name: tools.unique(), categories: [category] });
    const others = [
      {
        id: tools.unique(),
        gmailConnected: !before.gmailConnected,
        unreadCount: before.unreadCount + 7,
        accountId: "x",
        createdAt: "2001-01-01T00:00:00Z",
        templates: [{ id: "t" }],
      },
      { id: null, gmailConnected: "yes", unreadCount: -1, accountId: {}, createdAt: 5, templates: null, senderIdentities: 1 },
    ];
    for (const other of others) {
      const body = { ...other, name: content.name, categories: [{ ...category, accountId: "service-999", extra: { deep: true } }] };
      await user.raw("PATCH", target, json(body)).answers(200, "delightbridge-services/3.7");
      same("delightbridge-services/3.7", await contentSeen(user, tools, id, content), content);
      const now = (await everyService(user)).find((service) => service.id === id);
      same("delightbridge-services/3.8", now?.categories, [category]);
      same("delightbridge-services/7.9a", [now?.id, now?.gmailConnected, now?.unreadCount], [id, before.gmailConnected, before.unreadCount]);
    }
    const moved = { ...content, email: `${tools.unique()}@example.com` };
    await user.updateService({ path, body: { email: moved.email } }).answers(200, "delightbridge-services/6.updateService.200");
    same("delightbridge-services/7.9b", await contentSeen(user, tools, id, moved), moved);
    const now = (await everyService(user)).find((service) => service.id === id);
    same("delightbridge-services/7.9b", [now?.id, now?.gmailConnected, now?.unreadCount], [id, before.gmailConnected, before.unreadCount]);
  },
});
