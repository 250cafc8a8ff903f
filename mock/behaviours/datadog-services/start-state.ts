/** Who may call Datadog Services, and what it holds at the start. */
import type { components } from "../../../generated/datadog-services.ts";
import type { Principal } from "../../principals.ts";

type User = components["schemas"]["User"];
type Right = "read" | "write";

/** A user of one organization, with what they may do in it. */
export interface Member extends Principal {
  /** Of the user, as others see it. */
  readonly userId: string;
  readonly organization: string;
  readonly may: readonly Right[];
}

/** A service as it is stored; users and organization by id. */
export interface Service {
  readonly id: string;
  readonly organization: string;
  readonly name: string;
  readonly created: string;
  readonly modified: string;
  readonly createdBy: string;
  readonly lastModifiedBy: string;
}

const one = "b0000000-0000-4000-8000-000000000001";
const two = "b0000000-0000-4000-8000-000000000002";

const admin = "a0000000-0000-4000-8000-000000000001";
const editor = "a0000000-0000-4000-8000-000000000002";
const reader = "a0000000-0000-4000-8000-000000000003";
const restricted = "a0000000-0000-4000-8000-000000000004";
const outsider = "a0000000-0000-4000-8000-000000000005";

const keys = (apiKeyAuth: string, appKeyAuth: string) => [{ apiKeyAuth, appKeyAuth }];

export const members: readonly Member[] = [
  { id: "admin", userId: admin, organization: one, may: ["read", "write"], credentials: keys("api-key-org-one", "app-key-admin") },
  { id: "editor", userId: editor, organization: one, may: ["read", "write"], credentials: keys("api-key-org-one", "app-key-editor") },
  { id: "reader", userId: reader, organization: one, may: ["read"], credentials: keys("api-key-org-one", "app-key-reader") },
  { id: "restricted", userId: restricted, organization: one, may: [], credentials: keys("api-key-org-one", "app-key-restricted") },
  { id: "outsider", userId: outsider, organization: two, may: ["read", "write"], credentials: keys("api-key-org-two", "app-key-outsider") },
];

export const startUsers = (): User[] => [
  user(admin, one, "admin@example.com", "Ada Admin", "Lead"),
  user(editor, one, "editor@example.com", null, null),
  user(reader, one, "reader@example.com", "Rae Reader", null),
  user(restricted, one, "restricted@example.com", "Rex Restricted", null),
  user(outsider, two, "outsider@example.com", "Oli Outsider", null),
];

export const startServices = (): Service[] => [
  ...["01", "02"].map(untouched),
  { ...untouched("03"), modified: "2024-02-01T09:00:00Z", lastModifiedBy: editor },
  { ...untouched("04"), createdBy: editor, lastModifiedBy: editor },
  ...["05", "06", "07", "08", "09", "10", "11", "12"].map(untouched),
  service("5e000000-0000-4000-8000-000000000099", two, "other-service", "2024-01-20T09:00:00Z", outsider),
];

const user = (id: string, organization: string, email: string, name: string | null, title: string | null): User => ({
  id,
  type: "users",
  attributes: {
    name,
    title,
    handle: email,
    email,
    icon: "https://example.com/icon.png",
    status: "Active",
    disabled: false,
    verified: true,
    created_at: "2023-01-01T00:00:00Z",
  },
  relationships: { org: { data: { id: organization, type: "orgs" } } },
});

const service = (id: string, organization: string, name: string, created: string, createdBy: string): Service => ({
  id,
  organization,
  name,
  created,
  modified: created,
  createdBy,
  lastModifiedBy: createdBy,
});

const untouched = (day: string): Service => service(`5e000000-0000-4000-8000-0000000000${day}`, one, `service-${day}`, `2024-01-${day}T09:00:00Z`, admin);
