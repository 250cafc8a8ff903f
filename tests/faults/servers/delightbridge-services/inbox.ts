/** A label that a service puts on its mail. */
export interface Category {
  textColor: string;
  color: string;
  name: string;
  id: string;
}

/** One support inbox. */
export interface Inbox {
  categories: readonly Category[];
  unreadCount: number;
  document: string;
  signature: string;
  gmailConnected: boolean;
  color: string;
  email: string;
  name: string;
  id: string;
}

/** The start state, in order of creation. */
export const inboxesAtStart = (): Inbox[] => [
  {
    categories: [
      { textColor: "#ffffff", color: "#ff6b6b", name: "Urgent", id: "cat-urgent" },
      { textColor: "#000000", color: "#ffd43b", name: "Billing", id: "cat-billing" },
    ],
    unreadCount: 3,
    document: "# Support notes",
    signature: "<p>Customer Support</p>",
    gmailConnected: true,
    color: "#3b5bdb",
    email: "support@example.com",
    name: "Customer Support",
    id: "service-123",
  },
  {
    categories: [],
    unreadCount: 0,
    document: "",
    signature: "",
    gmailConnected: true,
    color: "#2f9e44",
    email: "sales@example.com",
    name: "Sales Team",
    id: "service-456",
  },
  {
    categories: [{ textColor: "#000000", color: "#74c0fc", name: "Invoices", id: "cat-billing" }],
    unreadCount: 0,
    document: "",
    signature: "",
    gmailConnected: false,
    color: "#3b5bdb",
    email: "service-789@pending.local",
    name: "New Inbox",
    id: "service-789",
  },
];
