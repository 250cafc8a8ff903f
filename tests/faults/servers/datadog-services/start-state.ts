/** A user together with the two keys that prove who it is. */
export interface User {
  readonly id: string;
  readonly organization: string;
  readonly apiKey: string;
  readonly applicationKey: string;
  readonly handle: string;
  readonly name: string | null;
  readonly title: string | null;
  readonly permissions: readonly ("read" | "write")[];
}

export interface Service {
  readonly id: string;
  readonly organization: string;
  readonly createdBy: User;
  /** Milliseconds since 1970, always whole seconds. */
  readonly created: number;
  readonly firstName: string;
  name: string;
  modified: number;
  modifiedBy: User;
}

const one = { organization: "b0000000-0000-4000-8000-000000000001", apiKey: "api-key-org-one" };
const two = { organization: "b0000000-0000-4000-8000-000000000002", apiKey: "api-key-org-two" };
const userId = (number: number) => `a0000000-0000-4000-8000-00000000000${number}`;

const account = (role: string) => ({ applicationKey: `app-key-${role}`, handle: `${role}@example.com` });
const both = ["read", "write"] as const;

const admin: User = { ...one, ...account("admin"), id: userId(1), name: "Ada Admin", title: "Lead", permissions: both };
const editor: User = { ...one, ...account("editor"), id: userId(2), name: null, title: null, permissions: both };
const reader: User = { ...one, ...account("reader"), id: userId(3), name: "Rae Reader", title: null, permissions: ["read"] };
const restricted: User = { ...one, ...account("restricted"), id: userId(4), name: "Rex Restricted", title: null, permissions: [] };
const outsider: User = { ...two, ...account("outsider"), id: userId(5), name: "Oli Outsider", title: null, permissions: both };

export const users: readonly User[] = [admin, editor, reader, restricted, outsider];

/** The services of both organizations, in order of creation. */
export function servicesAtStart(): Service[] {
  const numbered = Array.from({ length: 12 }, (_, index) => service(String(index + 1).padStart(2, "0"), index + 1, index === 3 ? editor : admin));
  const [third] = numbered.slice(2);
  if (third) Object.assign(third, { modified: Date.UTC(2024, 1, 1, 9), modifiedBy: editor });
  return [...numbered, { ...service("99", 20, outsider), name: "other-service", firstName: "other-service" }];
}

function service(number: string, day: number, by: User): Service {
  const created = Date.UTC(2024, 0, day, 9);
  const name = `service-${number}`;
  const id = `5e000000-0000-4000-8000-0000000000${number}`;
  return { id, organization: by.organization, createdBy: by, created, firstName: name, name, modified: created, modifiedBy: by };
}
