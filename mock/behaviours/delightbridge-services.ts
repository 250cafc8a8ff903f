/** DelightBridge: a fixed set of support inboxes, which every signed-in user may list and change. */
import type { components, operations } from "../../generated/delightbridge-services.ts";
import { defineBehaviour } from "../handler.ts";
import { collection } from "../state/collection.ts";

type Service = components["schemas"]["Service"];
type Category = components["schemas"]["Category"];
type UpdateServiceRequest = components["schemas"]["UpdateServiceRequest"];

export default defineBehaviour<operations>()({
  principals: [
    { id: "user", credentials: [{ sessionCookie: "YOUR_SESSION_TOKEN" }] },
    { id: "colleague", credentials: [{ sessionCookie: "OTHER_SESSION_TOKEN" }] },
  ],

  state: () => {
    const services = collection({ key: ({ id }: Service) => id, unique: { email: ({ email }) => email } });
    for (const service of startServices) services.insert(service);
    return { services };
  },

  // A session comes before everything, unknown paths included.
  order: ["authenticate", "match", "parameters", "admit", "body"],
  pathValues: "opaque",
  otherMediaTypes: "json",

  operations: {
    updateService({ path: { id }, body = {}, state, reply }) {
      const { email, categories = [] } = body;
      if (repeatsAnId(categories)) return reply(400, error("Invalid request body: two categories share one id"));
      const holder = email === undefined ? undefined : state.services.by.email(email);
      if (holder && holder.id !== id) return reply(409, error("Email already in use"));
      state.services.update(id, changesIn(body));
      return reply(200, { ok: true });
    },

    listServices: ({ state, reply }) => reply(200, [...state.services.all]),
  },

  admit: {
    updateService: ({ path, state, reply }) => (state.services.has(path.id) ? undefined : reply(404, error("Service not found"))),
  },

  refuse({ reason, detail }) {
    if (reason === "method-not-allowed") return undefined;
    if (reason === "unauthenticated") return error("Unauthorized");
    return error(reason === "unknown-path" ? detail : `Invalid request body: ${detail}`);
  },
});

const error = (text: string): components["schemas"]["Error"] => ({ error: text });

const repeatsAnId = (categories: readonly Category[]): boolean => new Set(categories.map(({ id }) => id)).size < categories.length;

/** Presence counts, not truth: an empty text is a change like any other. What is not named here is ignored. */
const changesIn = ({ name, email, color, signature, document, categories }: UpdateServiceRequest): Partial<Service> => ({
  ...(name !== undefined && { name }),
  ...(email !== undefined && { email }),
  ...(color !== undefined && { color }),
  ...(signature !== undefined && { signature }),
  ...(document !== undefined && { document }),
  ...(categories && { categories: categories.map(declared) }),
});

const declared = ({ id, name, color, textColor }: Category): Category => ({ id, name, color, textColor });

const blank = { signature: "", document: "", unreadCount: 0, categories: [] };

const startServices: readonly Service[] = [
  {
    id: "service-123",
    name: "Customer Support",
    email: "support@example.com",
    color: "#3b5bdb",
    gmailConnected: true,
    signature: "<p>Customer Support</p>",
    document: "# Support notes",
    unreadCount: 3,
    categories: [
      { id: "cat-urgent", name: "Urgent", color: "#ff6b6b", textColor: "#ffffff" },
      { id: "cat-billing", name: "Billing", color: "#ffd43b", textColor: "#000000" },
    ],
  },
  { id: "service-456", name: "Sales Team", email: "sales@example.com", color: "#2f9e44", gmailConnected: true, ...blank },
  {
    id: "service-789",
    name: "New Inbox",
    email: "service-789@pending.local",
    color: "#3b5bdb",
    gmailConnected: false,
    ...blank,
    categories: [{ id: "cat-billing", name: "Invoices", color: "#74c0fc", textColor: "#000000" }],
  },
];
