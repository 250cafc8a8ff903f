/** Told first: later stories change what they borrow. Of service-123, which every run changes, only what no update changes is looked at. */
import type { operations } from "../../../generated/delightbridge-services.ts";
import { scenario } from "../../scenario.ts";
import { contentOf, everyService } from "./borrowed-service.ts";

const fields = ["categories", "color", "document", "email", "gmailConnected", "id", "name", "signature", "unreadCount"];
const categoryFields = ["color", "id", "name", "textColor"];
const constants = [
  { id: "service-123", gmailConnected: true, unreadCount: 3 },
  { id: "service-456", gmailConnected: true, unreadCount: 0 },
  { id: "service-789", gmailConnected: false, unreadCount: 0 },
];
const sales = { name: "Sales Team", email: "sales@example.com", color: "#2f9e44", signature: "", document: "" };
const inbox = { name: "New Inbox", email: "service-789@pending.local", color: "#3b5bdb", signature: "", document: "" };
const invoices = { id: "cat-billing", name: "Invoices", color: "#74c0fc", textColor: "#000000" };

export default scenario<operations>()({
  statement: "The list holds the three services of the start state, in order and with their declared fields only.",
  sources: [
    "listServices/200",
    "delightbridge-services/4.2",
    "delightbridge-services/4.3",
    "delightbridge-services/4.4",
    "delightbridge-services/4.5",
    "delightbridge-services/4.6",
    "delightbridge-services/4.7",
    "delightbridge-services/6.listServices.200",
    "delightbridge-services/7.11a",
    "delightbridge-services/8.1",
    "delightbridge-services/8.2",
  ],
  principals: ["user"],
  readOnly: true,
  shares: true,
  async run({ user, fixture, same, holds }) {
    fixture("start-state");
    const services = await everyService(user);
    holds("delightbridge-services/4.2", Array.isArray(services), "an array", services);
    const seeded = services.filter(({ id }) => constants.some((constant) => constant.id === id));
    same(
      "delightbridge-services/7.11a",
      seeded.map(({ id }) => id),
      constants.map(({ id }) => id),
    );
    same(
      "delightbridge-services/8.1",
      seeded.map(({ id, gmailConnected, unreadCount }) => ({ id, gmailConnected, unreadCount })),
      constants,
    );
    for (const { id, texts, categories } of [
      { id: "service-456", texts: sales, categories: [] },
      { id: "service-789", texts: inbox, categories: [invoices] },
    ]) {
      const [found] = seeded.filter((service) => service.id === id).map(contentOf);
      same("delightbridge-services/8.1", { ...found, categories }, { ...texts, categories });
      same(categories.length === 0 ? "delightbridge-services/4.5" : "delightbridge-services/8.2", found?.categories, categories);
    }
    for (const service of services) {
      same("delightbridge-services/4.6", Object.keys(service).sort(), fields);
      holds(
        "delightbridge-services/4.7",
        !("templates" in service || "senderIdentities" in service),
        "neither templates nor senderIdentities",
        Object.keys(service),
      );
      for (const category of service.categories) {
        same("delightbridge-services/4.3", Object.keys(category).sort(), categoryFields);
        holds("delightbridge-services/4.4", !("accountId" in category), "no accountId", category);
      }
    }
  },
});
