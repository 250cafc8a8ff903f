/** The services of the start state, in order of creation. */

export interface Seed {
  readonly organization: string;
  readonly ownerType: "user" | "team";
  readonly ownerName: string;
  readonly name: string;
  readonly description: string;
  /** Members besides the owner. */
  readonly others: readonly string[];
  readonly properties: readonly { readonly key: string; readonly value: string; readonly type: string; readonly order: number }[];
  readonly items: readonly string[];
  /** The one that tells of its items. */
  readonly rule: string;
  /** True where stories delete it. */
  readonly spent: boolean;
}

const docs = { key: "docs", value: "https://example.com/docs", type: "string", order: 0 };
const plain = {
  organization: "my-org",
  ownerType: "team",
  ownerName: "my-team",
  description: "",
  others: [],
  properties: [],
  items: [],
  rule: "pulumi-services/8.7",
  spent: false,
} as const;

export const seeds: readonly Seed[] = [
  {
    ...plain,
    name: "my-service",
    description: "My service",
    items: ["stack my-project/my-stack", "environment my-project/my-environment"],
    rule: "pulumi-services/8.6",
  },
  { ...plain, name: "shared-service", description: "Shared", others: ["user bob"], properties: [docs], spent: true },
  { ...plain, ownerType: "user", ownerName: "alice", name: "my-service" },
  {
    ...plain,
    ownerName: "team1",
    name: "payments",
    description: "Payments",
    items: ["stack pay/dev", "stack pay/staging", "stack pay/prod", "environment pay/shared", "environment pay/secrets"],
  },
  { ...plain, ownerType: "user", ownerName: "bob", name: "disposable", items: ["stack tmp/one"], rule: "pulumi-services/8.6" },
  { ...plain, organization: "other-org", ownerName: "other-team", name: "other-service" },
];
